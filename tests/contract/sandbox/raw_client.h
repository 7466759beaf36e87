// SPDX-License-Identifier: Apache-2.0
//
// A client without manners: bytes out, bytes in, and how the connection ended.
#pragma once

#include <string>
#include <string_view>

namespace pos::sandbox::test {

class RawClient {
public:
    enum class End { Open, Closed, Reset };

    explicit RawClient(int port); // 127.0.0.1; every wait is bounded by five seconds
    ~RawClient();
    RawClient(const RawClient &) = delete;
    RawClient &operator=(const RawClient &) = delete;

    [[nodiscard]] bool isOpen() const { return m_socket >= 0; }
    void send(std::string_view bytes);
    // Reads on until `enough` bytes, the end, or the bound.
    [[nodiscard]] std::string receive(std::size_t enough = static_cast<std::size_t>(-1));
    // One whole answer by its Content-Length, keeping what follows.
    [[nodiscard]] std::string receiveAnswer();
    [[nodiscard]] End end() const { return m_end; }
    void close();

private:
    bool readMore();

    int m_socket = -1;
    End m_end = End::Open;
    std::string m_held;
};

// "GET <target> HTTP/1.1" with Host and Accept and an empty line.
[[nodiscard]] std::string getRequest(std::string_view target, std::string_view moreHeaders = {});
[[nodiscard]] std::string bodyOf(std::string_view answer);

} // namespace pos::sandbox::test
