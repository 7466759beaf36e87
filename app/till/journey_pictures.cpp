// SPDX-License-Identifier: Apache-2.0
#include "app/till/journey_pictures.h"

#include "core/till/projection.h"

#include <QDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace pos::app {
namespace {

// The highest number that a picture in the folder begins with.
int lastNumberIn(const QDir &folder)
{
    int last = 0;
    for (const auto &name : folder.entryList({QStringLiteral("*.png")}, QDir::Files)) {
        last = std::max(last, name.section(QLatin1Char('-'), 0, 0).toInt());
    }
    return last;
}

} // namespace

JourneyPictures::JourneyPictures(
    view::Till &till, ui::MainWindow &window, QWidget &surface, QString folder)
    : QObject(&window)
    , m_window(window)
    , m_surface(surface)
    , m_folder(std::move(folder))
{
    QDir().mkpath(m_folder);
    m_number = lastNumberIn(QDir(m_folder));
    connect(&window, &ui::MainWindow::pageShown, this, &JourneyPictures::plan);
    connect(&till, &view::Till::checkoutChanged, this, [this](const view::CheckoutView &checkout) {
        if (checkout.stage != m_stage || checkout.attemptId != m_attempt) {
            m_stage = checkout.stage;
            m_attempt = checkout.attemptId;
            plan();
        }
    });
}

// Not at once: the pages hear the same signal, some of them after this.
void JourneyPictures::plan()
{
    if (!std::exchange(m_planned, true)) {
        QTimer::singleShot(0, this, &JourneyPictures::take);
    }
}

void JourneyPictures::take()
{
    m_planned = false;
    auto name = m_window.currentPage();
    if (name == QLatin1String("payment")) {
        const auto stage = till::nameOf(m_stage);
        name += QLatin1Char('-')
            + QString::fromUtf8(stage.data(), static_cast<qsizetype>(stage.size()));
    }
    const auto file = QStringLiteral("%1/%2-%3.png")
                          .arg(m_folder)
                          .arg(++m_number, 4, 10, QLatin1Char('0'))
                          .arg(name);
    if (m_surface.grab().save(file)) {
        ++m_kept;
    } else if (!std::exchange(m_complained, true)) {
        std::fprintf(stderr, "plutopos: no picture can be written to %s\n", qPrintable(m_folder));
    }
}

} // namespace pos::app
