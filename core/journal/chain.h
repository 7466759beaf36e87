// SPDX-License-Identifier: Apache-2.0
//
// The hash chain: what makes a changed, missing or moved record visible (I11). It proves that the
// file is as this till wrote it; it does not prove who wrote it, and a file replaced by an older
// copy of itself has a sound chain.
#pragma once

#include "core/journal/journal.h"

#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace pos::journal {

constexpr std::size_t hashBytes = 32;

// The hash before record 1: 32 zero bytes.
std::string chainStart();

// Keeps one OpenSSL context: the chain is on the path of every append.
class Chain {
public:
    Chain();
    // SHA-256 over `previous` and the record, every text with its length in front, so that no two
    // different records have the same bytes.
    std::string next(std::string_view previous, Sequence sequence, const NewRecord &record);
    // SHA-256 over length and bytes of each part.
    std::string digest(std::initializer_list<std::string_view> parts);

private:
    void begin();
    void add(std::string_view bytes);
    void addNumber(std::int64_t number);
    void addText(std::string_view text);
    std::string finish();

    struct Free {
        void operator()(evp_md_ctx_st *context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> m_context;
};

std::string toHex(std::string_view bytes);

} // namespace pos::journal
