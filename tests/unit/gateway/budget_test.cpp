// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/http/request_budget.h"
#include "core/gateway/http/retry_after.h"
#include "core/gateway/http/url_rule.h"

#include <QTest>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

using namespace pos;
using namespace pos::gateway::http;
using Priority = RequestBudget::Priority;

class BudgetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void f15_pollingStopsBeforeTheAccountsLimit()
    {
        RequestBudget budget(100);
        int sent = 0;
        // A minute of polling as fast as allowed, once a millisecond.
        for (std::int64_t now = 0; now < 60'000; ++now) {
            if (budget.waitMs(now, Priority::Low) == 0) {
                budget.spent(now);
                ++sent;
            }
        }
        // The bucket without its reserve, plus a minute of refill: less than the account allows.
        QVERIFY2(sent <= 96 && sent >= 94, std::to_string(sent).c_str());
        int steady = 0;
        for (std::int64_t now = 60'000; now < 120'000; ++now) {
            if (budget.waitMs(now, Priority::Low) == 0) {
                budget.spent(now);
                ++steady;
            }
        }
        QVERIFY2(steady <= 76 && steady >= 74, std::to_string(steady).c_str());
    }
    // Whatever came before: nobody asks a hundred times in any minute because of polling, and what
    // is asked comes evenly, not in a burst and a silence.
    void f15_noMinuteHoldsMoreThanTheAccountAllows()
    {
        RequestBudget budget(100);
        std::vector<std::int64_t> sentMs;
        for (std::int64_t now = 0; now < 600'000; ++now) {
            const bool pause = now % 90'000 > 70'000; // the bucket fills again in between
            if (!pause && budget.waitMs(now, Priority::Low) == 0) {
                budget.spent(now);
                sentMs.push_back(now);
            }
        }
        std::size_t first = 0;
        std::size_t most = 0;
        for (std::size_t at = 0; at < sentMs.size(); ++at) {
            while (sentMs[at] - sentMs[first] >= 60'000) {
                ++first;
            }
            most = std::max(most, at - first + 1);
        }
        QVERIFY2(most <= 100 && most > 80, std::to_string(most).c_str());
        QVERIFY(budget.waitMs(600'000, Priority::Low) <= 800);
    }
    void f15_moneyNeverWaits()
    {
        RequestBudget budget(2);
        for (int call = 0; call < 50; ++call) {
            QCOMPARE(budget.waitMs(0, Priority::High), std::int64_t{0});
            budget.spent(0);
        }
        QVERIFY(budget.waitMs(0, Priority::Low) > 0);
        // However much was overdrawn, polling comes back within two minutes.
        QCOMPARE(budget.waitMs(120'001, Priority::Low), std::int64_t{0});
    }
    void f15_theWaitIsExact()
    {
        RequestBudget budget(60);
        while (budget.waitMs(0, Priority::Low) == 0) {
            budget.spent(0);
        }
        const std::int64_t waitMs = budget.waitMs(0, Priority::Low);
        QVERIFY(waitMs > 0 && waitMs <= 1334); // 45 a minute
        QVERIFY(budget.waitMs(waitMs - 1, Priority::Low) > 0);
        QCOMPARE(budget.waitMs(waitMs, Priority::Low), std::int64_t{0});
    }
    void f15_otherTillsAreSeenInTheRemainingCount()
    {
        RequestBudget budget(100);
        budget.learned(200, {{"x-ratelimit-limit", "100"}, {"x-ratelimit-remaining", "3"}}, 0, 0);
        QVERIFY(budget.waitMs(0, Priority::Low) > 0);
        QCOMPARE(budget.waitMs(0, Priority::High), std::int64_t{0});
    }
    void aLargerLimitIsLearnedAndNonsenseIsNot()
    {
        RequestBudget budget;
        budget.learned(200, {{"x-ratelimit-limit", "600"}}, 0, 0);
        QCOMPARE(budget.perMinute(), 600);
        for (const char *nonsense : {"0", "-5", "many", "", "99999999999999999999", "12.5"}) {
            budget.learned(200, {{"x-ratelimit-limit", nonsense}}, 0, 0);
            QCOMPARE(budget.perMinute(), 600);
        }
    }
    void aTinyLimitStillLetsPollingThrough()
    {
        RequestBudget budget(1);
        QCOMPARE(budget.waitMs(0, Priority::Low), std::int64_t{0});
        budget.spent(0);
        QCOMPARE(budget.waitMs(0, Priority::Low), std::int64_t{80'000});
    }
    void aClockThatGoesBackDoesNoHarm()
    {
        RequestBudget budget(60);
        budget.spent(100'000);
        budget.spent(50'000);
        QVERIFY(budget.waitMs(50'000, Priority::Low) >= 0);
        QVERIFY(budget.waitMs(50'000, Priority::Low) < 60'000);
    }

    void f14_retryAfterIsHonouredUpToAMinute_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<qint64>("waitMs");
        const auto row = [](const char *header, qint64 waitMs) {
            QTest::newRow(header) << QString::fromLatin1(header) << waitMs;
        };
        row("0", 0);
        row("7", 7000);
        row("3600", 60'000);
        row("99999999999999999999999", 60'000);
        row("Fri, 20 Nov 2026 10:00:30 GMT", 30'000);
        row("Fri, 20 Nov 2026 12:00:00 GMT", 60'000);
        row("Fri, 20 Nov 2026 09:00:00 GMT", 0);
        row("soon", 10'000); // a 429 without a usable hint
        row("-5", 10'000);
        row("Fri, 32 Nov 2026 09:00:00 GMT", 10'000);
    }
    void f14_retryAfterIsHonouredUpToAMinute()
    {
        QFETCH(QString, header);
        QFETCH(qint64, waitMs);
        RequestBudget budget;
        // The till's own clock is a day off: only the answer's Date header counts.
        constexpr std::int64_t wrongUtcMs = 1'700'000'000'000;
        budget.learned(429,
            {{"date", "Fri, 20 Nov 2026 10:00:00 GMT"}, {"retry-after", header.toStdString()}},
            5000, wrongUtcMs);
        QCOMPARE(budget.waitMs(5000, Priority::Low), std::int64_t{waitMs});
        QCOMPARE(budget.waitMs(5000, Priority::High), std::int64_t{0});
        QCOMPARE(budget.waitMs(5000 + waitMs, Priority::Low), std::int64_t{0});
    }
    void datesAreReadAsMilliseconds()
    {
        QCOMPARE(parseHttpDateMs("Sun, 06 Nov 1994 08:49:37 GMT").value(),
            std::int64_t{784'111'777'000});
        for (const char *wrong : {"", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nix 1994 08:49:37 GMT",
                 "Sun, 31 Feb 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT"}) {
            QVERIFY2(!parseHttpDateMs(wrong), wrong);
        }
    }

    void f21_theKeyOnlyGoesToSafePlaces_data()
    {
        QTest::addColumn<bool>("allowed");
        for (const char *url : {"https://plutopayus.com/api/v1/merchant", "https://a:8443/x",
                 "HTTPS://A/x", "http://127.0.0.1:8080/api", "http://localhost/x",
                 "http://[::1]:9/x", "http://127.8.9.1/x", "https://[2001:db8::1]/x"}) {
            QTest::newRow(url) << true;
        }
        for (const char *url : {"http://plutopayus.com/api", "http://127.evil.example/x",
                 "http://localhost.evil.example/", "http://127.0.0.1.evil.example/",
                 "http://10.0.0.1/x", "http://user@127.0.0.1/", "https://u:p@host/x", "ftp://host/",
                 "//host/x", "", "https://", "https:///x", "https://host:0/", "https://host:x/",
                 "https://host:70000/", "https://ho st/", "https://host/\r\nX: y", "file:///etc",
                 "http://0177.0.0.1/", "http://127.080.1.1/x", "http://127.0.0.01/",
                 "http://[::ffff:8.8.8.8]/", "https://host\\@evil/"}) {
            QTest::newRow(url) << false;
        }
    }
    void f21_theKeyOnlyGoesToSafePlaces()
    {
        QFETCH(bool, allowed);
        QCOMPARE(whyRefused(QTest::currentDataTag()).empty(), allowed);
    }
};

QTEST_GUILESS_MAIN(BudgetTest)
#include "budget_test.moc"
