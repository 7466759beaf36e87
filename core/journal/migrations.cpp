// SPDX-License-Identifier: Apache-2.0
#include "core/journal/migrations.h"

#include "core/base/invariant.h"

namespace pos::journal {

int newestVersion()
{
    return migrations().back().toVersion;
}

base::Result<void> migrate(sql::Database &database, int fromVersion)
{
    int version = fromVersion;
    for (const Migration &step : migrations()) {
        if (step.toVersion <= version) {
            continue;
        }
        base::invariant(step.toVersion == version + 1);
        const std::string script = "BEGIN IMMEDIATE;\n" + std::string(step.sql)
            + "\nPRAGMA application_id = " + std::to_string(applicationId)
            + ";\nPRAGMA user_version = " + std::to_string(step.toVersion) + ";\nCOMMIT;";
        if (auto done = database.execute(script.c_str(), "bring the journal's schema up to date");
            !done) {
            database.rollBack();
            return done;
        }
        version = step.toVersion;
    }
    return {};
}

base::Result<std::string> schemaText(sql::Database &database)
{
    auto query = database.prepare(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name");
    if (!query) {
        return tl::unexpected(query.error());
    }
    std::string text;
    int code = query->step();
    for (; code == sql::row; code = query->step()) {
        text += query->text(0) + ' ' + query->text(1) + ' ' + query->text(2) + '\n';
    }
    if (code != sql::done) {
        return tl::unexpected(database.lastError("read the journal's schema"));
    }
    return text;
}

base::Result<std::string> expectedSchemaText()
{
    return sql::Database::open({.path = ":memory:"}).and_then([](sql::Database database) {
        return migrate(database, 0).and_then([&] { return schemaText(database); });
    });
}

} // namespace pos::journal
