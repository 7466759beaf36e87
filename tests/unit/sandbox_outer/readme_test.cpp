// SPDX-License-Identifier: Apache-2.0
//
// The tables of app/sandbox/README.md against the tables of the code: a toggle, a card or a fault
// that is added, renamed or changed without its line in the README fails here.
#include "app/sandbox/cards.h"
#include "app/sandbox/dialect.h"
#include "app/sandbox/faults.h"

#include <QFile>
#include <QRegularExpression>
#include <QStringList>
#include <QTest>

#include <algorithm>

using namespace pos::sandbox;

namespace {

QString text(std::string_view from)
{
    return QString::fromUtf8(from.data(), static_cast<qsizetype>(from.size()));
}

} // namespace

class ReadmeTest : public QObject {
    Q_OBJECT
private:
    QStringList m_lines;

    int rowsStartingLike(const QString &pattern) const
    {
        return static_cast<int>(m_lines.filter(QRegularExpression{pattern}).size());
    }

private Q_SLOTS:
    void initTestCase()
    {
        QFile file{QStringLiteral(POS_SOURCE_DIR "/app/sandbox/README.md")};
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
    }

    void everyToggleHasItsRowWithTheValuesOfTheThreeDialects()
    {
        for (const ToggleRow &row : toggleTable()) {
            const QString line
                = QStringLiteral("| `%1` | %2 | %3 | %4 | %5 | %6 |")
                      .arg(text(row.name),
                          text(row.words).replace(QLatin1Char('|'), QStringLiteral(" / ")),
                          text(row.docs), text(row.openapi), text(row.backend), text(row.meaning));
            QVERIFY2(m_lines.contains(line), qPrintable(line));
        }
        const qsizetype header = m_lines.indexOf(
            QStringLiteral("| toggle | words | docs | openapi | backend | meaning |"));
        QVERIFY(header >= 0);
        const QStringList after
            = m_lines.mid(header + 2).filter(QRegularExpression{QStringLiteral("^\\| `")});
        QCOMPARE(static_cast<std::size_t>(after.size()), toggleTable().size());
    }

    void everyTestCardHasItsRow()
    {
        for (const Card &card : testCards()) {
            const QString line
                = QStringLiteral("| `%1` | %2 | %3 |")
                      .arg(text(card.number), text(card.brand),
                          card.decline.empty() ? QStringLiteral("approved") : text(card.decline));
            QVERIFY2(std::any_of(m_lines.begin(), m_lines.end(),
                         [&line](const QString &found) { return found.startsWith(line); }),
                qPrintable(line));
        }
        QCOMPARE(static_cast<std::size_t>(rowsStartingLike(QStringLiteral("^\\| `\\d{14,}`"))),
            testCards().size());
    }

    void everyKindOfFaultHasItsRow()
    {
        for (int kind = 0; kind <= static_cast<int>(Fault::Kind::RateLimited); ++kind) {
            const QString start = QStringLiteral("^\\| `%1` \\|")
                                      .arg(text(faultKindName(static_cast<Fault::Kind>(kind))));
            QCOMPARE(rowsStartingLike(start), 1);
        }
    }
};

QTEST_GUILESS_MAIN(ReadmeTest)
#include "readme_test.moc"
