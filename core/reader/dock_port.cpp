// SPDX-License-Identifier: Apache-2.0
#include "core/reader/dock_port.h" // the signals' code is generated beside this file
