// SPDX-License-Identifier: Apache-2.0
#include "core/view/till.h" // the signals' code is generated beside this file
