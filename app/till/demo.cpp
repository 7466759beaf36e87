// SPDX-License-Identifier: Apache-2.0
#include "app/till/demo.h"

#include <QApplication>
#include <QDir>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace pos::app {
namespace {

using reader::FaceScreen;
using view::Stage;

constexpr int lookEveryMs = 15;
constexpr qint64 patienceMs = 40'000;

void say(const QString &text)
{
    std::printf("%s\n", qPrintable(text));
    std::fflush(stdout);
}

void click(QWidget *widget)
{
    const QPointF centre = widget->rect().center();
    const auto global = widget->mapToGlobal(centre);
    QMouseEvent press(
        QEvent::MouseButtonPress, centre, global, Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(widget, &press);
    QMouseEvent release(
        QEvent::MouseButtonRelease, centre, global, Qt::LeftButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(widget, &release);
}

} // namespace

Demo::Demo(Counter &counter, QString folder)
    : m_counter(counter)
    , m_folder(std::move(folder))
{
    QDir().mkpath(m_folder);
    connect(&counter.till(), &view::Till::checkoutChanged, this,
        [this](const view::CheckoutView &checkout) { m_checkout = checkout; });
    connect(&counter.till(), &view::Till::statusChanged, this,
        [this](const view::TillStatus &status) { m_status = status; });
    connect(&counter.till(), &view::Till::detailChanged, this,
        [this](const view::PaymentDetail &detail) { m_detail = detail; });
    connect(&counter.till(), &view::Till::noticed, this, [](const view::Notice &notice) {
        const bool good = notice.kind == view::Notice::Kind::Saved
            || notice.kind == view::Notice::Kind::Exported;
        if (!good) {
            say(QStringLiteral("  the till refused (%1): %2")
                    .arg(static_cast<int>(notice.kind))
                    .arg(QString::fromStdString(notice.detail)));
        }
    });
    connect(&m_timer, &QTimer::timeout, this, &Demo::look);
}

void Demo::start()
{
    plan();
    say(QStringLiteral("PlutoPOS demo: test mode, its own sandbox, no money moves."));
    m_waited.start();
    m_timer.start(lookEveryMs);
}

void Demo::look()
{
    if (m_next == m_steps.size()) {
        say(QStringLiteral("Done. Pictures and receipts are in %1").arg(m_folder));
        return finish(0);
    }
    const auto &step = m_steps[m_next];
    if (!step.ready()) {
        if (m_waited.elapsed() > patienceMs) {
            picture(QStringLiteral("stuck"));
            say(QStringLiteral("STUCK before: %1").arg(step.text));
            finish(1);
        }
        return;
    }
    if (!step.name.isEmpty()) {
        picture(step.name);
    }
    if (!step.text.isEmpty()) {
        say(QStringLiteral("  ") + step.text);
    }
    ++m_next;
    m_waited.restart();
    if (step.act) {
        step.act();
    }
}

void Demo::finish(int code)
{
    m_timer.stop();
    QApplication::exit(code);
}

void Demo::picture(const QString &name)
{
    const auto file = QStringLiteral("%1/%2-%3.png")
                          .arg(m_folder)
                          .arg(++m_pictures, 2, 10, QLatin1Char('0'))
                          .arg(name);
    // What was shown or hidden a moment ago has its place in the picture.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    if (!m_counter.surface().grab().save(file)) {
        say(QStringLiteral("  the picture %1 could not be written").arg(file));
    }
}

std::function<bool()> Demo::stageIs(Stage stage) const
{
    return [this, stage] { return m_checkout.stage == stage; };
}

std::function<bool()> Demo::bothShow(Stage stage, FaceScreen screen) const
{
    return [this, stage, screen] { return m_checkout.stage == stage && faceShows(screen); };
}

bool Demo::faceShows(FaceScreen screen) const
{
    const auto shown = m_counter.dock()->face().screen;
    // Between two payments a reader goes on showing how the last one ended.
    const bool rests = shown != FaceScreen::Unknown && shown != FaceScreen::AskCard
        && shown != FaceScreen::Processing;
    return screen == FaceScreen::Idle ? rests : shown == screen;
}

// Charge takes a second press within a third of a second for the first one's echo.
bool Demo::aPersonCouldBeBack() const
{
    constexpr qint64 quickestMs = 500;
    return !m_sinceCharge.isValid() || m_sinceCharge.elapsed() > quickestMs;
}

void Demo::tap(const char *objectName)
{
    const auto name = QString::fromLatin1(objectName);
    const auto widgets = m_counter.window().findChildren<QWidget *>(name);
    const auto shown = std::find_if(widgets.begin(), widgets.end(),
        [](const QWidget *widget) { return widget->isVisible() && widget->isEnabled(); });
    if (shown == widgets.end()) {
        say(QStringLiteral("  there is no %1 to tap").arg(name));
        return finish(1);
    }
    click(*shown);
}

void Demo::type(const QString &keys)
{
    for (const auto letter : keys) {
        auto *target = QApplication::focusWidget();
        if (target == nullptr) {
            target = &m_counter.window();
        }
        QKeyEvent press(QEvent::KeyPress, letter.unicode(), Qt::NoModifier, QString(letter));
        QApplication::sendEvent(target, &press);
        QKeyEvent release(QEvent::KeyRelease, letter.unicode(), Qt::NoModifier, QString(letter));
        QApplication::sendEvent(target, &release);
    }
}

void Demo::control(const char *method, const std::string &path, const std::string &body)
{
    sandbox::Request request;
    request.method = method;
    request.path = path;
    request.headers.emplace("content-type", "application/json");
    request.body = body;
    const auto answer = m_counter.sandbox()->handle(request);
    if (answer.status >= 400) {
        say(QStringLiteral("  the sandbox refused: ") + QString::fromStdString(answer.body));
    }
}

void Demo::present(const char *card)
{
    control("POST", "/_sandbox/readers/" + m_checkout.readerName + "/present",
        std::string(R"({"method":"tap","card":")") + card + "\"}");
}

void Demo::saveReceipts(const char *name)
{
    for (const auto *kind : {".txt", ".pdf", ".escpos"}) {
        m_counter.till().send(view::command::SaveReceipt{m_checkout.attemptId,
            (m_folder + QLatin1String("/receipt-") + QLatin1String(name) + QLatin1String(kind))
                .toStdString()});
    }
}

// Types an amount on the pad and presses Charge.
void Demo::charge(const char *digits, const char *name, const char *text)
{
    m_steps.push_back({{}, {},
        [this] {
            return m_status.canCharge && m_checkout.stage == Stage::Idle
                && faceShows(FaceScreen::Idle) && aPersonCouldBeBack()
                && m_counter.window().currentPage() == QLatin1String("sale");
        },
        [this, digits] { type(QString::fromLatin1(digits)); }});
    m_steps.push_back({QString::fromLatin1(name), QString::fromLatin1(text), [] { return true; },
        [this] {
            m_sinceCharge.start();
            tap("chargeButton");
        }});
}

void Demo::plan()
{
    planSale();
    planDecline();
    planLostRace();
    planLostNetwork();
    planRefund();
}

void Demo::planSale()
{
    charge("4750", "sale", "A sale of $47.50 is typed and charged.");
    m_steps.push_back({QStringLiteral("waiting"), QStringLiteral("The reader asks for a card."),
        bothShow(Stage::WaitingForCard, FaceScreen::AskCard),
        [this] { present("4242424242424242"); }});
    m_steps.push_back({QStringLiteral("card-read"), QStringLiteral("The customer taps."),
        bothShow(Stage::CardRead, FaceScreen::Processing), {}});
    m_steps.push_back({QStringLiteral("approved"), QStringLiteral("Approved."),
        bothShow(Stage::Approved, FaceScreen::Approved), [this] {
            m_saleAttempt = m_checkout.attemptId;
            saveReceipts("sale");
            tap("printButton");
        }});
    m_steps.push_back({QStringLiteral("receipt"), QStringLiteral("The receipt is shown and saved."),
        [this] {
            return m_counter.window().currentPage() == QLatin1String("receipt")
                && !m_counter.window().latest().receipt().lines.empty();
        },
        [this] {
            m_counter.till().send(view::command::Dismiss{m_checkout.attemptId});
            m_counter.window().goTo(QStringLiteral("sale"));
        }});
}

void Demo::planDecline()
{
    charge("1250", "", "A sale of $12.50.");
    m_steps.push_back({{}, QStringLiteral("The customer presents a card without money."),
        stageIs(Stage::WaitingForCard), [this] { present("4000000000009995"); }});
    m_steps.push_back(
        {QStringLiteral("declined"), QStringLiteral("Declined; the same payment is tried again."),
            bothShow(Stage::Declined, FaceScreen::Declined), [this] { tap("tryAgainButton"); }});
    m_steps.push_back({{}, QStringLiteral("Another card."), stageIs(Stage::WaitingForCard),
        [this] { present("5555555555554444"); }});
    m_steps.push_back(
        {QStringLiteral("approved-after-retry"), QStringLiteral("Approved, charged once."),
            bothShow(Stage::Approved, FaceScreen::Approved), [this] {
                saveReceipts("retry");
                m_counter.till().send(view::command::Dismiss{m_checkout.attemptId});
            }});
}

// The card is accepted while the cancel is on its way.
void Demo::planLostRace()
{
    m_steps.push_back({{}, {}, [] { return true; },
        [this] {
            sandbox::Request request;
            request.method = "POST";
            request.path = "/_sandbox/toggles";
            request.headers.emplace("content-type", "application/json");
            request.body = R"({"authorisation_ms":0})";
            m_counter.sandbox()->handle(request);
        }});
    charge("1999", "", "A sale of $19.99.");
    m_steps.push_back({{}, QStringLiteral("The cashier wants to cancel."),
        stageIs(Stage::WaitingForCard), [this] { tap("cancelButton"); }});
    m_steps.push_back({QStringLiteral("cancel-question"),
        QStringLiteral("The question is answered, and the cancel is lost on its way."),
        [] { return true; },
        [this] {
            control("POST", "/_sandbox/faults",
                R"({"kind":"drop","when":"before","method":"POST","path_is_pattern":true,)"
                R"("path":"/api/v1/transactions/[^/]+/cancel"})");
            tap("answerYes");
        }});
    m_steps.push_back({{}, QStringLiteral("The customer taps before it is sent again."),
        stageIs(Stage::Cancelling), [this] { present("4242424242424242"); }});
    m_steps.push_back({QStringLiteral("approved-after-cancel"),
        QStringLiteral("The card was faster: the till says so and offers the two choices."),
        stageIs(Stage::ApprovedAfterCancel), [this] { tap("keepPaidButton"); }});
    m_steps.push_back({{}, QStringLiteral("The sale is kept as paid."), stageIs(Stage::Approved),
        [this] { m_counter.till().send(view::command::Dismiss{m_checkout.attemptId}); }});
}

// The network goes while a cancel is on its way: the till does not know, and says so.
void Demo::planLostNetwork()
{
    charge("880", "", "A sale of $8.80.");
    m_steps.push_back({{}, QStringLiteral("The network is cut and the cashier cancels."),
        stageIs(Stage::WaitingForCard), [this] {
            control("POST", "/_sandbox/faults", R"({"kind":"drop","path":"/v1/","times":0})");
            tap("cancelButton");
        }});
    m_steps.push_back({{}, {}, [] { return true; }, [this] { tap("answerYes"); }});
    m_steps.push_back({QStringLiteral("checking"),
        QStringLiteral("Nobody knows yet: checking, do not charge again."),
        stageIs(Stage::Checking), [this] { control("DELETE", "/_sandbox/faults", {}); }});
    m_steps.push_back({QStringLiteral("cancelled"),
        QStringLiteral("The network is back, and with it the truth: nothing was charged."),
        stageIs(Stage::Cancelled), [this] {
            // PlutoPay cannot clear a reader's prompt; the customer's red key does.
            control("POST", "/_sandbox/readers/" + m_checkout.readerName + "/cancel", "{}");
            m_counter.till().send(view::command::Dismiss{m_checkout.attemptId});
        }});
}

void Demo::planRefund()
{
    m_steps.push_back({{}, {}, stageIs(Stage::Idle),
        [this] { m_counter.window().goTo(QStringLiteral("payments")); }});
    m_steps.push_back({QStringLiteral("payments"), QStringLiteral("The day's payments."),
        [this] { return m_counter.window().latest().payments().rows->size() >= 3; },
        [this] {
            m_counter.till().send(view::command::OpenPayment{m_saleAttempt, {}});
            m_counter.window().goTo(QStringLiteral("paymentDetail"));
        }});
    m_steps.push_back(
        {QStringLiteral("detail"), QStringLiteral("The first sale and its whole story."),
            [this] { return m_detail.row.attemptId == m_saleAttempt; },
            [this] {
                m_counter.till().send(view::command::Refund{m_saleAttempt, 1'000, {}});
            }});
    m_steps.push_back(
        {QStringLiteral("refunded"), QStringLiteral("$10.00 of it is refunded, once."),
            [this] {
                return !m_detail.refunds.empty()
                    && m_detail.refunds.back().state == view::RefundView::State::Done;
            },
            [this] {
                m_counter.till().send(view::command::SaveReceipt{m_saleAttempt,
                    (m_folder + QLatin1String("/receipt-refund.txt")).toStdString()});
                m_counter.window().goTo(QStringLiteral("readers"));
            }});
    m_steps.push_back({QStringLiteral("readers"), QStringLiteral("The readers."),
        [this] { return m_counter.window().currentPage() == QLatin1String("readers"); },
        [this] { m_counter.window().goTo(QStringLiteral("settings")); }});
    m_steps.push_back({QStringLiteral("settings"), QStringLiteral("The settings."),
        [this] { return m_counter.window().currentPage() == QLatin1String("settings"); }, {}});
}

} // namespace pos::app
