// SPDX-License-Identifier: Apache-2.0
#include "app/till/counter.h"

#include "core/gateway/http/qt_transport.h"
#include "core/till/secret_store.h"
#include "core/till/settings_file.h"
#include "drivers/simulator/sandbox_reader.h"
#include "ui/pages/other_pages.h"
#include "ui/pages/reader_dock.h"
#include "ui/pages/sale_pages.h"
#include "ui/receipt/receipt_pdf.h"
#include "ui/theme/style.h"

#include <QApplication>
#include <QDir>
#include <QHBoxLayout>
#include <QSaveFile>
#include <QScreen>

#include <cstdio>
#include <utility>

namespace pos::app {
namespace {

constexpr int narrowestBesideDockPx = 1'024;

std::vector<ui::PageEntry> allPages()
{
    auto pages = ui::salePages();
    for (auto &page : ui::otherPages()) {
        pages.push_back(std::move(page));
    }
    return pages;
}

base::Result<void> writePdf(const receipt::Document &document, const std::string &path)
{
    const auto bytes = ui::receiptPdf(document, QStringLiteral("Receipt"));
    QSaveFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return base::fail(base::ErrorCode::Io, path + ": " + file.errorString().toStdString());
    }
    return {};
}

} // namespace

Counter::Counter(TillOptions options, MakeCoreTime makeTime)
    : m_options(std::move(options))
    , m_makeTime(std::move(makeTime))
{
    makeFolder();
    startSandbox();
    makeTill();
    makeWindow();
    makeDock();
}

Counter::~Counter()
{
    m_surface.reset(); // pages first, then what they look at
    m_till.reset();
}

void Counter::makeFolder()
{
    if (!QDir().mkpath(QString::fromStdString(m_options.dataDir))) {
        m_troubles[view::Trouble::NoFolder] = m_options.dataDir;
    }
}

sandbox::Server *Counter::sandbox()
{
    return m_sandbox ? &m_sandbox->server() : nullptr;
}

// Test mode plays by itself when nobody named another provider and no test key is stored.
bool Counter::wantsSandbox() const
{
    const auto settings = till::loadSettings(m_options.dataDir + "/settings.json");
    const auto mode = settings ? settings->view.mode : view::Mode::Test;
    const bool live = m_options.live.value_or(mode == view::Mode::Live);
    const bool elsewhere
        = !m_options.baseUrl.empty() || (settings && !settings->view.baseUrl.empty());
    return !live && !elsewhere && !till::hasStoredKey(m_options.dataDir, "test");
}

void Counter::startSandbox()
{
    if (!wantsSandbox()) {
        return;
    }
    auto sandbox = EmbeddedSandbox::start(m_options.dataDir, m_options.dialect);
    if (sandbox) {
        m_sandbox = std::move(*sandbox);
    } else {
        m_troubles[view::Trouble::NoSandbox] = sandbox.error().message;
    }
}

void Counter::makeTill()
{
    till::CoreOptions core;
    core.dataDir = m_options.dataDir;
    if (m_options.live) {
        core.mode = *m_options.live ? view::Mode::Live : view::Mode::Test;
    }
    core.baseUrl = m_options.baseUrl;
    core.pdf = writePdf;
    core.troubles = m_troubles;
    MakeReaderEvents readerEvents;
    if (m_sandbox) {
        core.baseUrl = m_sandbox->url() + "/api";
        core.key = m_sandbox->key();
        core.sandboxUrl = m_sandbox->url();
        readerEvents
            = [url = m_sandbox->url()](world::HttpTransport &transport, world::Executor &executor) {
                  return std::make_unique<simulator::SandboxReader>(transport, executor, url);
              };
    }
    m_till = std::make_unique<TillBridge>(std::move(core), std::move(readerEvents), m_makeTime);
}

void Counter::makeWindow()
{
    QApplication::setStyle(new ui::TillStyle(m_theme));
    m_surface = std::make_unique<QWidget>();
    m_surface->setWindowTitle(QStringLiteral("PlutoPOS"));
    auto *row = new QHBoxLayout(m_surface.get());
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_window = new ui::MainWindow(*m_till, m_theme, allPages, m_surface.get());
    m_window->setPixelsPerMm(m_options.pixelsPerMm);
    m_window->setSounds(&m_sounds);
    row->addWidget(m_window, 1);
    new CloseGuard(*m_surface, *m_window, m_theme, *m_till); // of the surface
    if (!m_options.screenshotDir.isEmpty()) {
        new JourneyPictures(
            *m_till, *m_window, *m_surface, m_options.screenshotDir); // of the window
    }
    // The core begins when the first frame is on the screen: a cashier sees the till at once.
    QObject::connect(m_window, &ui::MainWindow::firstFrame, m_window, [this] {
        if (!std::exchange(m_begun, true)) {
            m_till->begin();
        }
        if (m_options.perfReady) {
            std::puts("READY");
            std::fflush(stdout);
        }
    });
}

void Counter::makeDock()
{
    if (!m_sandbox) {
        return;
    }
    auto transport = gateway::http::QtTransport::make({});
    if (!transport) {
        return;
    }
    m_dockTransport = std::move(*transport);
    m_dockExecutor = std::make_unique<world::QtExecutor>();
    m_dockPort = std::make_unique<simulator::SandboxDock>(
        *m_dockTransport, *m_dockExecutor, m_sandbox->url());
    auto *dock = new ui::ReaderDock(m_theme, *m_dockPort);
    m_frame = new ui::DockFrame(m_theme, m_window, dock, m_surface.get());
    m_surface->layout()->addWidget(m_frame);
    QObject::connect(
        m_till.get(), &view::Till::readersChanged, dock, [dock](const view::ReadersView &readers) {
            for (const auto &reader : readers.readers) {
                if (reader.inUse) {
                    dock->followReader(reader.readerId);
                }
            }
        });
}

void Counter::show()
{
    auto size = m_options.size;
    if (size.isEmpty()) {
        size = QApplication::primaryScreen()->availableSize();
        if (m_frame != nullptr) { // a small screen is the till's; the tab unfolds the reader
            m_frame->setOpen(size.width() - m_frame->besideWidth() >= narrowestBesideDockPx);
        }
    } else if (m_frame != nullptr) {
        size.rwidth() += m_frame->besideWidth(); // --size is the till's; the reader stands beside
    }
    m_surface->resize(size);
    if (m_options.fullScreen) {
        m_surface->showFullScreen();
    } else {
        m_surface->show();
    }
}

} // namespace pos::app
