// SPDX-License-Identifier: Apache-2.0
//
// Effects become calls, answers become events. No decision is made here.
#include "core/base/invariant.h"
#include "core/payment/engine.h"
#include "core/payment/json_text.h"
#include "core/payment/names.h"
#include "core/sale/description.h"

#include <utility>

namespace pos::payment {
namespace {

using Verdict = event::Answered::Verdict;

void fill(event::Answered &answer, const gateway::Refused &refused)
{
    answer.verdict = Verdict::Refused;
    answer.refusal = refused.kind;
    answer.message = refused.message;
    answer.retryAfterMs = refused.retryAfterMs;
}

void fill(event::Answered &answer, const gateway::Unknown &unknown)
{
    answer.verdict = Verdict::Unknown;
    answer.reason = unknown.reason;
    answer.message = unknown.detail;
}

void takeTransaction(event::Answered &answer, const gateway::Transaction &transaction)
{
    answer.facts = factsOf(transaction);
}

} // namespace

template <typename T, typename Convert>
gateway::Callback<T> Engine::answerTo(const State &state, Call call, Convert convert)
{
    event::Answered blank;
    blank.call = call;
    blank.number = state.sent(call);
    return [this, alive = Alive(m_alive), gateway = m_gateway, id = state.id(), blank, convert](
               gateway::Outcome<T> outcome) {
        if (alive.expired()) {
            return;
        }
        auto answer = blank;
        if (const auto *done = std::get_if<T>(&outcome)) {
            answer.verdict = Verdict::Done;
            convert(answer, *done);
        } else if (const auto *refused = std::get_if<gateway::Refused>(&outcome)) {
            fill(answer, *refused);
        } else {
            fill(answer, std::get<gateway::Unknown>(outcome));
        }
        answer.spread = static_cast<std::uint8_t>(m_ports.random.below(256));
        if (m_heard) {
            m_heard(answer.verdict != Verdict::Unknown);
        }
        answered(id, std::move(answer), gateway->lastTrace());
    };
}

void Engine::answered(const AttemptId &id, event::Answered answer, const gateway::CallTrace &trace)
{
    const auto *state = find(id);
    if (state == nullptr) {
        apply(id, now(std::move(answer)));
        return;
    }
    const auto before = state->facts;
    const auto call = answer.call;
    const bool plain
        = (call == Call::Read || call == Call::Search) && answer.verdict == Verdict::Done;
    noteCall(id, call, trace, !plain || (answer.facts && *answer.facts != before));
    apply(id, now(std::move(answer)));
}

// Reads that brought nothing new are not kept: a waiting payment makes hundreds of them.
void Engine::noteCall(const AttemptId &id, Call call, const gateway::CallTrace &trace, bool matters)
{
    if (!matters) {
        return;
    }
    JsonText body;
    body.put("call", nameOf(call));
    body.put("duration_ms", trace.durationMs);
    if (trace.httpStatus != 0) {
        body.put("http_status", trace.httpStatus);
    }
    if (!trace.requestId.empty()) {
        body.put("request_id", trace.requestId);
    }
    body.put("result", trace.result);
    body.put("started_ms", trace.startedMonotonicMs);
    body.put("what", trace.what);
    later({id.text(), "call.ended", body.finish(), m_ports.clock.utcMs(),
        m_ports.clock.monotonicMs()});
}

// There is no provider to send to (the key was removed): as harmless as a dead network.
void Engine::notSent(const State &state, Call call)
{
    event::Answered answer;
    answer.call = call;
    answer.number = state.sent(call);
    answer.verdict = Verdict::Unknown;
    answer.reason = gateway::Unknown::Reason::NotSent;
    answer.message = "no key is set";
    m_ports.executor.post([this, alive = Alive(m_alive), id = state.id(), answer] {
        if (!alive.expired()) {
            apply(id, now(answer));
        }
    });
}

void Engine::sendRead(const AttemptId &id)
{
    const auto waitMs = m_gateway == nullptr ? 0 : m_gateway->waitForBudgetMs();
    if (waitMs > 0) { // F15: another payment's turn; the result still comes
        m_ports.executor.postAfter(waitMs, [this, alive = Alive(m_alive), id] {
            if (!alive.expired()) {
                sendRead(id);
            }
        });
        return;
    }
    const auto *state = find(id);
    if (state == nullptr) {
        return;
    }
    if (m_gateway == nullptr) {
        return notSent(*state, Call::Read);
    }
    m_gateway->getTransaction(
        state->facts.id, answerTo<gateway::Transaction>(*state, Call::Read, takeTransaction));
}

namespace {

gateway::CreatePayment createRequest(const State &state)
{
    gateway::CreatePayment request;
    request.amountMinor = state.what.amount.minor();
    request.currency = state.what.amount.currency().lowerCode();
    request.terminal = state.what.terminal;
    request.description = state.what.description;
    request.metadata
        = {{"plutopos_attempt", state.id().text()}, {"plutopos_sale", state.what.sale.text()}};
    request.key = createKey(state);
    request.manualCapture = state.what.manualCapture;
    return request;
}

gateway::ListTransactions searchRequest(const State &state)
{
    gateway::ListTransactions query;
    query.search = state.id().text();
    query.size = 20;
    return query;
}

Call callOf(Effect effect)
{
    switch (effect) {
    case Effect::SendCreate:
        return Call::Create;
    case Effect::SendPush:
        return Call::Push;
    case Effect::SendRead:
        return Call::Read;
    case Effect::SendSearch:
        return Call::Search;
    case Effect::SendCancel:
        return Call::Cancel;
    case Effect::SendStrayCancel:
        return Call::StrayCancel;
    case Effect::SendCapture:
        return Call::Capture;
    case Effect::SendRefund:
        return Call::Refund;
    case Effect::SendRefundBaseline:
        return Call::RefundBaseline;
    }
    base::unreachable();
}

} // namespace

void Engine::carryOut(const State &state, Effect effect)
{
    const auto call = callOf(effect);
    if (effect == Effect::SendRead) {
        return sendRead(state.id());
    }
    if (m_gateway == nullptr) {
        return notSent(state, call);
    }
    switch (effect) {
    case Effect::SendCreate:
        return m_gateway->createPayment(createRequest(state),
            answerTo<gateway::CreatedPayment>(
                state, call, [](event::Answered &answer, const gateway::CreatedPayment &done) {
                    answer.facts = factsOf(done.transaction);
                    answer.facts->intent = done.paymentIntent;
                    answer.keyEchoed = done.keyEchoed;
                }));
    case Effect::SendPush:
        return m_gateway->processPayment(state.facts.intent, state.reader,
            answerTo<gateway::ReaderAction>(
                state, call, [](event::Answered &, const gateway::ReaderAction &) {}));
    case Effect::SendSearch:
        return m_gateway->listTransactions(searchRequest(state),
            answerTo<gateway::Page<gateway::Transaction>>(state, call,
                [code = state.id().text()](
                    event::Answered &answer, const gateway::Page<gateway::Transaction> &page) {
                    for (const auto &transaction : page.items) {
                        // The search is a substring match over several fields. Ours ends with its
                        // code; a note may speak of another payment's.
                        if (sale::attemptCodeIn(transaction.description) == code) {
                            answer.found.push_back(factsOf(transaction));
                        }
                    }
                }));
    case Effect::SendCancel:
        return m_gateway->cancelTransaction(
            state.facts.id, answerTo<gateway::Transaction>(state, call, takeTransaction));
    case Effect::SendStrayCancel:
        return m_gateway->cancelTransaction(
            state.strays.front(), answerTo<gateway::Transaction>(state, call, takeTransaction));
    case Effect::SendCapture:
        return m_gateway->captureTransaction(state.facts.id, state.captureMinor, captureKey(state),
            answerTo<gateway::Transaction>(state, call, takeTransaction));
    case Effect::SendRefund:
        return m_gateway->refundTransaction(state.facts.id, state.refunds.back().amountMinor,
            state.refunds.back().reason, refundKey(state),
            answerTo<gateway::Refund>(
                state, call, [](event::Answered &answer, const gateway::Refund &refund) {
                    answer.refundReference = refund.reference;
                    if (refund.transaction) {
                        answer.facts = factsOf(*refund.transaction);
                    }
                }));
    case Effect::SendRefundBaseline:
        return m_gateway->getTransaction(
            state.facts.id, answerTo<gateway::Transaction>(state, call, takeTransaction));
    case Effect::SendRead:
        break;
    }
    base::unreachable();
}

} // namespace pos::payment
