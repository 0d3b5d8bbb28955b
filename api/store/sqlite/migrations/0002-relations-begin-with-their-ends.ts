/** A relation that has no beginning of its own holds from the day on which both of its ends exist. */
export const relationsBeginWithTheirEnds = `
ALTER TABLE neighbor ADD COLUMN dated INTEGER NOT NULL DEFAULT 0;

UPDATE relation SET holds_from = min(holds_until, max((SELECT exists_from FROM entry WHERE key = from_key), (SELECT exists_from FROM entry WHERE key = to_key)))
WHERE since IS NULL AND holds_from = 0;

UPDATE neighbor SET (holds_from, dated) = (SELECT r.holds_from, r.since IS NOT NULL FROM relation r WHERE r.key = relation_key)
`
