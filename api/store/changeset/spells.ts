import type { Citation, Relation, RelationId } from '../../model/domain.ts'
import { type RelationKey, relationId } from '../../model/ids.ts'
import type { Ontology } from '../../model/ontology.ts'

/** Names what the stretches of one relation have in common: the id of the first of them. */
export function stretchesOf(relation: RelationKey & { readonly id?: RelationId }): RelationId {
  if (relation.spell === 1 && relation.id !== undefined) return relation.id
  return relationId({ ...relation, spell: 1 })
}

type Dated = Pick<Relation, 'type' | 'since' | 'until'>

/** Whether a stretch may be over before another begins. What has no beginning may have begun at any time. */
function mayPrecede({ until }: Dated, { since }: Dated): boolean {
  return until !== undefined && since !== undefined && since.latest >= until.earliest
}

/**
 * Whether two stretches of one relation certainly overlap: then it would be counted twice. Without dates there is but
 * one stretch; one that has not begun, as of who has only signed, holds on no day.
 */
export function overlap(left: Dated, right: Dated, model: Ontology): boolean {
  const dates = model.relationTypes.get(left.type)?.dates
  if (!dates) return true
  if (!dates.openStart && !(left.since && right.since)) return false
  return !mayPrecede(left, right) && !mayPrecede(right, left)
}

function united(left: readonly Citation[], right: readonly Citation[]): readonly Citation[] {
  const known = new Set(left.map((citation) => JSON.stringify(citation)))
  const more = right.filter((citation) => !known.has(JSON.stringify(citation)))
  return more.length > 0 ? [...left, ...more] : left
}

/**
 * A relation that takes in another that is the same, as after a merge of its end. What it says stands; where it does not
 * know its beginning, that and what else it lacks is taken from the other. It rests on the sources of both.
 */
export function takingIn(standing: Relation, other: Relation): Relation {
  const citations = united(standing.citations, other.citations)
  if (standing.since || !other.since)
    return citations === standing.citations ? standing : { ...standing, citations }
  return {
    ...standing,
    since: other.since,
    properties: { ...other.properties, ...standing.properties },
    citations,
  }
}
