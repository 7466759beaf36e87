// SPDX-License-Identifier: Apache-2.0
//
// A question inside the window, with verbs on its buttons. It dims the rest, keeps the focus, and
// Escape gives the answer that changes nothing. It deletes itself after the answer.
#pragma once

#include "ui/theme/theme.h"

#include <QPointer>
#include <QVector>
#include <QWidget>

namespace pos::ui {

class Button;
class Text;

class Sheet : public QWidget {
    Q_OBJECT

public:
    enum class Verb { Safe, Primary, Danger, Plain };
    struct Answer {
        QString name; // objectName of its button, and what answered() carries
        QString text; // a verb: "Keep waiting"
        Verb verb = Verb::Plain;
    };

    // Covers `over` (a page or the window). Exactly one answer should be Verb::Safe: it gets Escape
    // and the first focus; with none, Escape only closes.
    Sheet(const Theme &theme, QWidget *over, const QString &title, const QString &text,
        const QVector<Answer> &answers);

    // A widget between text and buttons (a field, a list). Call before it is shown; takes it over.
    void setBody(QWidget *body);
    [[nodiscard]] Button *button(const QString &name) const;
    // Closes without an answer: the question has gone away by itself.
    void dismiss();

Q_SIGNALS:
    void answered(const QString &name);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void answer(const QString &name);
    [[nodiscard]] QList<QWidget *> stops() const; // where Tab may go

    const Theme &m_theme;
    QWidget *m_card;
    QString m_safe;
    QPointer<QWidget> m_before; // had the focus
};

} // namespace pos::ui
