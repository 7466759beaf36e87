// SPDX-License-Identifier: Apache-2.0
//
// Measured with Qt 6.4.2 against a raw server (tests/contract/gateway):
// - ConnectionRefused, HostNotFound and SslHandshakeFailed come only from making a new connection,
//   and a request is handed to a connection only after that; a request already handed over is
//   never moved to a new connection, because its body cannot be rewound (ContentReSendError).
// - a kept connection that the server closes after reading ends in ContentReSendError or
//   RemoteHostClosed, never in one of the three.
// - time-outs and network errors of the socket can also come from a connection in use: Lost.
#include "core/gateway/http/wire_failure.h"

namespace pos::gateway::http {
namespace {

using Kind = world::HttpFailure::Kind;

constexpr int firstErrorStatus = 400;

} // namespace

std::optional<Kind> judgeWire(const WireEvidence &evidence)
{
    const Kind broken = evidence.status == 0 ? Kind::Lost : Kind::Garbled;
    switch (evidence.error) {
    case QNetworkReply::NoError:
        // A "success" without a status line is not an HTTP answer.
        return evidence.status == 0 ? std::optional(Kind::Garbled) : std::nullopt;

    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
        return evidence.begun || evidence.status != 0 ? Kind::Lost : Kind::NotSent;
    case QNetworkReply::SslHandshakeFailedError:
        return evidence.begun || evidence.status != 0 ? Kind::Lost : Kind::TlsRefused;

    // Qt reports the status classes as errors; the answer is whole.
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError: // also of a broken content encoding, below 400
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
    case QNetworkReply::ProtocolInvalidOperationError: // 400
    case QNetworkReply::ProxyAuthenticationRequiredError: // 407
        return evidence.status >= firstErrorStatus ? std::nullopt : std::optional(broken);

    case QNetworkReply::ContentReSendError:
        // The peer closed after it may have read everything. Qt also prepares to repeat a request
        // that was answered 307 or 308, although redirects are off; that answer is known.
        return evidence.status == 307 || evidence.status == 308 ? std::nullopt
                                                                : std::optional(Kind::Lost);
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
        return Kind::Garbled;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::BackgroundRequestNotAllowedError:
    case QNetworkReply::TooManyRedirectsError:
    case QNetworkReply::InsecureRedirectError:
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::UnknownProxyError:
        return broken;
    }
    return Kind::Lost;
}

} // namespace pos::gateway::http
