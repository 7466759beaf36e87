// SPDX-License-Identifier: Apache-2.0
//
// F08 and F19: roads to the provider that lead nowhere. A black hole is a listener whose queue is
// full, so that the kernel drops every further SYN, as a router does that forgot to say no. Names
// are answered by this program: its getaddrinfo() is the one that Qt's library finds.
#include "tests/contract/gateway/raw_server.h"
#include "tests/contract/gateway/wire.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

using namespace pos;
using namespace pos::test;
using Kind = world::HttpFailure::Kind;

namespace {

constexpr int connectMs = 400;
constexpr int deadlineMs = 8000;

[[nodiscard]] sockaddr *generic(void *address)
{
    return static_cast<sockaddr *>(address);
}

// A listener on 127.0.0.1 or ::1 that takes no connection until it is revived.
class BlackHole {
public:
    // port 0: any free one.
    BlackHole(int family, int port)
        : m_family(family)
        , m_listener(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        const int on = 1;
        if (family == AF_INET6) {
            ::setsockopt(m_listener, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof(on));
        }
        sockaddr_storage address = loopback(port);
        socklen_t length = sizeof(address);
        m_works = ::bind(m_listener, generic(&address), sizeOf()) == 0
            && ::listen(m_listener, 0) == 0
            && ::getsockname(m_listener, generic(&address), &length) == 0;
        if (!m_works) {
            return;
        }
        for (int filler = 0; filler < 4; ++filler) {
            const int descriptor = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
            ::connect(descriptor, generic(&address), sizeOf());
            m_fillers.push_back(descriptor);
        }
        sockaddr_in v4{};
        std::memcpy(&v4, &address, sizeof(v4)); // the port is at the same place in both families
        m_port = ntohs(v4.sin_port);
    }
    ~BlackHole()
    {
        closeFillers();
        if (m_listener >= 0) {
            ::close(m_listener);
        }
    }
    BlackHole(const BlackHole &) = delete;
    BlackHole &operator=(const BlackHole &) = delete;

    [[nodiscard]] bool works() const { return m_works; }
    [[nodiscard]] int port() const { return m_port; }

    // From now on a server that answers every request with {}.
    void revive()
    {
        closeFillers();
        m_server = std::make_unique<QTcpServer>();
        QObject::connect(m_server.get(), &QTcpServer::newConnection, m_server.get(), [this] {
            while (QTcpSocket *socket = m_server->nextPendingConnection()) {
                QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                    if (socket->readAll().contains("\r\n\r\n")) {
                        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
                    }
                });
            }
        });
        m_server->setSocketDescriptor(m_listener);
        ::listen(m_listener, 16);
        m_listener = -1;
    }

private:
    [[nodiscard]] socklen_t sizeOf() const
    {
        return m_family == AF_INET6 ? sizeof(sockaddr_in6) : sizeof(sockaddr_in);
    }
    [[nodiscard]] sockaddr_storage loopback(int port) const
    {
        sockaddr_storage address{};
        if (m_family == AF_INET6) {
            sockaddr_in6 v6{};
            v6.sin6_family = AF_INET6;
            v6.sin6_addr = in6addr_loopback;
            v6.sin6_port = htons(static_cast<std::uint16_t>(port));
            std::memcpy(&address, &v6, sizeof(v6));
        } else {
            sockaddr_in v4{};
            v4.sin_family = AF_INET;
            v4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
            v4.sin_port = htons(static_cast<std::uint16_t>(port));
            std::memcpy(&address, &v4, sizeof(v4));
        }
        return address;
    }
    void closeFillers()
    {
        for (const int descriptor : m_fillers) {
            ::close(descriptor);
        }
        m_fillers.clear();
    }

    int m_family = AF_INET;
    int m_listener = -1;
    int m_port = 0;
    bool m_works = false;
    std::vector<int> m_fillers;
    std::unique_ptr<QTcpServer> m_server;
};

// Names that this program answers itself: addresses in the order in which a resolver gives them.
struct Name {
    std::string_view name;
    std::array<const char *, 2> addresses;
};
constexpr std::array<Name, 2> names{{{"six-is-dead.test", {"::1", "127.0.0.1"}},
    {"four-then-dead-six.test", {"127.0.0.1", "::1"}}}};

} // namespace

// Stands before the one of the C library, for Qt's library too.
extern "C" int getaddrinfo(
    const char *node, const char *service, const addrinfo *hints, addrinfo **result)
{
    static_cast<void>(service);
    static_cast<void>(hints);
    const auto *const found = std::find_if(names.begin(), names.end(),
        [node](const Name &known) { return node != nullptr && known.name == node; });
    if (found == names.end()) {
        return EAI_NONAME;
    }
    *result = nullptr;
    addrinfo **next = result;
    for (const std::string_view text : found->addresses) {
        auto *entry = new addrinfo{};
        entry->ai_socktype = SOCK_STREAM;
        if (text.find(':') != std::string_view::npos) {
            auto *v6 = new sockaddr_in6{};
            v6->sin6_family = AF_INET6;
            ::inet_pton(AF_INET6, text.data(), &v6->sin6_addr);
            entry->ai_addr = generic(v6);
            entry->ai_addrlen = sizeof(*v6);
            entry->ai_family = AF_INET6;
        } else {
            auto *v4 = new sockaddr_in{};
            v4->sin_family = AF_INET;
            ::inet_pton(AF_INET, text.data(), &v4->sin_addr);
            entry->ai_addr = generic(v4);
            entry->ai_addrlen = sizeof(*v4);
            entry->ai_family = AF_INET;
        }
        *next = entry;
        next = &entry->ai_next;
    }
    return 0;
}

extern "C" void freeaddrinfo(addrinfo *list)
{
    while (list != nullptr) {
        addrinfo *rest = list->ai_next;
        void *address = list->ai_addr;
        if (list->ai_family == AF_INET6) {
            delete static_cast<sockaddr_in6 *>(address);
        } else {
            delete static_cast<sockaddr_in *>(address);
        }
        delete list;
        list = rest;
    }
}

class RoutesTest : public QObject {
    Q_OBJECT

private:
    TestAuthority m_authority;
    const std::string m_body = R"({"payment_intent_id":"pi_1","reader_id":"tmr_1"})";

    [[nodiscard]] std::unique_ptr<gateway::http::QtTransport> hurried() const
    {
        gateway::http::TransportSettings settings;
        settings.extraCaPem = m_authority.caPem();
        settings.connectMs = connectMs;
        return *gateway::http::QtTransport::make(settings);
    }

private Q_SLOTS:
    void f08_aDeadRouteIsKnownLongBeforeTheCallsDeadline_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("certain");
        QTest::newRow("a read") << QByteArray("GET") << QByteArray() << true;
        QTest::newRow("a push") << QByteArray("POST") << QByteArray("{}") << true;
        // Qt says too late that a request without a body has left to swear that it has not.
        QTest::newRow("a cancel") << QByteArray("POST") << QByteArray() << false;
    }
    void f08_aDeadRouteIsKnownLongBeforeTheCallsDeadline()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        QFETCH(bool, certain);
        const BlackHole hole(AF_INET, 0);
        QVERIFY(hole.works());
        const auto transport = hurried();
        QElapsedTimer timer;
        timer.start();
        const auto caught = exchange(*transport,
            request(method.toStdString(), "http://127.0.0.1:" + std::to_string(hole.port()) + "/p",
                body.toStdString(), deadlineMs),
            30);
        QVERIFY(timer.elapsed() >= connectMs - 5);
        QVERIFY(timer.elapsed() < deadlineMs / 2);
        QCOMPARE(caught->count, 1);
        QVERIFY(caught->failure());
        QCOMPARE(caught->failure()->detail, std::string("no connection in time"));
        QCOMPARE(static_cast<int>(caught->failure()->kind),
            static_cast<int>(certain ? Kind::NotSent : Kind::Lost));
    }
    void f08_aRouteThatComesBackIsUsedAtOnce()
    {
        BlackHole hole(AF_INET, 0);
        QVERIFY(hole.works());
        const std::string url = "http://127.0.0.1:" + std::to_string(hole.port()) + "/p";
        const auto transport = hurried();
        QVERIFY(exchange(*transport, request("POST", url, m_body, deadlineMs))->failure());
        hole.revive();
        const auto caught = exchange(*transport, request("POST", url, m_body, deadlineMs));
        QVERIFY2(caught->reply(), caught->failure() ? caught->failure()->detail.c_str() : "");
    }
    // The time to connect must not be taken for the time to answer.
    void f08_aSlowAnswerIsWaitedFor()
    {
        RawServer server([](const auto &) {
            RawAnswer answer = jsonAnswer("{}");
            answer.delayMs = connectMs * 2;
            return answer;
        });
        const auto transport = hurried();
        for (int call = 0; call < 2; ++call) { // on a fresh connection, and on the kept one
            QVERIFY(exchange(*transport, request("POST", server.url() + "/p", m_body))->reply());
        }
    }
    void f08_aServerThatHangsInTheHandshakeOfTlsIsNoConnection()
    {
        RawServer server([](const auto &) { return closeWith(RawAnswer::Then::Silence); });
        std::string url = server.url();
        url.replace(0, 4, "https");
        const auto transport = hurried();
        const auto caught
            = exchange(*transport, request("POST", url + "/p", m_body, deadlineMs), 30);
        QVERIFY(caught->failure());
        QCOMPARE(static_cast<int>(caught->failure()->kind), static_cast<int>(Kind::NotSent));
    }

    void f19_aDeadAddressFamilyCostsAMomentAndNotTheCall_data()
    {
        QTest::addColumn<QString>("name");
        for (const Name &known : names) {
            QTest::newRow(known.name.data()) << QString::fromLatin1(known.name.data());
        }
    }
    void f19_aDeadAddressFamilyCostsAMomentAndNotTheCall()
    {
        QFETCH(QString, name);
        LeafWishes wishes;
        wishes.host = name.toStdString();
        RawServer server([](const auto &) { return jsonAnswer("{}"); }, m_authority.issue(wishes));
        // Where this machine has no IPv6 at all, the family is dead in a simpler way.
        const BlackHole six(AF_INET6, server.port());
        const auto transport = makeTransport(m_authority.caPem()); // with a shop's connectMs
        QElapsedTimer timer;
        timer.start();
        const auto caught = exchange(
            *transport, request("POST", server.url(wishes.host) + "/p", m_body, deadlineMs), 30);
        QVERIFY2(caught->reply(), caught->failure() ? caught->failure()->detail.c_str() : "");
        QCOMPARE(caught->count, 1);
        QCOMPARE(server.requests(), 1);
        QVERIFY2(timer.elapsed() < 2000, std::to_string(timer.elapsed()).c_str());
    }
    void f19_aNameThatNobodyKnowsIsCertainlyNotSent()
    {
        const auto transport = hurried();
        const auto caught = exchange(*transport, request("POST", "https://nobody.test/p", m_body));
        QVERIFY(caught->failure());
        QCOMPARE(static_cast<int>(caught->failure()->kind), static_cast<int>(Kind::NotSent));
    }
};

QTEST_GUILESS_MAIN(RoutesTest)
#include "routes_test.moc"
