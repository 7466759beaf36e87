// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/plutopay/page_walk.h"

#include <QTest>

#include <algorithm>
#include <optional>
#include <string>

using namespace pos::gateway;
using namespace pos::gateway::plutopay;

class PageWalkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pagesAreWalkedToTheTrueEnd()
    {
        struct Server {
            int rows, size;
            bool tellsLast, tellsSize, ignoresPage;
        };
        const std::pair<Server, std::size_t> table[]
            = {{{29, 20, true, true, false}, 29}, {{29, 20, false, true, false}, 29},
                {{40, 20, false, true, false}, 40}, {{29, 20, false, false, false}, 29},
                {{29, 20, false, false, true}, 20}, {{0, 20, true, true, false}, 0}};
        for (const auto &[server, rows] : table) {
            const auto fetch = [server = server](int page, Callback<Page<std::string>> done) {
                Page<std::string> answer;
                const int from = server.ignoresPage ? 0 : (page - 1) * server.size;
                // A new row shifted the pages: the last row of the page before appears again.
                for (int row = std::max(from - (page > 1 ? 1 : 0), 0);
                     row < std::min(from + server.size, server.rows); ++row) {
                    if (from < server.rows) {
                        answer.items.push_back(std::to_string(row));
                    }
                }
                if (server.tellsLast) {
                    answer.lastPage = (server.rows + server.size - 1) / server.size;
                }
                answer.reportedSize = server.tellsSize ? server.size : 0;
                done(std::move(answer));
            };
            std::optional<Outcome<AllRows<std::string>>> got;
            collectPages<std::string>(
                fetch, [](const std::string &row) { return row; }, 10,
                [&got](auto outcome) { got = std::move(outcome); });
            QVERIFY(got);
            const auto &all = std::get<AllRows<std::string>>(*got);
            QCOMPARE(all.items.size(), rows);
            QVERIFY(all.complete);
        }
    }
    void aPartOfAListIsNeverPassedOffAsTheWhole()
    {
        std::optional<Outcome<AllRows<std::string>>> got;
        const auto keep = [&got](auto outcome) { got = std::move(outcome); };
        const auto name = [](const std::string &row) { return row; };
        collectPages<std::string>(
            [](int page, Callback<Page<std::string>> done) {
                done(Page<std::string>{{std::to_string(page)}, page, 1000, {}, 1});
            },
            name, 5, keep);
        QCOMPARE(std::get<AllRows<std::string>>(*got).items.size(), std::size_t{5});
        QVERIFY(!std::get<AllRows<std::string>>(*got).complete);
        collectPages<std::string>(
            [](int page, Callback<Page<std::string>> done) {
                if (page == 1) {
                    done(Page<std::string>{{"1"}, 1, 2, {}, 1});
                } else {
                    done(Unknown{Unknown::Reason::Lost, 0, "", ""});
                }
            },
            name, 5, keep);
        QVERIFY(std::holds_alternative<Unknown>(*got));
    }
};

QTEST_GUILESS_MAIN(PageWalkTest)
#include "page_walk_test.moc"
