// SPDX-License-Identifier: Apache-2.0
//
// plutoposctl: the till's core without a screen.
#include "app/ctl/command.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QStandardPaths>

#include <cstdio>
#include <memory>

namespace {

using pos::ctl::Arguments;

CLI::App *add(CLI::App &app, Arguments &arguments, const char *name, const char *help)
{
    auto *command = app.add_subcommand(name, help);
    command->callback([&arguments, name] { arguments.command = name; });
    return command;
}

CLI::App *addNested(CLI::App &parent, Arguments &arguments, const char *name, const char *help)
{
    auto *command = parent.add_subcommand(name, help);
    command->callback(
        [&arguments, full = parent.get_name() + " " + name] { arguments.command = full; });
    return command;
}

void describe(CLI::App &app, Arguments &arguments, double &deadlineSeconds)
{
    app.require_subcommand(1);
    app.fallthrough();
    app.add_option("--data-dir", arguments.desk.dataDir, "Where the journal and the settings are");
    app.add_option("--base-url", arguments.desk.baseUrl, "PlutoPay's address (for a sandbox)");
    app.add_flag("--live", arguments.desk.live, "Live mode: real money. Default: test mode");
    app.add_flag("--json", arguments.json, "One JSON value on stdout");
    app.add_option("--deadline", deadlineSeconds, "Seconds to wait for an outcome")
        ->check(CLI::Range(1.0, 3600.0));

    auto *charge = add(app, arguments, "charge", "Take a card payment");
    charge->add_option("amount", arguments.amount, "Such as 12.50")->required();
    charge->add_option("--currency", arguments.currency, "ISO 4217; default: of the settings");
    charge->add_option("--reader", arguments.reader, "Name or id; default: the first");
    charge->add_option("--description", arguments.description, "What is being paid");
    charge->add_option("--card", arguments.card, "Test mode: present this test card");
    charge->add_flag("--manual-capture", arguments.manualCapture, "Hold the money, capture later");

    auto *status = add(app, arguments, "status", "One payment; default: the last");
    status->add_option("attempt", arguments.attempt);
    add(app, arguments, "list", "Every payment of this till, newest first");
    auto *refund = add(app, arguments, "refund", "Give back all or a part");
    refund->add_option("attempt", arguments.attempt)->required();
    refund->add_option("amount", arguments.amount, "Default: all that is left");
    refund->add_option("--reason", arguments.reason)
        ->check(CLI::IsMember({"duplicate", "fraudulent", "requested_by_customer"}));
    auto *cancel = add(app, arguments, "cancel", "Cancel an open payment or a hold");
    cancel->add_option("attempt", arguments.attempt)->required();
    auto *capture = add(app, arguments, "capture", "Take money that is held");
    capture->add_option("attempt", arguments.attempt)->required();
    capture->add_option("amount", arguments.amount, "Default: all that is held");
    auto *settle = add(app, arguments, "settle",
        "Say what you saw in PlutoPay's dashboard, where the till cannot tell by itself");
    settle->add_option("attempt", arguments.attempt)->required();
    settle
        ->add_option("saw", arguments.saw,
            "happened, did-not-happen (the payment, or the refund), or keep (it stays paid)")
        ->required()
        ->check(CLI::IsMember({"happened", "did-not-happen", "keep"}));
    add(app, arguments, "readers", "The account's readers");
    add(app, arguments, "recover", "Find out about every payment that is not known yet");

    auto *journal = app.add_subcommand("journal", "The till's memory")->require_subcommand(1);
    addNested(*journal, arguments, "verify", "Check every record and the file");
    addNested(*journal, arguments, "export", "Every record as a line of JSON");
    addNested(*journal, arguments, "stats", "How much is in it");
    addNested(*journal, arguments, "rebuild",
        "Set a damaged journal aside, keep what can be proved, compare with PlutoPay");
    addNested(*journal, arguments, "confirm",
        "The rebuilt journal was compared with the dashboard: take cards again");
    auto *incident
        = app.add_subcommand("incident", "What happened to one payment")->require_subcommand(1);
    auto *bundle = addNested(*incident, arguments, "export",
        "One payment as a bundle for support: no key, no card number, no typed text");
    bundle->add_option("attempt", arguments.attempt)->required();
    bundle->add_option("--to", arguments.path, "A file; default: stdout");
    auto *key = app.add_subcommand("key", "The API key")->require_subcommand(1);
    addNested(*key, arguments, "set", "Read a key from stdin, or from --file, and seal it");
    addNested(*key, arguments, "test", "Ask PlutoPay who the key belongs to");
    key->add_option("--file", arguments.credentialFile, "A file that holds the key");
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("plutopos"));
    Arguments arguments;
    double deadlineSeconds = 180;
    CLI::App app{"PlutoPOS without a screen"};
    describe(app, arguments, deadlineSeconds);
    try { // CLI11 reports through exceptions; they end here
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        if (app.exit(error) == 0) {
            return 0;
        }
        std::fputs("Nothing was sent and nothing was charged.\n", stderr);
        return static_cast<int>(pos::ctl::ExitCode::Usage);
    }
    arguments.deadlineMs = static_cast<std::int64_t>(deadlineSeconds * 1000);
    if (arguments.desk.dataDir.empty()) {
        arguments.desk.dataDir
            = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation).toStdString();
    }
    pos::ctl::Command command(std::move(arguments),
        [](pos::ctl::ExitCode code) { QCoreApplication::exit(static_cast<int>(code)); });
    QMetaObject::invokeMethod(
        &application, [&command] { command.run(); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}
