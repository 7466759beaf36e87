-- Version 1: the records, and what belongs to the till rather than to its history.
-- A released migration is never edited; a change of the schema is a new file.

CREATE TABLE records (
    sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
    stream TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    utc_ms INTEGER NOT NULL,
    monotonic_ms INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX records_by_stream ON records (stream);

-- History is not rewritten, not even by a well-meant UPDATE from a database browser.
CREATE TRIGGER records_are_not_changed BEFORE UPDATE ON records
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

CREATE TRIGGER records_are_not_removed BEFORE DELETE ON records
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

-- The digest covers key and value: meta rows are outside the chain of the records.
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT, WITHOUT ROWID;
