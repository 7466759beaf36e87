// SPDX-License-Identifier: Apache-2.0
//
// Errors as values. Calls that move money do not use this: they answer Done, Refused or Unknown
// (core/gateway/outcome.h), because "it failed" is not a fact there.
#pragma once

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace pos::base {

// What kind of trouble; decides what the caller does next. The message is for a person.
enum class ErrorCode {
    InvalidArgument, // the caller's value is out of its documented range
    NotFound,
    AlreadyExists,
    InUse, // another process holds it
    Damaged, // stored bytes do not mean what they must mean
    TooNew, // written by a newer version of this program
    ReadOnly,
    Full, // no space left, or a stated limit reached
    Io, // the operating system refused
    Unsafe, // durability can no longer be promised
    Unavailable, // not now; asking again later may work
};

struct Error {
    ErrorCode code {};
    std::string message; // one English sentence, UTF-8, never a secret
};

template <typename T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string message)
{
    return tl::unexpected<Error>(Error {code, std::move(message)});
}

} // namespace pos::base
