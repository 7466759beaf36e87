// SPDX-License-Identifier: Apache-2.0
//
// What plutoposctl prints: a sentence for a person, or one JSON object for a script. Results go to
// stdout, progress to stderr and only when it is a terminal.
#pragma once

#include "app/ctl/exit_code.h"
#include "core/payment/attempt.h"

#include <string>
#include <vector>

namespace pos::ctl {

class Report {
public:
    explicit Report(bool json)
        : m_json(json)
    {
    }

    void payment(const payment::State &state) const;
    void payments(const std::vector<const payment::State *> &states) const;
    void readers(const std::vector<gateway::Reader> &readers) const;
    // A refusal or an error: the sentence on stderr, or {"error": …} on stdout with --json.
    void problem(const std::string &sentence, ExitCode code) const;
    // A plain result: the sentence, or {"ok": true, "message": …}.
    void done(const std::string &sentence) const;
    void progress(const payment::State &state) const;
    [[nodiscard]] bool json() const { return m_json; }

private:
    bool m_json;
};

} // namespace pos::ctl
