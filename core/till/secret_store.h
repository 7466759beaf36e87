// SPDX-License-Identifier: Apache-2.0
//
// Where the API key rests. A kiosk has no desktop session and therefore no keyring, so there are
// two ways: a systemd credential ($CREDENTIALS_DIRECTORY, read-only), and a sealed file beside the
// journal: AES-256-GCM under a key that scrypt derives from this machine's id and a random salt.
// A copied data directory therefore does not open elsewhere (F61: there is no plain-text way).
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <memory>
#include <optional>
#include <string>

namespace pos::till {

class SecretStore {
public:
    virtual ~SecretStore() = default;
    // Empty when nothing is stored. Damaged when the file does not open on this machine.
    virtual base::Result<std::optional<base::Secret>> load() = 0;
    // ReadOnly for a systemd credential; Io when the file cannot be written.
    virtual base::Result<void> store(const base::Secret &secret) = 0;
    virtual base::Result<void> forget() = 0;
};

struct SealedFileOptions {
    std::string path; // mode 0600, replaced as a whole
    std::string machineId; // the contents of /etc/machine-id; never empty
};
[[nodiscard]] std::unique_ptr<SecretStore> makeSealedFile(SealedFileOptions options);

// Reads one named credential of systemd (systemd.exec(5), LoadCredential=).
[[nodiscard]] std::unique_ptr<SecretStore> makeSystemdCredential(std::string path);

// The credential "plutopos-key-<mode>" when systemd hands one in, else the sealed file
// "key-<mode>.sealed" in `dataDir`. mode: "test" or "live".
[[nodiscard]] base::Result<std::unique_ptr<SecretStore>> secretStoreFor(
    const std::string &dataDir, const std::string &mode);

// Whether secretStoreFor() would find a key, without opening it (opening costs 0.1 s by design).
[[nodiscard]] bool hasStoredKey(const std::string &dataDir, const std::string &mode);

} // namespace pos::till
