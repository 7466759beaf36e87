// SPDX-License-Identifier: Apache-2.0
//
// A line to write on, with its label above and what is wrong with it below. A write-only field
// takes a secret and never shows it again: only its mask, as a placeholder.
#pragma once

#include "core/base/secret.h"
#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QWidget>

class QHBoxLayout;

namespace pos::ui {

class Text;

class Field : public QWidget {
    Q_OBJECT

public:
    // `name` becomes the objectName of the line edit; the field itself is "<name>Field".
    Field(const Theme &theme, const QString &name, const QString &label, QWidget *parent = nullptr);

    [[nodiscard]] QLineEdit *edit() const { return m_edit; }
    [[nodiscard]] QString text() const { return m_edit->text(); }
    void setText(const QString &text); // keeps the cursor when nothing changed
    void setPlaceholder(const QString &text);
    void setHelp(const QString &text); // a quiet line below; an error takes its place
    void setError(const QString &text); // "" = fine
    void setIconName(const QString &icon);
    void addBeside(QWidget *widget); // in line with the box: a button that sends what is typed
    void setAction(const QString &name, const QString &text); // a quiet verb at its right end

    // Typed characters show as dots and cannot be copied out.
    void setWriteOnly(const QString &mask);
    // The typed secret; the field is empty afterwards.
    [[nodiscard]] base::Secret take();

Q_SIGNALS:
    void edited(const QString &text);
    void submitted(); // Enter
    void actionChosen();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    const Theme &m_theme;
    Text *m_label;
    QHBoxLayout *m_line;
    QWidget *m_box;
    QLineEdit *m_edit;
    Text *m_below;
    QString m_help, m_error, m_icon;
};

} // namespace pos::ui
