// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/program/network.h"

#include "tests/sim/program/world.h"

#include <algorithm>

namespace pos::sim {
namespace {

using payment::Call;

bool fits(Kind kind, Call call)
{
    const bool read = call == Call::Read || call == Call::RefundBaseline;
    if (kind == Kind::StaleReply || kind == Kind::WrongId) {
        return read;
    }
    if (kind == Kind::WrongAmount || kind == Kind::WrongMode) {
        return read || call == Call::Create;
    }
    if (kind == Kind::UnknownWord) {
        return read || call == Call::Create || call == Call::Cancel;
    }
    if (kind == Kind::Twice) { // what is keyed or harmless; a refund is no such thing
        return read || call == Call::Create || call == Call::Cancel;
    }
    if (kind == Kind::PushTwice) {
        return call == Call::Push;
    }
    if (kind == Kind::OtherAmount) {
        return call == Call::Create;
    }
    return kind != Kind::LateRequest || call != Call::Refund;
}

} // namespace

Network::Network(World &world, std::uint64_t seed)
    : cut(static_cast<std::size_t>(world.options.tills), false)
    , m_world(world)
    , m_dice(seed)
{
    int sum = 0;
    for (const auto &row : kindTable()) {
        if (row.area == Area::Exchange && world.options.has(row.kind)) {
            sum += world.options.rate(row.kind);
            m_shares.push_back({sum, row.kind});
        }
    }
}

void Network::heal()
{
    m_healthy = true;
    std::fill(cut.begin(), cut.end(), false);
    keyRevoked = false;
}

Fate Network::draw(int till, Call call, int attempt)
{
    Fate fate;
    fate.outMs = between(m_dice, 8, 60);
    fate.backMs = between(m_dice, 8, 60);
    const auto lot = static_cast<int>(m_dice.below(1000));
    if (m_healthy) {
        return fate;
    }
    if (cut[static_cast<std::size_t>(till)]) {
        fate.kind = lot < 600 ? Kind::NotSent : lot < 900 ? Kind::LostRequest : Kind::LostReply;
        m_world.met(Kind::Partition, attempt);
        return fate;
    }
    if (keyRevoked) {
        fate.kind = Kind::KeyRevoked;
        m_world.met(Kind::KeyRevoked, attempt);
        return fate;
    }
    const auto share = std::find_if(
        m_shares.begin(), m_shares.end(), [&](const Share &one) { return lot < one.upTo; });
    if (share != m_shares.end() && fits(share->kind, call)) {
        fate.kind = share->kind;
        m_world.met(share->kind, attempt);
    }
    return fate;
}

} // namespace pos::sim
