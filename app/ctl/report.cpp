// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/report.h"

#include "core/money/format.h"
#include "core/payment/names.h"
#include "core/till/projection.h"
#include "core/till/text_time.h"

#include <nlohmann/json.hpp>
#include <unistd.h>

#include <cstdio>

namespace pos::ctl {
namespace {

using nlohmann::ordered_json;

void line(std::FILE *stream, const std::string &text)
{
    std::fwrite(text.data(), 1, text.size(), stream);
    std::fputc('\n', stream);
    std::fflush(stream);
}

std::string dumped(const ordered_json &object)
{
    return object.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

ordered_json jsonOf(const payment::State &state)
{
    ordered_json object;
    object["attempt"] = state.id().text();
    object["state"] = std::string(till::nameOf(till::stageOf(state)));
    object["amount_minor"] = state.what.amount.minor();
    object["currency"] = std::string(state.what.amount.currency().code());
    object["captured_minor"] = state.capturedMinor;
    object["refunded_minor"] = state.facts.refundedMinor;
    object["transaction"] = state.facts.id.text();
    object["payment_intent"] = state.facts.intent.text();
    object["reference"] = state.facts.reference;
    object["reader"] = state.readerName;
    object["card_brand"] = state.facts.cardBrand;
    object["card_last_four"] = state.facts.cardLastFour;
    object["started_utc"] = till::utcText(state.startedUtcMs);
    object["test_mode"] = state.what.testMode;
    object["message"] = sentenceOf(state);
    if (!state.refunds.empty()) {
        object["last_refund"] = std::string(payment::nameOf(state.refunds.back().step));
    }
    return object;
}

} // namespace

void Report::payment(const payment::State &state) const
{
    if (m_json) {
        return line(stdout, dumped(jsonOf(state)));
    }
    line(stdout, sentenceOf(state));
    line(stdout,
        "attempt " + state.id().text()
            + (state.facts.reference.empty() ? "" : ", PlutoPay " + state.facts.reference));
}

void Report::payments(const std::vector<const payment::State *> &states) const
{
    if (m_json) {
        auto list = ordered_json::array();
        for (const auto *state : states) {
            list.push_back(jsonOf(*state));
        }
        return line(stdout, dumped(list));
    }
    if (states.empty()) {
        return line(stdout, "No payments yet.");
    }
    for (const auto *state : states) {
        line(stdout,
            till::utcText(state->startedUtcMs) + "  " + state->id().text() + "  "
                + money::format(state->what.amount, money::NumberStyle{}) + "  "
                + std::string(till::nameOf(till::stageOf(*state))) + "  " + state->facts.reference);
    }
}

void Report::readers(const std::vector<gateway::Reader> &readers) const
{
    if (m_json) {
        auto list = ordered_json::array();
        for (const auto &reader : readers) {
            list.push_back({{"name", reader.name}, {"status", reader.statusText},
                {"reader_id", reader.reader.text()}, {"terminal_id", reader.terminal.text()},
                {"location", reader.locationName}, {"model", reader.model}});
        }
        return line(stdout, dumped(list));
    }
    if (readers.empty()) {
        return line(stdout, "No readers. Register one in the PlutoPay dashboard.");
    }
    for (const auto &reader : readers) {
        line(stdout,
            reader.name + "  " + reader.statusText + "  "
                + (reader.reader.empty() ? "cannot take payments (no reader id)"
                                         : reader.reader.text()));
    }
}

void Report::problem(const std::string &sentence, ExitCode code) const
{
    if (m_json) {
        return line(stdout, dumped({{"error", sentence}, {"exit_code", static_cast<int>(code)}}));
    }
    line(stderr, sentence);
}

void Report::done(const std::string &sentence) const
{
    line(stdout, m_json ? dumped({{"ok", true}, {"message", sentence}}) : sentence);
}

void Report::progress(const payment::State &state) const
{
    if (isatty(STDERR_FILENO) == 1) {
        line(stderr, std::string(till::nameOf(till::stageOf(state))));
    }
}

} // namespace pos::ctl
