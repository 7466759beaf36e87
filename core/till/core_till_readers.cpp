// SPDX-License-Identifier: Apache-2.0
//
// The provider's side of the counter: is it there, is the key right, which readers are there. One
// list of readers a minute tells all three.
#include "core/base/invariant.h"
#include "core/gateway/mode.h"
#include "core/gateway/plutopay/key_mode.h"
#include "core/till/core_till.h"
#include "core/till/projection.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace pos::till {
namespace {

using gateway::plutopay::KeyFit;
using view::Trouble;

constexpr std::int64_t heartbeatMs = 60'000;
constexpr std::int64_t firstRetryMs = 2'000;
constexpr std::int64_t clockToleranceMs = 5 * 60'000;
constexpr int lostBeforeBanner = 2;

view::ReaderState stateOf(const gateway::Reader &reader, bool busy)
{
    if (reader.reader.empty()) {
        return view::ReaderState::Unusable;
    }
    if (busy) {
        return view::ReaderState::Busy;
    }
    switch (reader.status) {
    case gateway::ReaderStatus::Online:
        return view::ReaderState::Ready;
    case gateway::ReaderStatus::Offline:
        return view::ReaderState::Offline;
    case gateway::ReaderStatus::Pairing:
        return view::ReaderState::Pairing;
    case gateway::ReaderStatus::Unrecognised:
        return view::ReaderState::Unknown;
    }
    base::unreachable();
}

} // namespace

void CoreTill::connectProvider()
{
    std::optional<base::Secret> key = m_options.key;
    if (!key && m_secrets) {
        auto stored = m_secrets->load();
        if (stored) {
            key = std::move(*stored);
        } else {
            m_settingsProblem = {view::Say::KeyNotReadable, {}, {}, {}};
            trouble(Trouble::BadKey, true, {}, m_settingsProblem); // F61: no plain-text way around
        }
    }
    if (m_provider) {
        m_retired.push_back(std::move(*m_provider));
        m_provider.reset();
    }
    if (m_engine) {
        m_engine->useGateway(nullptr);
    }
    m_keyMasked = key ? key->masked() : std::string{};
    trouble(Trouble::NoKey, !key && !m_troubles.contains(Trouble::BadKey));
    if (!key) {
        return;
    }
    trouble(Trouble::NoSandbox, false); // a key does as well
    checkKey(*key);
    if (m_troubles.contains(Trouble::WrongMode)) {
        return;
    }
    const auto baseUrl = m_options.baseUrl.empty() ? m_settings.view.baseUrl : m_options.baseUrl;
    auto provider = m_options.connect({baseUrl, *key, m_settings.view.caFile});
    if (!provider) {
        // The address or the certificate file of the settings cannot be used.
        m_settingsProblem = {view::Say::FileNotReadable, {}, {}, {}};
        trouble(Trouble::ProviderUnreachable, true, {}, m_settingsProblem);
        return;
    }
    m_provider = std::move(*provider);
    if (m_engine) {
        m_engine->useGateway(m_provider->gateway.get());
    }
    checkHealth();
    checkMerchant();
    refreshReaders();
}

// F35: a test key in live mode, or the reverse, is refused before anything is sent.
void CoreTill::checkKey(const base::Secret &key)
{
    const auto fit = gateway::plutopay::keyFit(key, mode() == view::Mode::Test);
    const bool malformed = fit == KeyFit::Malformed || fit == KeyFit::Publishable;
    trouble(Trouble::BadKey, malformed, {},
        {fit == KeyFit::Publishable ? view::Say::KeyIsPublishable : view::Say::KeyIsMalformed, {},
            {}, {}});
    trouble(Trouble::WrongMode, fit != KeyFit::Fits, {},
        {mode() == view::Mode::Test ? view::Say::KeyIsNotTest : view::Say::KeyIsNotLive, {}, {},
            {}});
}

void CoreTill::checkHealth()
{
    if (!m_provider->health) {
        return;
    }
    m_provider->health(
        [this, alive = std::weak_ptr<int>(m_alive)](gateway::Outcome<Health> outcome) {
            const auto *health = std::get_if<Health>(&outcome);
            if (alive.expired() || health == nullptr || health->utcMs == 0) {
                return;
            }
            const auto offMs = m_clock.utcMs() - health->utcMs;
            trouble(Trouble::ClockWrong, std::abs(offMs) > clockToleranceMs, {},
                {view::Say::ClockIsOff, std::to_string(offMs / 60'000), {}, {}});
        });
}

// The account's own word on its mode; in some dialects the key does not decide it.
void CoreTill::checkMerchant()
{
    m_provider->gateway->getMerchant([this, alive = std::weak_ptr<int>(m_alive)](
                                         gateway::Outcome<gateway::Merchant> outcome) {
        if (alive.expired()) {
            return;
        }
        noteOutcome(
            std::get_if<gateway::Refused>(&outcome), std::get_if<gateway::Unknown>(&outcome));
        const auto *merchant = std::get_if<gateway::Merchant>(&outcome);
        if (merchant == nullptr) {
            return;
        }
        const bool wrong = gateway::saysOtherMode(mode() == view::Mode::Test, merchant->testMode);
        trouble(Trouble::WrongMode, wrong, {},
            {wrong && *merchant->testMode ? view::Say::AccountIsTest : view::Say::AccountIsLive, {},
                {}, {}});
        if (m_settings.view.shopName.empty()) {
            m_settings.view.shopName
                = merchant->displayName.empty() ? merchant->businessName : merchant->displayName;
            publishSettings();
            publishStatus();
        }
    });
}

// Every answer of the provider tells whether it is there and whether the key is good.
void CoreTill::noteOutcome(const gateway::Refused *refused, const gateway::Unknown *unknown)
{
    using Reason = gateway::Unknown::Reason;
    const bool certificate = unknown != nullptr && unknown->reason == Reason::TlsRefused;
    m_lostInARow = unknown == nullptr ? 0 : m_lostInARow + 1;
    noteReachable(unknown == nullptr);
    trouble(Trouble::CertificateRefused, certificate);
    trouble(Trouble::ProviderUnreachable, !certificate && m_lostInARow >= lostBeforeBanner,
        std::string{});
    const bool badKey = refused != nullptr && refused->kind == gateway::RefusalKind::Authentication;
    if (badKey || unknown == nullptr) {
        trouble(Trouble::BadKey, badKey, badKey ? refused->message : std::string{});
    }
    trouble(Trouble::RateLimited,
        refused != nullptr && refused->kind == gateway::RefusalKind::RateLimited);
    publishStatus();
}

// The newest answer counts, whoever asked: the chip in the bar and the lines of a payment that is
// being checked say the same. A payment that lost an answer makes the till look for itself soon.
void CoreTill::noteReachable(bool reachable)
{
    if (m_reachable == reachable) {
        return;
    }
    m_reachable = reachable;
    if (reachable) {
        m_lostInARow = 0;
        trouble(Trouble::CertificateRefused, false);
        trouble(Trouble::ProviderUnreachable, false);
    } else if (m_lostInARow == 0) {
        m_lostInARow = 1;
        planHeartbeat();
    }
    publishStatus();
    if (m_front) {
        publishCheckout();
    }
    if (!m_recovered.empty() && !m_recoveryShown) {
        publishRecovery();
    }
}

view::Saying CoreTill::troubleSaying(const gateway::Refused *refused)
{
    return refused != nullptr ? view::Saying{view::Say::PlutoPaySays, refused->message, {}, {}}
                              : view::Saying{view::Say::PlutoPayNotReached, {}, {}, {}};
}

void CoreTill::refreshReaders()
{
    if (!m_provider || m_readersLoading) {
        return;
    }
    m_readersLoading = true;
    publishReaders();
    m_provider->gateway->listReaders([this, alive = std::weak_ptr<int>(m_alive)](
                                         gateway::Outcome<std::vector<gateway::Reader>> outcome) {
        if (!alive.expired()) {
            onReaders(std::move(outcome));
        }
    });
}

void CoreTill::onReaders(gateway::Outcome<std::vector<gateway::Reader>> outcome)
{
    m_readersLoading = false;
    const auto *refused = std::get_if<gateway::Refused>(&outcome);
    const auto *unknown = std::get_if<gateway::Unknown>(&outcome);
    if (auto *readers = std::get_if<std::vector<gateway::Reader>>(&outcome)) {
        m_readers = std::move(*readers);
        m_readersKnown = true;
        m_readersUtcMs = m_clock.utcMs();
        m_readersProblem = {};
    } else {
        m_readersProblem = troubleSaying(refused);
    }
    noteOutcome(refused, unknown);
    if (m_engine) {
        noteJournal(); // the disk may have room again
    }
    const auto *inUse = readerInUseRow();
    trouble(Trouble::NoReader, m_readersKnown && inUse == nullptr);
    trouble(Trouble::ReaderOffline,
        inUse != nullptr && inUse->status == gateway::ReaderStatus::Offline,
        inUse != nullptr ? inUse->name : std::string{});
    publishReaders();
    publishStatus();
    planHeartbeat();
}

void CoreTill::planHeartbeat()
{
    m_executor.cancel(m_heartbeat);
    const auto delayMs = m_lostInARow == 0
        ? heartbeatMs
        : std::min(heartbeatMs, firstRetryMs << std::min(m_lostInARow, 4));
    m_heartbeat = m_executor.postAfter(delayMs, [this, alive = std::weak_ptr<int>(m_alive)] {
        if (!alive.expired()) {
            refreshReaders();
        }
    });
}

const gateway::Reader *CoreTill::findReader(const std::string &readerId) const
{
    const auto found = std::find_if(m_readers.begin(), m_readers.end(),
        [&](const gateway::Reader &reader) { return reader.reader.text() == readerId; });
    return found == m_readers.end() || readerId.empty() ? nullptr : &*found;
}

// The chosen one; when none was chosen, the first that can take payments.
const gateway::Reader *CoreTill::readerInUseRow() const
{
    const auto usable = [](const gateway::Reader &reader) { return !reader.reader.empty(); };
    const auto chosen
        = std::find_if(m_readers.begin(), m_readers.end(), [&](const gateway::Reader &reader) {
              return reader.terminal.text() == m_settings.readerTerminalId && usable(reader);
          });
    if (chosen != m_readers.end()) {
        return &*chosen;
    }
    const auto online
        = std::find_if(m_readers.begin(), m_readers.end(), [&](const gateway::Reader &reader) {
              return usable(reader) && reader.status == gateway::ReaderStatus::Online;
          });
    if (online != m_readers.end()) {
        return &*online;
    }
    const auto first = std::find_if(m_readers.begin(), m_readers.end(), usable);
    return first == m_readers.end() ? nullptr : &*first;
}

void CoreTill::publishReaders()
{
    view::ReadersView view;
    view.loading = m_readersLoading;
    view.problem = m_readersProblem;
    view.refreshedUtcMs = m_readersUtcMs;
    const auto *inUse = readerInUseRow();
    m_holders = m_engine ? m_engine->holders() : decltype(m_holders){};
    for (const auto &reader : m_readers) {
        view::ReaderView row;
        row.terminalId = reader.terminal.text();
        row.readerId = reader.reader.text();
        row.name = reader.name;
        row.location = reader.locationName;
        row.model = reader.model;
        row.serialNumber = reader.serialNumber;
        row.firmware = reader.firmwareVersion;
        const auto holder = m_holders.find(reader.reader);
        const bool busy = holder != m_holders.end();
        row.state = stateOf(reader, busy);
        row.statusText = reader.statusText;
        row.busyWith = busy ? holder->second.text() : std::string{};
        row.batteryPercent = reader.batteryPercent;
        row.lastSeenUtcMs = reader.lastSeenAtMs;
        row.inUse = &reader == inUse;
        row.simulated = mode() == view::Mode::Test && m_provider && m_provider->simulate;
        view.readers.push_back(std::move(row));
    }
    Q_EMIT readersChanged(view);
}

void CoreTill::useReader(const std::string &terminalId)
{
    m_settings.readerTerminalId = terminalId;
    const auto saved = pos::till::saveSettings(m_options.dataDir + "/settings.json", m_settings);
    if (!saved) {
        notice(view::Notice::Kind::SettingsNotSaved);
    }
    publishReaders();
    publishStatus();
}

void CoreTill::testTap(const std::string &readerId)
{
    if (!m_provider || !m_provider->simulate || mode() != view::Mode::Test) {
        return notice(view::Notice::Kind::TestTapFailed);
    }
    m_provider->simulate(gateway::ReaderId(readerId),
        [this, alive = std::weak_ptr<int>(m_alive)](
            gateway::Outcome<gateway::ReaderAction> outcome) {
            if (alive.expired()) {
                return;
            }
            if (!std::holds_alternative<gateway::ReaderAction>(outcome)) {
                notice(view::Notice::Kind::TestTapFailed);
            }
        });
}

} // namespace pos::till
