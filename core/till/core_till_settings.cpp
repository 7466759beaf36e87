// SPDX-License-Identifier: Apache-2.0
#include "core/base/invariant.h"
#include "core/gateway/mode.h"
#include "core/gateway/plutopay/key_mode.h"
#include "core/till/core_till.h"

#include <utility>

namespace pos::till {

using gateway::plutopay::KeyFit;
using KeyTest = view::SettingsView::KeyTest;

void CoreTill::publishSettings()
{
    auto settings = m_settings.view;
    settings.mode = m_options.mode.value_or(m_settings.view.mode);
    settings.keyMasked = m_keyMasked;
    settings.keyTest = m_keyTest;
    settings.keyTestDetail = m_keyTestDetail;
    settings.problem = m_settingsProblem;
    Q_EMIT settingsChanged(settings);
}

void CoreTill::saveSettings(const view::command::SaveSettings &command)
{
    if (m_engine && m_engine->hasOpenAttempts() && command.settings.mode != mode()) {
        // F81: the mode chooses journal and key; not under an open payment.
        return notice(view::Notice::Kind::PaymentRunning);
    }
    const auto field = wrongField(command.settings);
    m_settingsProblem = {};
    if (!field.name.empty()) {
        m_settingsProblem = {view::Say::ValueOutOfRange, field.name, {}, {}};
    } else {
        Settings next = m_settings;
        next.view = command.settings;
        const auto saved = pos::till::saveSettings(m_options.dataDir + "/settings.json", next);
        m_settingsProblem.code = saved ? view::Say::Nothing : view::Say::FileNotSaved;
        if (saved) {
            const bool reconnect = next.view.baseUrl != m_settings.view.baseUrl
                || next.view.caFile != m_settings.view.caFile;
            m_settings = std::move(next);
            trouble(view::Trouble::ConfigBroken, false);
            notice(m_settings.view.mode == mode() || m_options.mode
                    ? view::Notice::Kind::Saved
                    : view::Notice::Kind::SavedForNextStart);
            if (reconnect) {
                connectProvider();
            }
        }
    }
    publishSettings();
    publishStatus();
}

void CoreTill::storeKey(const base::Secret &key)
{
    const auto fit = gateway::plutopay::keyFit(key, mode() == view::Mode::Test);
    if (fit == KeyFit::Malformed || fit == KeyFit::Publishable) {
        m_keyTest = KeyTest::Malformed;
        publishSettings();
        return notice(view::Notice::Kind::BadKey);
    }
    if (fit != KeyFit::Fits) {
        m_keyTest = KeyTest::WrongMode;
        publishSettings();
        return notice(view::Notice::Kind::WrongMode);
    }
    if (!m_secrets) {
        return notice(view::Notice::Kind::KeyNotStored);
    }
    const auto stored = m_secrets->store(key);
    if (!stored) {
        m_settingsProblem = {view::Say::FileNotSaved, {}, {}, {}};
        publishSettings();
        return notice(view::Notice::Kind::KeyNotStored);
    }
    m_settingsProblem = {};
    m_keyTest = KeyTest::NotTried;
    if (m_options.key) { // the embedded sandbox plays on until the next start
        publishSettings();
        return notice(view::Notice::Kind::SavedForNextStart);
    }
    trouble(view::Trouble::BadKey, false);
    connectProvider();
    publishSettings();
    notice(view::Notice::Kind::Saved);
}

void CoreTill::forgetKey()
{
    if (!m_secrets || m_options.key) {
        return notice(view::Notice::Kind::NotPossibleNow);
    }
    if (m_engine && m_engine->hasOpenAttempts()) {
        return notice(view::Notice::Kind::PaymentRunning);
    }
    const auto forgotten = m_secrets->forget();
    if (!forgotten) {
        return notice(view::Notice::Kind::KeyNotStored);
    }
    trouble(view::Trouble::BadKey, false);
    trouble(view::Trouble::WrongMode, false);
    m_keyTest = KeyTest::NotTried;
    connectProvider();
    publishSettings();
}

// Asks PlutoPay who the key belongs to. Takes no money and stores nothing.
void CoreTill::testKey(const std::optional<base::Secret> &given)
{
    std::optional<base::Secret> key = given ? given : m_options.key;
    if (!key && m_secrets) {
        auto stored = m_secrets->load();
        key = stored ? std::move(*stored) : std::nullopt;
    }
    const auto fit
        = key ? gateway::plutopay::keyFit(*key, mode() == view::Mode::Test) : KeyFit::Malformed;
    m_keyTestDetail.clear();
    if (fit != KeyFit::Fits) {
        m_keyTest = fit == KeyFit::OtherMode ? KeyTest::WrongMode : KeyTest::Malformed;
        return publishSettings();
    }
    // A key typed beside the embedded sandbox is meant for PlutoPay itself.
    const bool elsewhere = given && !m_options.sandboxUrl.empty();
    const auto baseUrl
        = m_options.baseUrl.empty() || elsewhere ? m_settings.view.baseUrl : m_options.baseUrl;
    auto provider = m_options.connect({baseUrl, *key, m_settings.view.caFile});
    if (!provider) {
        m_keyTest = KeyTest::Unreachable;
        return publishSettings();
    }
    if (m_probe) {
        m_retired.push_back(std::move(*m_probe));
    }
    m_probe = std::move(*provider);
    m_keyTest = KeyTest::Running;
    publishSettings();
    m_probe->gateway->getMerchant(
        [this, alive = std::weak_ptr<int>(m_alive)](gateway::Outcome<gateway::Merchant> outcome) {
            if (alive.expired()) {
                return;
            }
            if (const auto *merchant = std::get_if<gateway::Merchant>(&outcome)) {
                const bool wrong
                    = gateway::saysOtherMode(mode() == view::Mode::Test, merchant->testMode);
                m_keyTest = wrong ? KeyTest::WrongMode : KeyTest::Good;
                m_keyTestDetail = merchant->businessName;
            } else if (const auto *refused = std::get_if<gateway::Refused>(&outcome)) {
                m_keyTest = KeyTest::Refused;
                m_keyTestDetail = refused->message;
            } else {
                m_keyTest = KeyTest::Unreachable;
            }
            publishSettings();
        });
}

} // namespace pos::till
