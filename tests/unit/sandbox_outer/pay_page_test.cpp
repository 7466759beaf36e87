// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/pay_page.h"

#include <QTest>

#include <limits>

using namespace pos::sandbox;

namespace {

bool has(const std::string &text, const std::string &part)
{
    return text.find(part) != std::string::npos;
}

PayPage openPage()
{
    PayPage page;
    page.shop = "Test shop";
    page.description = "Two coffees";
    page.reference = "cs_1";
    page.amountMinor = 4750;
    page.action = "/pay/cs_1";
    page.returnUrl = "https://shop.example/thanks?checkout_ref=cs_1";
    return page;
}

} // namespace

class PayPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void amountsFollowTheCurrency_data()
    {
        QTest::addColumn<qint64>("amountMinor");
        QTest::addColumn<QByteArray>("currency");
        QTest::addColumn<QByteArray>("shown");
        QTest::newRow("dollars") << qint64{4750} << QByteArray("usd") << QByteArray("$47.50");
        QTest::newRow("cents") << qint64{7} << QByteArray("USD") << QByteArray("$0.07");
        QTest::newRow("grouped") << qint64{123456789} << QByteArray("gbp")
                                 << QByteArray("\xC2\xA3"
                                               "1,234,567.89");
        QTest::newRow("yen") << qint64{1200} << QByteArray("jpy")
                             << QByteArray("\xC2\xA5"
                                           "1,200");
        QTest::newRow("dinar") << qint64{1200} << QByteArray("kwd") << QByteArray("1.200 KWD");
        QTest::newRow("zloty") << qint64{1200} << QByteArray("pln") << QByteArray("12.00 PLN");
        QTest::newRow("negative") << qint64{-5} << QByteArray("usd") << QByteArray("-$0.05");
        QTest::newRow("least") << std::numeric_limits<qint64>::min() << QByteArray("jpy")
                               << QByteArray("-\xC2\xA5"
                                             "9,223,372,036,854,775,808");
    }
    void amountsFollowTheCurrency()
    {
        QFETCH(qint64, amountMinor);
        QFETCH(QByteArray, currency);
        QFETCH(QByteArray, shown);
        QCOMPARE(displayAmount(amountMinor, currency.toStdString()), shown.toStdString());
    }

    void everythingFromARequestIsEscaped()
    {
        const std::string evil = "<script>alert(1)</script>\"'&";
        for (const auto state :
            {PayPage::State::Open, PayPage::State::Declined, PayPage::State::Paid,
                PayPage::State::Expired, PayPage::State::Cancelled, PayPage::State::NotFound}) {
            PayPage page;
            page.state = state;
            page.shop = page.description = page.reference = page.currency = page.action
                = page.message = evil;
            page.returnUrl = "https://shop/" + evil;
            const std::string html = payPageHtml(page);
            QVERIFY(!has(html, "<script"));
            QVERIFY(!has(html, "\"'&"));
        }
        QCOMPARE(htmlEscaped("a<b>\"&'"), std::string{"a&lt;b&gt;&quot;&amp;&#39;"});
    }

    void anOpenPageOffersCardsPayAndCancel()
    {
        const std::string html = payPageHtml(openPage());
        QVERIFY(has(html, "$47.50"));
        QVERIFY(has(html, "Two coffees"));
        QVERIFY(has(html, "action=\"/pay/cs_1\""));
        QVERIFY(has(html, "4242424242424242"));
        QVERIFY(has(html, "4000000000000002"));
        QVERIFY(has(html, "value=\"pay\""));
        QVERIFY(has(html, "value=\"cancel\""));
    }

    void nothingIsFetchedFromElsewhereAndNoScriptRuns()
    {
        const std::string html = payPageHtml(openPage());
        for (const char *part : {"<script", "src=", "<link", "@import", "url("}) {
            QVERIFY2(!has(html, part), part);
        }
    }

    void aDeclineSaysWhyAndOffersTheFormAgain()
    {
        PayPage page = openPage();
        page.state = PayPage::State::Declined;
        page.message = "Insufficient funds.";
        const std::string html = payPageHtml(page);
        QVERIFY(has(html, "declined"));
        QVERIFY(has(html, "Insufficient funds."));
        QVERIFY(has(html, "<form"));
    }

    void endedPagesHaveNoForm()
    {
        for (const auto state : {PayPage::State::Paid, PayPage::State::Expired,
                 PayPage::State::Cancelled, PayPage::State::NotFound}) {
            PayPage page = openPage();
            page.state = state;
            QVERIFY(!has(payPageHtml(page), "<form"));
        }
    }

    void onlyWebAddressesBecomeLinks()
    {
        PayPage page = openPage();
        page.state = PayPage::State::Paid;
        QVERIFY(has(payPageHtml(page), "href=\"https://shop.example/thanks?checkout_ref=cs_1\""));
        page.returnUrl = "javascript:alert(1)";
        QVERIFY(!has(payPageHtml(page), "href"));
    }

    void theAnswerForbidsFramesScriptsAndCaches()
    {
        PayPage page = openPage();
        Answer answer = payPageAnswer(page);
        QCOMPARE(answer.status, 200);
        bool policy = false;
        for (const auto &[name, value] : answer.headers) {
            policy
                = policy || (name == "Content-Security-Policy" && has(value, "default-src 'none'"));
        }
        QVERIFY(policy);
        page.state = PayPage::State::Expired;
        QCOMPARE(payPageAnswer(page).status, 410);
        page.state = PayPage::State::NotFound;
        QCOMPARE(payPageAnswer(page).status, 404);
    }

    void formsAreReadWhateverTheyHold()
    {
        PayForm form = parsePayForm("card=4242%204242+4242-4242&do=pay");
        QCOMPARE(form.choice, PayForm::Choice::Pay);
        QCOMPARE(form.card, std::string{"4242424242424242"});
        QCOMPARE(parsePayForm("do=cancel").choice, PayForm::Choice::Cancel);
        for (const char *body :
            {"", "&", "=", "do", "do=", "do=steal", "%", "%4", "a=%zz&&=&do=x"}) {
            QCOMPARE(parsePayForm(body).choice, PayForm::Choice::Unknown);
        }
    }
};

QTEST_GUILESS_MAIN(PayPageTest)
#include "pay_page_test.moc"
