// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/program/shopper.h"

#include "app/sandbox/reader.h"
#include "tests/sim/program/world.h"

namespace pos::sim {

void Shoppers::prompted(int attempt, const std::string &readerId)
{
    auto &sale = m_world.registry.saleOf(attempt);
    auto *reader = m_world.provider.shop().state.readers.find(readerId);
    if (reader == nullptr || sale.left || sale.cashTaken) {
        return;
    }
    if (m_world.tempted(Kind::WalksAway)) {
        m_world.met(Kind::WalksAway, attempt);
        sale.left = true;
        return;
    }
    m_world.heap.after(between(m_world.people, 300, 9'000),
        [this, attempt, readerId, generation = reader->generation] {
            act(attempt, readerId, generation);
        });
}

void Shoppers::act(int attempt, const std::string &readerId, std::int64_t generation)
{
    auto &world = m_world;
    world.provider.catchUp();
    auto &shop = world.provider.shop();
    auto &sale = world.registry.saleOf(attempt);
    auto *reader = shop.state.readers.find(readerId);
    const bool asked = reader != nullptr && reader->generation == generation
        && reader->screen == "prompt" && !sale.left && !sale.cashTaken;
    if (!asked) {
        return;
    }
    if (world.tempted(Kind::CustomerCancels)) {
        world.met(Kind::CustomerCancels, attempt);
        sale.left = world.people.below(2) == 0;
        static_cast<void>(sandbox::customerCancels(shop, *reader));
        return world.provider.catchUp();
    }
    const auto &card = sale.cards[std::min(sale.nextCard, sale.cards.size() - 1)];
    ++sale.nextCard;
    const bool insert = world.people.below(5) == 0;
    world.history.note(sale.index, 60 + (insert ? 1 : 0), [&] {
        return "shopper: " + std::string(insert ? "inserts" : "taps") + " the card ending "
            + card.substr(card.size() - 4);
    });
    static_cast<void>(sandbox::presentCard(shop, *reader, card, insert ? "insert" : "tap", true));
    world.provider.catchUp();
    if (!insert) {
        return;
    }
    const bool early = world.tempted(Kind::CardPulled);
    if (early) {
        world.met(Kind::CardPulled, attempt);
    }
    world.heap.after(early ? between(world.people, 50, 900) : between(world.people, 2'500, 8'000),
        [this, readerId] {
            m_world.provider.catchUp();
            auto &shelf = m_world.provider.shop();
            if (auto *row = shelf.state.readers.find(readerId); row != nullptr) {
                static_cast<void>(sandbox::removeCard(shelf, *row));
                m_world.provider.catchUp();
            }
        });
}

} // namespace pos::sim
