// SPDX-License-Identifier: Apache-2.0
//
// A scripted day on the real till: real widgets are tapped by their names, the real core pays at
// the real sandbox, a scripted customer stands at the virtual reader. It keeps a picture of each
// step and the receipts, and says what it did. Steps wait for what they need to see, never for
// time.
#pragma once

#include "app/till/counter.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <string>
#include <vector>

namespace pos::app {

class Demo final : public QObject {
    Q_OBJECT

public:
    // `folder` is made; pictures are 01-….png, 02-….png, …
    Demo(Counter &counter, QString folder);
    // Plays once the core has answered; ends the program: 0 when every step came to pass, else 1.
    void start();

private:
    struct Step {
        QString name; // of the picture; "" = none
        QString text; // what is printed
        std::function<bool()> ready; // asked until true
        std::function<void()> act; // then done; the picture is taken before it
    };

    void plan();
    void planSale();
    void planDecline();
    void planLostRace();
    void planLostNetwork();
    void planRefund();
    void charge(const char *digits, const char *name, const char *text);
    void look();
    void finish(int code);
    void picture(const QString &name);

    [[nodiscard]] std::function<bool()> stageIs(view::Stage stage) const;
    // The till is at the stage and the reader shows its side of it.
    [[nodiscard]] std::function<bool()> bothShow(
        view::Stage stage, reader::FaceScreen screen) const;
    [[nodiscard]] bool faceShows(reader::FaceScreen screen) const;
    [[nodiscard]] bool aPersonCouldBeBack() const;
    void tap(const char *objectName);
    void type(const QString &keys);
    void control(const char *method, const std::string &path, const std::string &body);
    void present(const char *card);
    void saveReceipts(const char *name);

    Counter &m_counter;
    QString m_folder;
    std::vector<Step> m_steps;
    std::size_t m_next = 0;
    int m_pictures = 0;
    QTimer m_timer;
    QElapsedTimer m_waited, m_sinceCharge;
    view::CheckoutView m_checkout;
    view::TillStatus m_status;
    view::PaymentDetail m_detail;
    std::string m_saleAttempt;
};

} // namespace pos::app
