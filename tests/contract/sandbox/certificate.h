// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace pos::sandbox::test {

// Writes a self-signed certificate for 127.0.0.1 and its key, PEM, valid for a day.
[[nodiscard]] bool writeCertificate(const std::string &certFile, const std::string &keyFile);

} // namespace pos::sandbox::test
