// SPDX-License-Identifier: Apache-2.0
//
// The receipt on paper, and the ways to hand it over: into a file (text, PDF, or the printer's own
// bytes), by e-mail where the provider sends it, or as a QR code of the provider's page. File names
// are typed here: a native dialog has no place on a till.
#pragma once

#include "ui/pages/page.h"

namespace pos::ui {

class Button;
class CopyableId;
class Field;
class PaperView;
class QrView;
class Segmented;
class Text;

class ReceiptPage : public Page {
    Q_OBJECT

public:
    explicit ReceiptPage(const PageContext &context, QWidget *parent = nullptr);

    void enter() override;
    bool goBackInside() override;

private:
    QWidget *makeActions();
    void show(const view::ReceiptView &receipt);
    void say(Token color, const QString &sentence); // "" = nothing
    void save();
    void email();
    void done();
    [[nodiscard]] QString path() const;

    PaperView *m_paper{};
    QrView *m_qr{};
    Text *m_qrText{};
    Segmented *m_format{};
    Field *m_file{};
    Button *m_save{};
    Field *m_address{};
    Button *m_send{};
    Text *m_message{};
    std::string m_attemptId;
};

} // namespace pos::ui
