// SPDX-License-Identifier: Apache-2.0
//
// Where the key may be sent: what the rule accepts, Qt must take to the same host by the same
// scheme. A text that two parsers read differently is how a key leaves for somebody else.
#include "core/gateway/http/url_rule.h"
#include "tests/fuzz/parsers/fuzz.h"

#include <QByteArray>
#include <QHostAddress>
#include <QString>
#include <QUrl>

#include <string>

using namespace pos;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text = fuzz::textOf(data, size);
    if (!gateway::http::whyRefused(text).empty()) {
        return 0;
    }
    const QUrl url = QUrl::fromEncoded(
        QByteArray(text.data(), static_cast<qsizetype>(text.size())), QUrl::StrictMode);
    if (!url.isValid()) {
        return 0; // the transport refuses it
    }
    require(url.userInfo().isEmpty(), "a user name");
    if (url.scheme() == QStringLiteral("https")) {
        require(!url.host().isEmpty(), "https to nobody");
        return 0;
    }
    require(url.scheme() == QStringLiteral("http"), "another scheme");
    const QHostAddress address(url.host());
    require(url.host() == QStringLiteral("localhost") || address.isLoopback(),
        "plain http beyond this machine");
    return 0;
}
