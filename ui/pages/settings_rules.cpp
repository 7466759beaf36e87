// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/settings_rules.h"

#include "core/money/currency.h"

#include <QCoreApplication>
#include <QUrl>

#include <tuple>

namespace pos::ui {
namespace {

constexpr int longestName = 40;
constexpr std::size_t mostQuickAmounts = 6;
constexpr std::int64_t largestAmountMinor = 99'999'999;
constexpr double cardWidthMm = 85.6; // ISO/IEC 7810 ID-1

QString reason(const char *english)
{
    return QCoreApplication::translate("SettingsRules", english);
}

bool isLoopback(const QString &host)
{
    return host == QStringLiteral("localhost") || host == QStringLiteral("127.0.0.1")
        || host == QStringLiteral("::1");
}

std::optional<QString> urlProblem(const std::string &text)
{
    if (text.empty()) {
        return std::nullopt; // PlutoPay's own
    }
    const QUrl url(QString::fromStdString(text), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty()) {
        return reason(QT_TRANSLATE_NOOP(
            "SettingsRules", "This is not an address. It looks like https://plutopayus.com/api."));
    }
    if (!url.userInfo().isEmpty()) {
        return reason(
            QT_TRANSLATE_NOOP("SettingsRules", "The address must not hold a name or a password."));
    }
    const bool secure = url.scheme() == QStringLiteral("https");
    const bool local = url.scheme() == QStringLiteral("http") && isLoopback(url.host());
    if (!secure && !local) {
        return reason(QT_TRANSLATE_NOOP("SettingsRules",
            "The address must begin with https://. Plain http only works on this machine."));
    }
    return std::nullopt;
}

std::optional<QString> nameProblem(const std::string &name, bool required)
{
    const QString text = QString::fromStdString(name).trimmed();
    if (required && text.isEmpty()) {
        return reason(QT_TRANSLATE_NOOP("SettingsRules", "Give this till a name, such as Till 1."));
    }
    if (text.size() > longestName) {
        return reason(QT_TRANSLATE_NOOP("SettingsRules", "At most %1 letters fit on a receipt."))
            .arg(longestName);
    }
    return std::nullopt;
}

std::optional<QString> quickProblem(const std::vector<std::int64_t> &amounts)
{
    if (amounts.size() > mostQuickAmounts) {
        return reason(QT_TRANSLATE_NOOP("SettingsRules", "At most %1 quick amounts fit."))
            .arg(mostQuickAmounts);
    }
    for (const std::int64_t amount : amounts) {
        if (amount <= 0 || amount > largestAmountMinor) {
            return reason(QT_TRANSLATE_NOOP(
                "SettingsRules", "A quick amount must be more than zero, written like 12.50."));
        }
    }
    return std::nullopt;
}

std::optional<QString> rangeProblem(int seconds, int least, int most)
{
    if (seconds >= least && seconds <= most) {
        return std::nullopt;
    }
    return reason(QT_TRANSLATE_NOOP("SettingsRules", "Between %1 and %2 seconds."))
        .arg(least)
        .arg(most);
}

auto settable(const view::SettingsView &s)
{
    return std::tie(s.mode, s.tillName, s.shopName, s.shopAddress, s.taxId, s.baseUrl, s.caFile,
        s.currency, s.keypad, s.quickAmountsMinor, s.askAfterSeconds, s.cancelAfterSeconds,
        s.receiptSeconds, s.sounds, s.soundVolumePercent, s.motion, s.theme, s.language,
        s.receiptColumns, s.pixelsPerMm);
}

} // namespace

std::vector<SettingsProblem> settingsProblems(const view::SettingsView &settings)
{
    std::vector<SettingsProblem> problems;
    const auto add = [&problems](SettingsField field, const std::optional<QString> &text) {
        if (text) {
            problems.push_back({field, *text});
        }
    };
    add(SettingsField::BaseUrl, urlProblem(settings.baseUrl));
    add(SettingsField::TillName, nameProblem(settings.tillName, true));
    add(SettingsField::ShopName, nameProblem(settings.shopName, false));
    if (!money::Currency::fromCode(settings.currency)) {
        add(SettingsField::Currency,
            reason(
                QT_TRANSLATE_NOOP("SettingsRules", "Three letters of a currency, such as USD.")));
    }
    add(SettingsField::QuickAmounts, quickProblem(settings.quickAmountsMinor));
    add(SettingsField::AskAfter, rangeProblem(settings.askAfterSeconds, 30, 600));
    if (settings.cancelAfterSeconds <= settings.askAfterSeconds) {
        add(SettingsField::CancelAfter,
            reason(QT_TRANSLATE_NOOP("SettingsRules",
                "The till must ask before it cancels: make this the longer time.")));
    } else {
        add(SettingsField::CancelAfter, rangeProblem(settings.cancelAfterSeconds, 31, 900));
    }
    add(SettingsField::ReceiptSeconds, rangeProblem(settings.receiptSeconds, 1, 60));
    return problems;
}

std::optional<QString> keyProblem(const QString &typed, view::Mode mode)
{
    constexpr qsizetype shortest = 16;
    const QString key = typed.trimmed();
    if (key.isEmpty()) {
        return reason(QT_TRANSLATE_NOOP("SettingsRules", "Type or paste the secret key first."));
    }
    if (key.startsWith(QStringLiteral("pk_"))) {
        return reason(QT_TRANSLATE_NOOP("SettingsRules",
            "This is a publishable key. The till needs the secret key, which begins with sk_."));
    }
    const bool test = key.startsWith(QStringLiteral("sk_test_"));
    const bool live = key.startsWith(QStringLiteral("sk_live_"));
    bool clean = true;
    for (const QChar c : key) {
        clean = clean && c.unicode() > 0x20 && c.unicode() < 0x7f;
    }
    if ((!test && !live) || key.size() < shortest || !clean) {
        return reason(QT_TRANSLATE_NOOP("SettingsRules",
            "This is not a PlutoPay key. A secret key begins with sk_test_ or sk_live_ and has no "
            "spaces."));
    }
    if (live && mode == view::Mode::Test) {
        return reason(QT_TRANSLATE_NOOP("SettingsRules",
            "This is a live key and the till is in test mode. Switch to live mode first."));
    }
    if (test && mode == view::Mode::Live) {
        return reason(QT_TRANSLATE_NOOP("SettingsRules",
            "This is a test key and the till is in live mode. Switch to test mode first."));
    }
    return std::nullopt;
}

bool differs(const view::SettingsView &edited, const view::SettingsView &stored)
{
    return settable(edited) != settable(stored);
}

double pixelsPerMmFromCard(int cardWidthPx)
{
    return static_cast<double>(cardWidthPx) / cardWidthMm;
}

} // namespace pos::ui
