// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/qr.h"

#include <qrencode.h>

#include <cstddef>
#include <memory>

namespace pos::receipt {

namespace {

constexpr std::size_t maxBytes = 1000;

} // namespace

QrMatrix encodeQr(std::string_view data)
{
    if (data.empty() || data.size() > maxBytes) {
        return {};
    }
    const auto *const bytes = reinterpret_cast<const unsigned char *>(data.data());
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(data.size()), bytes, 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code) {
        return {};
    }
    const auto width = static_cast<std::size_t>(code->width);
    QrMatrix matrix(width, std::vector<bool>(width));
    for (std::size_t y = 0; y < width; ++y) {
        for (std::size_t x = 0; x < width; ++x) {
            matrix[y][x] = (code->data[y * width + x] & 1U) != 0;
        }
    }
    return matrix;
}

} // namespace pos::receipt
