// SPDX-License-Identifier: Apache-2.0
//
// All pages of a list, by the one rule that holds in every dialect (contract, section 5): the last
// page as told; else stop on an empty page or on fewer rows than the told size; rows that appear
// twice, because new ones shift the pages, are kept once.
#pragma once

#include "core/gateway/gateway.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

namespace pos::gateway::plutopay {

template <typename T>
struct AllRows {
    std::vector<T> items;
    bool complete = true; // false: stopped at the limit, there may be more
};

// fetch(page, callback) asks for one page (1, 2, …); idOf names a row. Ends in all rows, or in the
// first Refused or Unknown: a part of a list is never passed off as the whole. At most maxPages
// (>= 1) calls. Asks for one page at a time; the caller's fetch waits for the request budget.
template <typename T>
void collectPages(std::function<void(int, Callback<Page<T>>)> fetch,
    std::function<std::string(const T &)> idOf, int maxPages, Callback<AllRows<T>> done)
{
    struct Walk {
        std::function<void(int, Callback<Page<T>>)> fetch;
        std::function<std::string(const T &)> idOf;
        int maxPages = 1;
        Callback<AllRows<T>> done;
        AllRows<T> rows;
        std::unordered_set<std::string> seen;

        // True when the page was the last one.
        [[nodiscard]] bool take(int number, Page<T> page)
        {
            const std::size_t before = seen.size();
            const auto count = page.items.size();
            for (T &item : page.items) {
                if (seen.insert(idOf(item)).second) {
                    rows.items.push_back(std::move(item));
                }
            }
            // A server that ignores the page number would send the same rows for ever.
            if (count == 0 || seen.size() == before) {
                return true;
            }
            if (page.lastPage) {
                return number >= *page.lastPage;
            }
            return page.reportedSize > 0 && count < static_cast<std::size_t>(page.reportedSize);
        }

        static void ask(const std::shared_ptr<Walk> &walk, int number)
        {
            walk->fetch(number, [walk, number](Outcome<Page<T>> outcome) {
                if (auto *refused = std::get_if<Refused>(&outcome)) {
                    walk->done(std::move(*refused));
                } else if (auto *unknown = std::get_if<Unknown>(&outcome)) {
                    walk->done(std::move(*unknown));
                } else if (walk->take(number, std::move(std::get<Page<T>>(outcome)))) {
                    walk->done(std::move(walk->rows));
                } else if (number >= walk->maxPages) {
                    walk->rows.complete = false;
                    walk->done(std::move(walk->rows));
                } else {
                    ask(walk, number + 1);
                }
            });
        }
    };
    Walk::ask(std::make_shared<Walk>(Walk{std::move(fetch), std::move(idOf), std::max(maxPages, 1),
                  std::move(done), {}, {}}),
        1);
}

} // namespace pos::gateway::plutopay
