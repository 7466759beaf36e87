// SPDX-License-Identifier: Apache-2.0
//
// A till on the counter for tests: the fake core, the look and the real window, driven by object
// names as a cashier would with fingers and keys.
#pragma once

#include "tests/ui/support/fake_till.h"
#include "tests/ui/support/pictures.h"
#include "ui/pages/other_pages.h"
#include "ui/pages/sale_pages.h"
#include "ui/shell/main_window.h"
#include "ui/theme/style.h"

#include <QApplication>
#include <QTest>

#include <memory>
#include <string>

namespace pos::ui::test {

using namespace Qt::StringLiterals;

// A till on the counter: the fake core, the look and the window.
struct Counter {
    FakeTill till;
    Theme theme;
    MainWindow window{till, theme, [] { return entries(); }};

    explicit Counter(const QSize &size = {1024, 768})
    {
        QApplication::setStyle(new TillStyle{theme});
        window.resize(size);
        window.show();
        settings.receiptSeconds = 3;
        Q_EMIT till.settingsChanged(settings);
        Q_EMIT till.statusChanged(FakeTill::readyStatus());
        Q_EMIT till.readersChanged(FakeTill::oneReader());
        Q_EMIT till.paymentsChanged(payments());
        QCoreApplication::sendPostedEvents();
    }
    ~Counter() { QApplication::setStyle(u"fusion"_s); }
    Counter(const Counter &) = delete;
    Counter &operator=(const Counter &) = delete;
    Counter(Counter &&) = delete;
    Counter &operator=(Counter &&) = delete;

    static std::vector<PageEntry> entries()
    {
        auto pages = salePages();
        for (PageEntry &other : otherPages()) {
            pages.push_back(std::move(other));
        }
        return pages;
    }

    static view::PaymentsView payments()
    {
        view::PaymentRow row;
        row.attemptId = "5H2K8M1Q0R";
        row.amountMinor = 1875;
        row.currency = "USD";
        row.cardBrand = "visa";
        row.cardLastFour = "4242";
        row.state = view::PaymentState::Approved;
        row.utcMs = 1'760'000'000'000;
        view::PaymentsView view;
        view.rows = std::make_shared<view::PaymentRows>(std::vector<view::PaymentRow>(1, row));
        return view;
    }

    template <typename T>
    T *find(const QString &name)
    {
        for (T *child : window.findChildren<T *>(name)) {
            if (child->isVisible()) {
                return child;
            }
        }
        return nullptr;
    }

    void tap(const QString &name)
    {
        auto *target = find<QWidget>(name);
        QVERIFY2(target != nullptr, qPrintable(name));
        QTest::mouseClick(target, Qt::LeftButton);
    }

    void show(view::Stage stage) { Q_EMIT till.checkoutChanged(checkoutAt(stage)); }

    void setLanguage(const std::string &language)
    {
        settings.language = language;
        Q_EMIT till.settingsChanged(settings);
        QTRY_COMPARE(theme.language().toStdString(), language);
        QTest::qWait(1); // the queued rebuild
    }

    // The receipt of an approved payment, opened as a cashier opens it.
    void showReceipt()
    {
        show(view::Stage::Approved);
        tap(u"printButton"_s);
        view::ReceiptView receipt;
        receipt.attemptId = "7F3K2M9Q4T";
        receipt.lines
            = {"                 CORNER COFFEE", "            12 Main Street, Springfield",
                "------------------------------------------------",
                "7F3K2M9Q4T                      2026-03-14 14:02", "Till 1", "",
                "Haircut and beard trim                    $47.50",
                "------------------------------------------------",
                "TOTAL                                     $47.50",
                "------------------------------------------------", "SALE  Visa ************4242",
                "Authorisation code                        A12345",
                "Reference                    txn_3Nk2b8QxA9c1Yz", "",
                "               TEST - NOT A SALE", "                  Thank you"};
        receipt.receiptUrl = "https://pay.example/r/abc";
        receipt.canEmail = true;
        receipt.qr.assign(29, std::vector<bool>(29));
        for (std::size_t y = 0; y < 29; ++y) {
            for (std::size_t x = 0; x < 29; ++x) {
                receipt.qr[y][x] = (x * 7 + y * 13 + x * y) % 3 == 0;
            }
        }
        Q_EMIT till.receiptChanged(receipt);
    }

    view::SettingsView settings;
};

} // namespace pos::ui::test
