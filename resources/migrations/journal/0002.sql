-- Version 2: what is known of each stream without reading its records. Derived: every row can be
-- computed again from the records, and where they differ the records are right. It is written in
-- the transaction of the records it tells of.

CREATE TABLE summaries (
    first INTEGER PRIMARY KEY CHECK (first >= 1), -- its first record: the order of beginning
    last INTEGER NOT NULL CHECK (last >= first), -- the newest record that is in this summary
    stream TEXT NOT NULL UNIQUE,
    topic TEXT NOT NULL,
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    body TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;

-- A start reads the open ones and nothing else.
CREATE INDEX summaries_open ON summaries (first) WHERE open = 1;
CREATE INDEX summaries_by_topic ON summaries (topic) WHERE topic != '';
