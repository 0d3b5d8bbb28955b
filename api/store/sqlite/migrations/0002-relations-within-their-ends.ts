const ends = (which: 'max' | 'min', column: string) =>
  `${which}((SELECT ${column} FROM entry WHERE key = from_key), (SELECT ${column} FROM entry WHERE key = to_key))`

/** The types whose relations lapsed with their ends when this step was written. */
const lapsing =
  "'member-of', 'led-by', 'cooperates-with', 'part-of', 'party-to', 'depositary-of', 'administered-by'"

/** What passed, as an event does, ended nothing. */
const remains =
  "iif(kind IN (SELECT key FROM symbol WHERE name IN ('Event', 'CaseStudy')), 99999999, exists_until)"

/**
 * A relation that has no beginning of its own holds from the day on which both of its ends exist; one that lapses and has
 * no end of its own until one of them ends.
 */
export const relationsWithinTheirEnds = `
ALTER TABLE neighbor ADD COLUMN dated INTEGER NOT NULL DEFAULT 0;

UPDATE relation SET holds_until = max(holds_from, ${ends('min', remains)})
WHERE until IS NULL AND holds_from < 99999999 AND type IN (SELECT key FROM symbol WHERE name IN (${lapsing}));

UPDATE relation SET holds_from = min(holds_until, ${ends('max', 'exists_from')})
WHERE since IS NULL AND holds_from = 0;

UPDATE neighbor SET (holds_from, holds_until, dated) =
  (SELECT r.holds_from, r.holds_until, r.since IS NOT NULL FROM relation r WHERE r.key = relation_key)
`
