// SPDX-License-Identifier: Apache-2.0
//
// The network between a till and the provider, as a process of its own: it passes bytes on until it
// is told to spoil a request. Orders come on stdin, one a line, and what it did goes to stdout:
//
//   cut KIND CALL NTH MS   arms one; CALL "any" = whichever comes
//   heal                   disarms all, and the network is back
//   > port N               once, at the start
//   > did KIND CALL        each time it spoilt a request
//
// It ends when stdin closes.
#pragma once

namespace pos::torture {

// Serves on 127.0.0.1:`port` (0 = any) for the provider at 127.0.0.1:`upstream`. The exit code.
int runProxy(int port, int upstream);

} // namespace pos::torture
