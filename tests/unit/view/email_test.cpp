// SPDX-License-Identifier: Apache-2.0
#include "core/view/email.h"

#include <QtTest>

using namespace pos::view;

class EmailTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void typingMistakesAreNamed_data();
    void typingMistakesAreNamed();
};

void EmailTest::typingMistakesAreNamed_data()
{
    using Problem = std::optional<EmailProblem>;
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<Problem>("expected");
    const auto row = [](const QByteArray &address, Problem expected) {
        QTest::newRow(address.isEmpty() ? "(empty)" : address.constData()) << address << expected;
    };
    row("anna@example.com", {});
    row("anna.b+till@mail.example.co.uk", {});
    row("o'neil_1@ex-ample.org", {});
    row("a@b.io", {});
    row("", EmailProblem::Empty);
    row("anna.example.com", EmailProblem::NoAt);
    row("@example.com", EmailProblem::BadName);
    row("a@b@example.com", EmailProblem::BadName);
    row("anna smith@example.com", EmailProblem::BadName);
    row(".anna@example.com", EmailProblem::BadName);
    row("anna.@example.com", EmailProblem::BadName);
    row("an..na@example.com", EmailProblem::BadName);
    row("anna\r\nBcc: x@example.com", EmailProblem::BadName);
    row("\"anna\"@example.com", EmailProblem::BadName);
    row("\xD0\xB0nna@example.com", EmailProblem::BadName);
    row("anna@", EmailProblem::BadDomain);
    row("anna@example", EmailProblem::BadDomain);
    row("anna@example..com", EmailProblem::BadDomain);
    row("anna@-example.com", EmailProblem::BadDomain);
    row("anna@example-.com", EmailProblem::BadDomain);
    row("anna@example.c", EmailProblem::BadDomain);
    row("anna@127.0.0.1", EmailProblem::BadDomain);
    row("anna@exa_mple.com", EmailProblem::BadDomain);
    row("anna@example.com ", EmailProblem::BadDomain);
    row(QByteArray(64, 'a') + "@example.com", {});
    row(QByteArray(65, 'a') + "@example.com", EmailProblem::TooLong);
    row("a@" + QByteArray(63, 'b') + ".com", {});
    row("a@" + QByteArray(64, 'b') + ".com", EmailProblem::BadDomain);
    row("a@" + QByteArray("abcdefghi.").repeated(25) + "com", EmailProblem::TooLong);
}

void EmailTest::typingMistakesAreNamed()
{
    QFETCH(QByteArray, address);
    QFETCH(std::optional<EmailProblem>, expected);
    QVERIFY(emailProblem(address.toStdString()) == expected);
}

QTEST_GUILESS_MAIN(EmailTest)
#include "email_test.moc"
