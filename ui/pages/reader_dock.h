// SPDX-License-Identifier: Apache-2.0
//
// The virtual reader of test mode: a face, a tray of cards, hands to play the customer with, and
// the troubles of the sandbox. It speaks to a port and knows nothing of the wire behind it.
#pragma once

#include "core/reader/dock_port.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <vector>

class QBoxLayout;
class QVBoxLayout;

namespace pos::ui {

class Banner;
class Button;
class FaceView;
class FilterChip;
class Segmented;
class Text;

class ReaderDock final : public QWidget {
    Q_OBJECT

public:
    // The port outlives the dock. Stands at the right edge of the window, about 80 mm wide.
    ReaderDock(const Theme &theme, reader::ReaderDockPort &port, QWidget *parent = nullptr);

    // The reader that the till uses: the dock shows it, until a hand chooses another one here or
    // the till changes over.
    void followReader(const std::string &readerId);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void rebuildIfSizesChanged();
    void buildCards(QVBoxLayout &column);
    void buildHands(QVBoxLayout &column);
    void buildFaults(QVBoxLayout &column);
    void addTitle(QBoxLayout &column, const QString &text);
    void setFace(const reader::ReaderFace &face);
    void setReaders();
    void setFaults();

    const Theme &m_theme;
    reader::ReaderDockPort &m_port;
    QWidget *m_body = nullptr;
    Segmented *m_chooser = nullptr;
    FaceView *m_face = nullptr;
    Banner *m_refusal = nullptr;
    double m_builtPixelsPerMm = 0; // the window learns its screen after the dock was made
    QString m_builtLanguage;
    reader::DockCard m_card = reader::DockCard::Visa;
    std::vector<Button *> m_presents; // tap, insert, swipe
    Button *m_remove = nullptr;
    Button *m_rightPin = nullptr;
    Button *m_wrongPin = nullptr;
    Button *m_walkAway = nullptr;
    Button *m_cancel = nullptr;
    Button *m_online = nullptr;
    Button *m_clear = nullptr;
    std::vector<std::pair<reader::DockFault, FilterChip *>> m_faults;
    bool m_isOnline = true;
    std::string m_followed; // told last
};

} // namespace pos::ui
