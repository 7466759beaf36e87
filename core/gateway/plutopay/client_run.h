// SPDX-License-Identifier: Apache-2.0
//
// The typed half of a call: what every endpoint of the client shares once its body is known. Only
// the client's own files include it.
#pragma once

#include "core/gateway/plutopay/client.h"
#include "core/gateway/plutopay/encode.h"
#include "core/gateway/plutopay/refusal.h"

#include <algorithm>
#include <utility>

namespace pos::gateway::plutopay {

// 50 minor units are the smallest charge that the API takes (contract, 2.1).
constexpr std::int64_t smallestChargeMinor = 50;
// The column behind `description` is this long, whatever the validation says (row 49).
constexpr std::size_t longestDescriptionBytes = 255;
constexpr std::size_t longestKeyBytes = 255;

[[nodiscard]] inline bool sameIgnoringCase(std::string_view left, std::string_view right)
{
    const auto lower
        = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
        [lower](char a, char b) { return lower(a) == lower(b); });
}

[[nodiscard]] inline Refused locallyRefused(std::string message, std::string field)
{
    return Refused{RefusalKind::InvalidRequest, 0, "", std::move(message), std::move(field), 0, ""};
}

template <typename T>
void PlutoPayClient::run(Call call, Decoder<T> decode, Callback<T> done, Check<T> check)
{
    launch(std::move(call),
        [this, decode = std::move(decode), done = std::move(done), check = std::move(check)](
            Judged judged) {
            if (auto *refused = std::get_if<Refused>(&judged)) {
                done(std::move(*refused));
                return;
            }
            if (auto *unknown = std::get_if<Unknown>(&judged)) {
                done(std::move(*unknown));
                return;
            }
            const auto &reply = std::get<world::HttpReply>(judged);
            const auto fail = [&](Unknown::Reason reason, std::string detail) {
                Unknown unknown{reason, reply.status, std::move(detail), m_trace.requestId};
                note(unknown);
                done(std::move(unknown));
            };
            auto decoded = decode(reply);
            if (!decoded) {
                fail(Unknown::Reason::Unreadable, decoded.error().what);
                return;
            }
            if (const auto wrong = check ? check(*decoded) : std::nullopt) {
                fail(Unknown::Reason::Mismatch, *wrong);
                return;
            }
            done(std::move(*decoded));
        });
}

template <typename T>
void PlutoPayClient::run(Call call, Decoded<T> (*decode)(JsonParser &, std::string_view),
    Callback<T> done, Check<T> check)
{
    run<T>(
        std::move(call),
        [this, decode](const world::HttpReply &reply) { return decode(m_parser, reply.body); },
        std::move(done), std::move(check));
}

template <typename T>
void PlutoPayClient::refuse(std::string_view what, Refused refused, Callback<T> done)
{
    // Posted, not called: nobody is called back before the call has returned.
    m_executor.post([weak = std::weak_ptr(m_alive), what = std::string(what),
                        refused = std::move(refused), done = std::move(done)]() mutable {
        const auto alive = weak.lock();
        if (!alive) {
            return;
        }
        PlutoPayClient &client = **alive;
        client.m_trace = CallTrace{what, client.m_clock.monotonicMs(), 0, 0, "", ""};
        client.note(refused);
        done(std::move(refused));
    });
}

template <typename T>
bool PlutoPayClient::refusedId(std::string_view what, std::string_view id, const Callback<T> &done)
{
    if (isUuid(id)) {
        return false;
    }
    refuse<T>(what, locallyRefused("The id is not one that PlutoPay gives out.", "id"), done);
    return true;
}

template <typename T>
bool PlutoPayClient::refusedAmount(std::string_view what, std::int64_t amountMinor,
    std::string_view currency, std::string_view description, const Callback<T> &done)
{
    const bool letters = std::all_of(
        currency.begin(), currency.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (amountMinor < smallestChargeMinor) {
        refuse<T>(what, locallyRefused("The amount is below the minimum of 50.", "amount"), done);
    } else if (currency.size() != 3 || !letters) {
        refuse<T>(
            what, locallyRefused("The currency is not three small letters.", "currency"), done);
    } else if (description.size() > longestDescriptionBytes) {
        refuse<T>(
            what, locallyRefused("The description is longer than 255 bytes.", "description"), done);
    } else {
        return false;
    }
    return true;
}

} // namespace pos::gateway::plutopay
