// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/sale_pages.h"

#include "ui/pages/payment_page.h"
#include "ui/pages/receipt_page.h"
#include "ui/pages/sale_page.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace pos::ui {

std::vector<PageEntry> salePages()
{
    return {
        {u"sale"_s, QCoreApplication::translate("Navigation", "Sale"), u"sale"_s,
            [](const PageContext &context, QWidget *parent) -> Page * {
                return new SalePage{context, parent};
            }},
        {u"payment"_s, {}, {},
            [](const PageContext &context, QWidget *parent) -> Page * {
                return new PaymentPage{context, parent};
            },
            u"sale"_s},
        {u"receipt"_s, {}, {},
            [](const PageContext &context, QWidget *parent) -> Page * {
                return new ReceiptPage{context, parent};
            }},
    };
}

} // namespace pos::ui
