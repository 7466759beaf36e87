// SPDX-License-Identifier: Apache-2.0
#include "core/till/secret_store.h"

#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/rand.h>

#include <QByteArray>
#include <QByteArrayView>
#include <QFile>
#include <QSaveFile>
#include <QString>

#include <array>
#include <cstdlib>
#include <utility>

namespace pos::till {
namespace {

constexpr int saltBytes = 16;
constexpr int nonceBytes = 12; // of GCM, NIST SP 800-38D section 5.2.1.1
constexpr int tagBytes = 16;
constexpr int keyBytes = 32;
constexpr qint64 largestFileBytes = 4096;
constexpr QByteArrayView magic("PPOSKEY1");

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char *bytesOf(const QByteArray &array)
{
    return reinterpret_cast<const unsigned char *>(array.constData());
}

unsigned char *bytesOf(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

// scrypt (RFC 7914) with N = 2^15, r = 8, p = 1: 32 MiB, about 0.1 s, once at the start.
base::Result<QByteArray> deriveKey(const std::string &machineId, const QByteArray &salt)
{
    constexpr std::uint64_t cost = 1U << 15U;
    constexpr std::uint64_t blockSize = 8;
    constexpr std::uint64_t parallel = 1;
    constexpr std::uint64_t mostMemory = 64U << 20U;
    QByteArray key(keyBytes, Qt::Uninitialized);
    const int done = EVP_PBE_scrypt(machineId.data(), machineId.size(), bytesOf(salt),
        static_cast<std::size_t>(salt.size()), cost, blockSize, parallel, mostMemory, bytesOf(key),
        static_cast<std::size_t>(key.size()));
    if (done != 1) {
        return base::fail(base::ErrorCode::Io, "The key file cannot be opened: no memory.");
    }
    return key;
}

base::Result<QByteArray> seal(const base::Secret &secret, const std::string &machineId)
{
    QByteArray salt(saltBytes, Qt::Uninitialized);
    QByteArray nonce(nonceBytes, Qt::Uninitialized);
    if (RAND_bytes(bytesOf(salt), saltBytes) != 1 || RAND_bytes(bytesOf(nonce), nonceBytes) != 1) {
        return base::fail(base::ErrorCode::Io, "The machine has no randomness to seal the key.");
    }
    auto key = deriveKey(machineId, salt);
    if (!key) {
        return key;
    }
    const auto plain = secret.expose();
    QByteArray sealed(static_cast<qsizetype>(plain.size()), Qt::Uninitialized);
    QByteArray tag(tagBytes, Qt::Uninitialized);
    const Cipher cipher(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    int written = 0;
    int rest = 0;
    const bool done = cipher
        && EVP_EncryptInit_ex2(cipher.get(), EVP_aes_256_gcm(), bytesOf(std::as_const(*key)),
               bytesOf(nonce), nullptr)
            == 1
        && EVP_EncryptUpdate(cipher.get(), bytesOf(sealed), &written,
               reinterpret_cast<const unsigned char *>(plain.data()),
               static_cast<int>(plain.size()))
            == 1
        && EVP_EncryptFinal_ex(cipher.get(), bytesOf(sealed) + written, &rest) == 1
        && EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tagBytes, tag.data()) == 1;
    OPENSSL_cleanse(key->data(), static_cast<std::size_t>(key->size()));
    if (!done) {
        return base::fail(base::ErrorCode::Io, "The key could not be sealed.");
    }
    return magic.toByteArray() + salt + nonce + tag + sealed;
}

base::Result<base::Secret> open(const QByteArray &file, const std::string &machineId)
{
    const auto damaged = [] {
        return base::fail(base::ErrorCode::Damaged,
            "The stored key does not open on this machine. Enter the key again in Settings.");
    };
    const auto head = magic.size() + saltBytes + nonceBytes + tagBytes;
    if (!file.startsWith(magic) || file.size() <= head) {
        return damaged();
    }
    auto at = magic.size();
    const auto take = [&](int size) {
        const auto part = file.mid(at, size);
        at += size;
        return part;
    };
    const auto salt = take(saltBytes);
    const auto nonce = take(nonceBytes);
    auto tag = take(tagBytes);
    const auto sealed = file.mid(at);
    auto key = deriveKey(machineId, salt);
    if (!key) {
        return tl::unexpected(key.error());
    }
    QByteArray plain(sealed.size(), Qt::Uninitialized);
    const Cipher cipher(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    int written = 0;
    int rest = 0;
    const bool done = cipher
        && EVP_DecryptInit_ex2(cipher.get(), EVP_aes_256_gcm(), bytesOf(std::as_const(*key)),
               bytesOf(nonce), nullptr)
            == 1
        && EVP_DecryptUpdate(cipher.get(), bytesOf(plain), &written, bytesOf(sealed),
               static_cast<int>(sealed.size()))
            == 1
        && EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tagBytes, tag.data()) == 1
        && EVP_DecryptFinal_ex(cipher.get(), bytesOf(plain) + written, &rest) == 1;
    OPENSSL_cleanse(key->data(), static_cast<std::size_t>(key->size()));
    if (!done) {
        return damaged();
    }
    base::Secret secret(
        std::string_view(plain.constData(), static_cast<std::size_t>(plain.size())));
    OPENSSL_cleanse(plain.data(), static_cast<std::size_t>(plain.size()));
    return secret;
}

class SealedFile final : public SecretStore {
public:
    explicit SealedFile(SealedFileOptions options)
        : m_options(std::move(options))
    {
    }

    base::Result<std::optional<base::Secret>> load() override
    {
        QFile file(QString::fromStdString(m_options.path));
        if (!file.exists()) {
            return std::optional<base::Secret>{};
        }
        if (!file.open(QIODevice::ReadOnly)) {
            return base::fail(base::ErrorCode::Io, "The stored key cannot be read.");
        }
        auto secret = pos::till::open(file.read(largestFileBytes), m_options.machineId);
        if (!secret) {
            return tl::unexpected(secret.error());
        }
        return std::optional(std::move(*secret));
    }

    base::Result<void> store(const base::Secret &secret) override
    {
        const auto sealed = seal(secret, m_options.machineId);
        if (!sealed) {
            return tl::unexpected(sealed.error());
        }
        QSaveFile file(QString::fromStdString(m_options.path));
        const bool saved = file.open(QIODevice::WriteOnly)
            && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
            && file.write(*sealed) == sealed->size() && file.commit();
        if (!saved) {
            return base::fail(base::ErrorCode::Io,
                "The key could not be stored: " + file.errorString().toStdString() + ".");
        }
        return {};
    }

    base::Result<void> forget() override
    {
        QFile file(QString::fromStdString(m_options.path));
        if (file.exists() && !file.remove()) {
            return base::fail(base::ErrorCode::Io, "The stored key could not be removed.");
        }
        return {};
    }

private:
    SealedFileOptions m_options;
};

class SystemdCredential final : public SecretStore {
public:
    explicit SystemdCredential(std::string path)
        : m_path(std::move(path))
    {
    }

    base::Result<std::optional<base::Secret>> load() override
    {
        QFile file(QString::fromStdString(m_path));
        if (!file.open(QIODevice::ReadOnly)) {
            return base::fail(base::ErrorCode::Io, "The key handed in by systemd cannot be read.");
        }
        auto bytes = file.read(largestFileBytes);
        const auto trimmed = bytes.trimmed();
        base::Secret secret(
            std::string_view(trimmed.constData(), static_cast<std::size_t>(trimmed.size())));
        OPENSSL_cleanse(bytes.data(), static_cast<std::size_t>(bytes.size()));
        return std::optional(std::move(secret));
    }

    base::Result<void> store(const base::Secret &) override { return managed(); }
    base::Result<void> forget() override { return managed(); }

private:
    static base::Result<void> managed()
    {
        return base::fail(base::ErrorCode::ReadOnly,
            "The key is handed in by systemd on this machine; change it there.");
    }

    std::string m_path;
};

} // namespace

std::unique_ptr<SecretStore> makeSealedFile(SealedFileOptions options)
{
    return std::make_unique<SealedFile>(std::move(options));
}

std::unique_ptr<SecretStore> makeSystemdCredential(std::string path)
{
    return std::make_unique<SystemdCredential>(std::move(path));
}

namespace {

// Where systemd put the credential of this mode, "" = nowhere.
std::string credentialPath(const std::string &mode)
{
    const auto directory = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    if (directory.isEmpty()) {
        return {};
    }
    const auto path = directory + QLatin1String("/plutopos-key-") + QString::fromStdString(mode);
    return QFile::exists(path) ? path.toStdString() : std::string{};
}

std::string sealedPath(const std::string &dataDir, const std::string &mode)
{
    return dataDir + "/key-" + mode + ".sealed";
}

std::string machineId()
{
    for (const auto *const path : {"/etc/machine-id", "/var/lib/dbus/machine-id"}) {
        QFile file(QString::fromLatin1(path));
        if (file.open(QIODevice::ReadOnly)) {
            return file.read(64).trimmed().toStdString();
        }
    }
    return {};
}

} // namespace

bool hasStoredKey(const std::string &dataDir, const std::string &mode)
{
    return !credentialPath(mode).empty()
        || QFile::exists(QString::fromStdString(sealedPath(dataDir, mode)));
}

base::Result<std::unique_ptr<SecretStore>> secretStoreFor(
    const std::string &dataDir, const std::string &mode)
{
    if (auto path = credentialPath(mode); !path.empty()) {
        return makeSystemdCredential(std::move(path));
    }
    auto id = machineId();
    if (id.empty()) {
        return base::fail(base::ErrorCode::Unavailable,
            "This machine has no machine-id, so a key cannot be stored on it. "
            "Run systemd-machine-id-setup, or hand the key in as a systemd credential.");
    }
    return makeSealedFile({sealedPath(dataDir, mode), std::move(id)});
}

} // namespace pos::till
