// SPDX-License-Identifier: Apache-2.0
//
// plutoposctl and plutopos-sandbox as a shop's script meets them: two processes, their output and
// their exit codes. Shares no code with either.
#pragma once

#include <nlohmann/json.hpp>

#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>
#include <string>
#include <vector>

namespace pos::test {

class Sandbox {
public:
    explicit Sandbox(const QStringList &arguments = {});
    ~Sandbox();
    Sandbox(const Sandbox &) = delete;
    Sandbox &operator=(const Sandbox &) = delete;

    [[nodiscard]] bool runs() const { return !m_url.isEmpty(); }
    [[nodiscard]] QString url() const { return m_url; } // of the API
    [[nodiscard]] QByteArray key() const { return m_key; }
    // The control surface; a discarded value when it does not answer.
    [[nodiscard]] nlohmann::json get(const std::string &path) const;
    [[nodiscard]] nlohmann::json post(const std::string &path, const nlohmann::json &body) const;
    // A reader asks for a card for this amount: a payment is under way.
    [[nodiscard]] bool prompts(int amountMinor) const;
    // Of the ledger: the intents whose description holds the attempt's code.
    [[nodiscard]] std::vector<nlohmann::json> intentsOf(const std::string &attempt) const;

private:
    QProcess m_process;
    QString m_url;
    QByteArray m_key;
    std::string m_root;
};

struct Ended {
    int code = -1; // -1: it crashed, or did not end
    QByteArray out, err;

    [[nodiscard]] nlohmann::json json() const;
};

// One till: a data directory that speaks to one provider.
class Till {
public:
    Till(QString dataDir, QString url);

    // Runs to the end; `in` is its stdin.
    [[nodiscard]] Ended run(const QStringList &arguments, const QByteArray &in = {}) const;
    [[nodiscard]] std::unique_ptr<QProcess> begin(const QStringList &arguments) const;
    [[nodiscard]] static Ended end(QProcess &process);
    // Every byte of every file in the data directory.
    [[nodiscard]] QByteArray everythingStored() const;
    [[nodiscard]] QString path(const char *name) const;

private:
    QString m_dataDir, m_url;
};

} // namespace pos::test
