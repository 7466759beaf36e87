// SPDX-License-Identifier: Apache-2.0
//
// The door by which Qt lets the finger in.
#include "tests/torture/finger/finger.h"

#include <QGenericPlugin>

namespace pos::torture {

class FingerPlugin final : public QGenericPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "finger.json")

public:
    // Qt owns it: it is deleted with the application, so it must have no parent.
    QObject *create(const QString &name, const QString &) override
    {
        return name == QLatin1String("finger") ? new Finger : nullptr;
    }
};

} // namespace pos::torture

#include "plugin.moc"
