// SPDX-License-Identifier: Apache-2.0
//
// A till for tests of pages: it records every command and says only what a test tells it to say.
#pragma once

#include "core/view/till.h"

#include <optional>
#include <utility>
#include <vector>

namespace pos::ui::test {

class FakeTill : public view::Till {
public:
    using Till::Till;

    void send(view::Command command) override { commands.push_back(std::move(command)); }

    // The commands of one kind, in order.
    template <typename T>
    [[nodiscard]] std::vector<T> sent() const
    {
        std::vector<T> found;
        for (const view::Command &command : commands) {
            if (const T *one = std::get_if<T>(&command)) {
                found.push_back(*one);
            }
        }
        return found;
    }

    // Snapshots that most tests start from: one ready reader, nothing wrong.
    static view::TillStatus readyStatus()
    {
        view::TillStatus status;
        status.mode = view::Mode::Test;
        status.tillName = "Till 1";
        status.shopName = "Corner Coffee";
        status.providerReachable = true;
        status.canCharge = true;
        return status;
    }

    static view::ReadersView oneReader()
    {
        view::ReaderView reader;
        reader.terminalId = "9c1e6a1e-0000-4000-8000-000000000001";
        reader.readerId = "tmr_FakeReader1";
        reader.name = "Counter 1";
        reader.location = "Front counter";
        reader.model = "BBPOS WisePOS E";
        reader.state = view::ReaderState::Ready;
        reader.batteryPercent = 84;
        reader.inUse = true;
        view::ReadersView readers;
        readers.readers.push_back(reader);
        return readers;
    }

    std::vector<view::Command> commands;
};

} // namespace pos::ui::test
