/**
 * Entries and relations have integer keys inside; ids are known outside only. Keys are given in ascending order and
 * never twice, so that what a changeset created is a range of keys. `neighbor` has every relation once for each of its
 * ends, in the order in which neighbours are listed; a symmetric one has the direction 0 at both. Days are numbers
 * (19450626). `name` has what an entry is found by beside its sort name; `word` has every word
 * that ever stood in a name, to look for similar ones. `change` has what stood
 * before a change; what a changeset created is known from `created_in` and the keys alone.
 */
export const initial = `
CREATE TABLE dataset (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  version INTEGER NOT NULL,
  next_entry INTEGER NOT NULL,
  next_relation INTEGER NOT NULL,
  derived TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO dataset (only, version, next_entry, next_relation) VALUES (1, 0, 1, 1);

CREATE TABLE symbol (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE entry (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind INTEGER NOT NULL,
  sort_name TEXT NOT NULL,
  properties TEXT NOT NULL,
  citations TEXT,
  revision INTEGER NOT NULL,
  created_in INTEGER NOT NULL,
  changed_in INTEGER NOT NULL,
  exists_from INTEGER NOT NULL,
  exists_until INTEGER NOT NULL,
  degree INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX entry_kind ON entry (kind, sort_name, id);
CREATE INDEX entry_name ON entry (sort_name, id);
CREATE INDEX entry_degree ON entry (kind, degree, id);

CREATE TABLE gone (
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  into_id TEXT,
  revision INTEGER NOT NULL,
  changed_in INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE relation (
  key INTEGER PRIMARY KEY,
  type INTEGER NOT NULL,
  from_key INTEGER NOT NULL,
  to_key INTEGER NOT NULL,
  spell INTEGER NOT NULL,
  since TEXT,
  until TEXT,
  holds_from INTEGER NOT NULL,
  holds_until INTEGER NOT NULL,
  properties TEXT,
  citations TEXT,
  revision INTEGER NOT NULL,
  created_in INTEGER NOT NULL,
  changed_in INTEGER NOT NULL
) STRICT;

CREATE TABLE neighbor (
  entry_key INTEGER NOT NULL,
  type INTEGER NOT NULL,
  direction INTEGER NOT NULL,
  other_name TEXT NOT NULL,
  other_key INTEGER NOT NULL,
  spell INTEGER NOT NULL,
  relation_key INTEGER NOT NULL,
  holds_from INTEGER NOT NULL,
  holds_until INTEGER NOT NULL,
  PRIMARY KEY (entry_key, type, direction, other_name, other_key, spell)
) STRICT, WITHOUT ROWID;

CREATE TABLE relation_count (
  entry_key INTEGER NOT NULL,
  type INTEGER NOT NULL,
  direction INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (entry_key, type, direction)
) STRICT, WITHOUT ROWID;

CREATE TABLE name (
  rank INTEGER NOT NULL,
  form TEXT NOT NULL,
  entry_key INTEGER NOT NULL,
  PRIMARY KEY (rank, form, entry_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_entry ON name (entry_key);

CREATE VIRTUAL TABLE words USING fts5 (names, texts, content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 0');

CREATE TABLE word (
  length INTEGER NOT NULL,
  term TEXT NOT NULL,
  PRIMARY KEY (length, term)
) STRICT, WITHOUT ROWID;

CREATE TABLE changeset (
  version INTEGER PRIMARY KEY,
  author TEXT NOT NULL,
  summary TEXT NOT NULL,
  time TEXT NOT NULL,
  idempotency_key TEXT UNIQUE,
  digest TEXT NOT NULL,
  entries INTEGER NOT NULL,
  relations INTEGER NOT NULL,
  first_entry INTEGER NOT NULL,
  first_relation INTEGER NOT NULL
) STRICT;
CREATE INDEX changeset_author ON changeset (author, version);

CREATE TABLE change (
  key INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  subject TEXT NOT NULL,
  id TEXT NOT NULL,
  action TEXT NOT NULL,
  into_id TEXT,
  before TEXT NOT NULL,
  created_in INTEGER NOT NULL,
  subject_key INTEGER NOT NULL,
  entry_id TEXT NOT NULL,
  other_id TEXT
) STRICT;
CREATE INDEX change_version ON change (version);
CREATE INDEX change_created ON change (created_in);
CREATE INDEX change_id ON change (id, version);
CREATE INDEX change_entry ON change (entry_id, version);
CREATE INDEX change_other ON change (other_id, version)
`
