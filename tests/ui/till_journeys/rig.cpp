// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/till_journeys/rig.h"

#include "core/till/secret_store.h"
#include "tests/ui/till_journeys/hurried_time.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QLineEdit>

namespace pos::app::test {

Rig::Rig()
{
    options.dataDir = m_data.path().toStdString();
    options.live = false;
    options.size = QSize(1024, 768);
}

Rig::~Rig()
{
    shut();
}

void Rig::open()
{
    m_counter = std::make_unique<Counter>(options, hurriedTime(hurry));
    m_counter->show();
    // The bank of the sandbox thinks for more than a second, as banks do; nobody learns from it.
    std::string toggles = "{\"authorisation_ms\":" + std::to_string(bankMs);
    if (hurry > 1) {
        toggles += ",\"rate_per_minute\":0"; // it counts by the machine's minute
    }
    if (m_outside || m_counter->sandbox() != nullptr) {
        QVERIFY(!order("POST", "toggles", toggles + "}").empty());
    }
}

void Rig::shut()
{
    m_counter.reset();
    QApplication::setStyle(QStringLiteral("fusion")); // the till's own belonged to its theme
}

void Rig::useOutsideProvider(Stored stored, bool withReaders)
{
    m_withReaders = withReaders;
    startProvider();
    options.baseUrl = provider().url() + "/api";
    if (stored == Stored::Nothing) {
        return;
    }
    const auto store = till::secretStoreFor(dataDir(), "test");
    QVERIFY(store);
    QVERIFY((*store)->store(base::Secret(provider().secretKey())));
}

void Rig::stopProvider()
{
    m_outside.reset();
}

void Rig::startProvider()
{
    m_outside = std::make_unique<sandbox::Server>();
    sandbox::ServerOptions server;
    server.port = m_port;
    server.model.seedReaders = m_withReaders;
    server.stateFile = dataDir() + "/outside.json";
    const auto port = m_outside->start(server);
    QVERIFY2(port, port ? "" : port.error().message.c_str());
    m_port = *port;
}

sandbox::Server &Rig::provider()
{
    return m_outside ? *m_outside : *m_counter->sandbox();
}

std::string Rig::order(const char *method, const std::string &path, const std::string &json)
{
    sandbox::Request request;
    request.method = method;
    request.path = "/_sandbox/" + path;
    request.headers.emplace("content-type", "application/json");
    request.body = json;
    const auto answer = provider().handle(request);
    return answer.status == 200 ? answer.body : std::string{};
}

void Rig::present(const char *card)
{
    const auto &reader = window().latest().checkout().readerName;
    QVERIFY(!order("POST", "readers/" + reader + "/present",
        std::string(R"({"method":"tap","card":")") + card + "\"}")
                 .empty());
}

std::int64_t Rig::capturedMinor()
{
    std::int64_t sum = 0;
    for (const auto &intent : truth()) {
        sum += intent.capturedMinor;
    }
    return sum;
}

QWidget *Rig::find(const char *name)
{
    for (auto *widget : window().findChildren<QWidget *>(QLatin1String(name))) {
        if (widget->isVisible() && widget->isEnabled()) {
            return widget;
        }
    }
    return nullptr;
}

bool Rig::tap(const char *name, int patienceMs)
{
    if (!QTest::qWaitFor([&] { return find(name) != nullptr; }, patienceMs)) {
        return false;
    }
    // A finger is slower than the guard against accidental double taps.
    QTest::qWait(ui::Button::debounceMs + 20);
    auto *target = find(name);
    if (target == nullptr) {
        return false;
    }
    QTest::mouseClick(target, Qt::LeftButton);
    return true;
}

void Rig::type(const char *keys)
{
    auto *target = QApplication::focusWidget();
    QTest::keyClicks(target != nullptr ? target : &window(), QLatin1String(keys));
}

bool Rig::waitFor(view::Stage wanted, int patienceMs)
{
    return QTest::qWaitFor([&] { return stage() == wanted; }, patienceMs);
}

bool Rig::waitForPage(const char *page, int patienceMs)
{
    return QTest::qWaitFor(
        [&] { return window().currentPage() == QLatin1String(page); }, patienceMs);
}

bool Rig::waitUntilReady(int patienceMs)
{
    return QTest::qWaitFor(
        [&] {
            return window().latest().status().canCharge && stage() == view::Stage::Idle
                && window().currentPage() == QLatin1String("sale");
        },
        patienceMs);
}

bool Rig::charge(const char *digits)
{
    if (!waitUntilReady()) {
        return false;
    }
    type(digits);
    return tap("chargeButton") && waitFor(view::Stage::WaitingForCard);
}

QString Rig::words()
{
    QStringList all;
    for (const auto *widget : m_counter->surface().findChildren<QWidget *>()) {
        if (!widget->isVisible()) {
            continue;
        }
        all << widget->accessibleName() << widget->accessibleDescription() << widget->toolTip();
        if (const auto *button = dynamic_cast<const ui::Button *>(widget)) {
            all << button->reason();
        }
        if (const auto *line = dynamic_cast<const QLineEdit *>(widget)) {
            all << line->displayText()
                << line->placeholderText(); // what is seen, not what is typed
        } else {
            all << widget->property("text").toString();
        }
    }
    all.removeAll(QString());
    return all.join(QLatin1Char('\n'));
}

QString Rig::banner()
{
    auto *banner = window().findChild<ui::Banner *>(QStringLiteral("banner"));
    return banner != nullptr && banner->isVisible() ? banner->sentence() : QString();
}

QString Rig::chargeReason()
{
    auto *button = window().findChild<ui::Button *>(QStringLiteral("chargeButton"));
    return button != nullptr ? button->reason() : QString();
}

// Packed at zlib's first level: a fifth of the time for a fifth more of the size.
constexpr int quickPng = 80;

bool Rig::keep(const char *name)
{
    auto folder = qEnvironmentVariable("POS_SCREENSHOT_DIR");
    if (folder.isEmpty()) {
        folder = QDir::current().filePath(QStringLiteral("screenshots"));
    }
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    return QDir().mkpath(folder)
        && m_counter->surface().grab().save(
            QDir(folder).filePath(QStringLiteral("till-%1.png").arg(QLatin1String(name))), "PNG",
            quickPng);
}

} // namespace pos::app::test
