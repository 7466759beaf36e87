// SPDX-License-Identifier: Apache-2.0
//
// Certificates made while the test runs: none of them can expire in the repository, and no private
// key is ever stored.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

using EVP_PKEY = struct evp_pkey_st;
using X509 = struct x509_st;

namespace pos::test {

// What a server shows, and how it behaves in the handshake.
struct TlsIdentity {
    std::string certificatePem; // leaf, followed by what it wants to send along
    std::string keyPem;
    int highestVersion = 0; // TLS1_1_VERSION …, 0 = no limit
};

struct LeafWishes {
    std::string host = "127.0.0.1"; // a name, or an IPv4 address
    std::int64_t validFromSeconds = -3600; // from now
    std::int64_t validToSeconds = 86'400;
    bool selfSigned = false;
};

class TestAuthority {
public:
    TestAuthority();
    ~TestAuthority();
    TestAuthority(const TestAuthority &) = delete;
    TestAuthority &operator=(const TestAuthority &) = delete;

    [[nodiscard]] std::string caPem() const;
    [[nodiscard]] TlsIdentity issue(const LeafWishes &wishes = {}) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace pos::test
