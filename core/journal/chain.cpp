// SPDX-License-Identifier: Apache-2.0
#include "core/journal/chain.h"

#include "core/base/invariant.h"

#include <openssl/evp.h>

#include <array>

namespace pos::journal {

std::string chainStart()
{
    return std::string(hashBytes, '\0');
}

void Chain::Free::operator()(evp_md_ctx_st *context) const
{
    EVP_MD_CTX_free(context);
}

Chain::Chain()
    : m_context(EVP_MD_CTX_new())
{
    base::invariant(m_context != nullptr);
    // Fetched once here: with a null type later, EVP keeps the algorithm and only starts over.
    base::invariant(EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr) == 1);
}

std::string Chain::next(std::string_view previous, Sequence sequence, const NewRecord &record)
{
    base::invariant(previous.size() == hashBytes);
    begin();
    add(previous);
    addNumber(sequence);
    addNumber(record.utcMs);
    addNumber(record.monotonicMs);
    addText(record.stream);
    addText(record.kind);
    addText(record.body);
    return finish();
}

std::string Chain::digest(std::initializer_list<std::string_view> parts)
{
    begin();
    for (const std::string_view part : parts) {
        addText(part);
    }
    return finish();
}

void Chain::begin()
{
    base::invariant(EVP_DigestInit_ex(m_context.get(), nullptr, nullptr) == 1);
}

void Chain::add(std::string_view bytes)
{
    base::invariant(EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size()) == 1);
}

void Chain::addNumber(std::int64_t number)
{
    const auto bits = static_cast<std::uint64_t>(number);
    std::array<char, 8> bytes{};
    for (unsigned i = 0; i < bytes.size(); ++i) {
        bytes[i] = static_cast<char>(static_cast<unsigned char>(bits >> (56U - 8U * i)));
    }
    add({bytes.data(), bytes.size()});
}

void Chain::addText(std::string_view text)
{
    addNumber(static_cast<std::int64_t>(text.size()));
    add(text);
}

std::string Chain::finish()
{
    std::array<unsigned char, hashBytes> out{};
    unsigned size = 0;
    base::invariant(EVP_DigestFinal_ex(m_context.get(), out.data(), &size) == 1);
    base::invariant(size == hashBytes);
    return {out.begin(), out.end()};
}

std::string toHex(std::string_view bytes)
{
    constexpr char digits[] = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += digits[byte >> 4U];
        out += digits[byte & 15U];
    }
    return out;
}

} // namespace pos::journal
