// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/sandbox/certificate.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <memory>

namespace pos::sandbox::test {

namespace {

struct Free {
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
    void operator()(X509 *certificate) const { X509_free(certificate); }
    void operator()(X509_EXTENSION *extension) const { X509_EXTENSION_free(extension); }
    void operator()(std::FILE *file) const { std::fclose(file); }
};

} // namespace

bool writeCertificate(const std::string &certFile, const std::string &keyFile)
{
    const std::unique_ptr<EVP_PKEY, Free> key{EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256")};
    const std::unique_ptr<X509, Free> certificate{X509_new()};
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    constexpr long daySeconds = 86'400;
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -daySeconds);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), daySeconds);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME *name = X509_get_subject_name(certificate.get());
    const std::string common = "127.0.0.1";
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
        reinterpret_cast<const unsigned char *>(common.c_str()), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    const std::unique_ptr<X509_EXTENSION, Free> names{
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "IP:127.0.0.1")};
    X509_add_ext(certificate.get(), names.get(), -1);
    if (X509_sign(certificate.get(), key.get(), EVP_sha256()) == 0) {
        return false;
    }
    const std::unique_ptr<std::FILE, Free> certOut{std::fopen(certFile.c_str(), "w")};
    const std::unique_ptr<std::FILE, Free> keyOut{std::fopen(keyFile.c_str(), "w")};
    return certOut && keyOut && PEM_write_X509(certOut.get(), certificate.get()) == 1
        && PEM_write_PrivateKey(keyOut.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr)
        == 1;
}

} // namespace pos::sandbox::test
