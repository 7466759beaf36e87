// SPDX-License-Identifier: Apache-2.0
//
// A finger for the till: a Qt plugin that the tests load into the shipped, unchanged plutopos
// through Qt's own QT_QPA_GENERIC_PLUGINS. So there is no option in the till that presses Charge,
// in test mode or any other. It presses widgets by their names as the mouse would, types, and tells
// what can be seen. Orders come on stdin, one a line; a line of JSON goes to stdout whenever what
// is seen changes:
//
//   tap NAME      presses and releases on the first visible, enabled widget of that name
//   type KEYS     where the keyboard focus is
//   > {"page":"payment","says":"Approved $12.00","can":["doneButton"]}
#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <QString>
#include <QTimer>

namespace pos::torture {

class Finger final : public QObject {
    Q_OBJECT

public:
    Finger();

private:
    void obey();
    void look();
    static void tap(const QString &name);
    static void type(const QString &keys);

    QSocketNotifier m_orders;
    QTimer m_timer;
    QByteArray m_input, m_said;
};

} // namespace pos::torture
