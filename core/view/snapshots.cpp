// SPDX-License-Identifier: Apache-2.0
#include "core/view/snapshots.h"

#include "core/base/invariant.h"

namespace pos::view {

bool CheckoutView::running() const
{
    switch (stage) {
    case Stage::Creating:
    case Stage::Sending:
    case Stage::ReaderUnreachable:
    case Stage::WaitingForCard:
    case Stage::CardRead:
    case Stage::PinEntry:
    case Stage::RemoveCard:
    case Stage::Declined:
    case Stage::Checking:
    case Stage::Cancelling:
        return true;
    case Stage::Idle:
    case Stage::Approved:
    case Stage::Authorized:
    case Stage::Cancelled:
    case Stage::ApprovedAfterCancel:
    case Stage::Refused:
    case Stage::Conflict:
        return false;
    }
    base::unreachable();
}

} // namespace pos::view
