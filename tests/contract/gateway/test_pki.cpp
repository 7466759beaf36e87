// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/gateway/test_pki.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <cstdlib>

namespace pos::test {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

void mustMake(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

[[nodiscard]] Key makeKey()
{
    Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"), &EVP_PKEY_free);
    mustMake(key != nullptr);
    return key;
}

[[nodiscard]] std::string textOf(BIO *memory)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    std::string text(data, static_cast<std::size_t>(size));
    BIO_free(memory);
    return text;
}

[[nodiscard]] std::string pemOf(X509 *certificate)
{
    BIO *memory = BIO_new(BIO_s_mem());
    mustMake(PEM_write_bio_X509(memory, certificate) == 1);
    return textOf(memory);
}

[[nodiscard]] std::string pemOf(EVP_PKEY *key)
{
    BIO *memory = BIO_new(BIO_s_mem());
    mustMake(PEM_write_bio_PrivateKey(memory, key, nullptr, nullptr, 0, nullptr, nullptr) == 1);
    return textOf(memory);
}

void extend(X509 *certificate, X509 *issuer, int kind, const std::string &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str());
    mustMake(extension != nullptr && X509_add_ext(certificate, extension, -1) == 1);
    X509_EXTENSION_free(extension);
}

[[nodiscard]] Certificate draft(
    EVP_PKEY *key, const std::string &name, std::int64_t from, std::int64_t to, long serial)
{
    Certificate certificate(X509_new(), &X509_free);
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), from);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), to);
    X509_set_pubkey(certificate.get(), key);
    const auto *bytes = static_cast<const unsigned char *>(static_cast<const void *>(name.c_str()));
    X509_NAME_add_entry_by_txt(
        X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC, bytes, -1, -1, 0);
    return certificate;
}

} // namespace

struct TestAuthority::State {
    Key key = makeKey();
    Certificate certificate = Certificate(nullptr, &X509_free);
};

TestAuthority::TestAuthority()
    : m_state(std::make_unique<State>())
{
    constexpr std::int64_t validSeconds = 86'400;
    m_state->certificate = draft(m_state->key.get(), "Test Authority", -7200, validSeconds, 1);
    X509 *ca = m_state->certificate.get();
    X509_set_issuer_name(ca, X509_get_subject_name(ca));
    extend(ca, ca, NID_basic_constraints, "critical,CA:TRUE");
    extend(ca, ca, NID_key_usage, "critical,keyCertSign,cRLSign");
    extend(ca, ca, NID_subject_key_identifier, "hash");
    mustMake(X509_sign(ca, m_state->key.get(), EVP_sha256()) > 0);
}

TestAuthority::~TestAuthority() = default;

std::string TestAuthority::caPem() const
{
    return pemOf(m_state->certificate.get());
}

TlsIdentity TestAuthority::issue(const LeafWishes &wishes) const
{
    const Key key = makeKey();
    Certificate leaf
        = draft(key.get(), wishes.host, wishes.validFromSeconds, wishes.validToSeconds, 2);
    X509 *issuer = wishes.selfSigned ? leaf.get() : m_state->certificate.get();
    X509_set_issuer_name(leaf.get(), X509_get_subject_name(issuer));
    const bool address = wishes.host.find_first_not_of("0123456789.") == std::string::npos;
    extend(leaf.get(), issuer, NID_subject_alt_name, (address ? "IP:" : "DNS:") + wishes.host);
    extend(leaf.get(), issuer, NID_ext_key_usage, "serverAuth");
    EVP_PKEY *signer = wishes.selfSigned ? key.get() : m_state->key.get();
    mustMake(X509_sign(leaf.get(), signer, EVP_sha256()) > 0);
    return TlsIdentity{pemOf(leaf.get()), pemOf(key.get()), 0};
}

} // namespace pos::test
