import type { Citation, Relation, RelationId } from '../../model/domain.ts'
import { type RelationKey, relationId } from '../../model/ids.ts'
import type { Ontology } from '../../model/ontology.ts'

/** Names what the stretches of one relation have in common: the id of the first of them. */
export function firstSpellId(relation: RelationKey & { readonly id?: RelationId }): RelationId {
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

/** Whether two relations between the same entries say the same, whatever their sources. */
function sameContent(left: Relation, right: Relation): boolean {
  const content = ({ since, until, properties }: Relation) =>
    JSON.stringify([since?.edtf, until?.edtf, Object.entries(properties).sort()])
  return content(left) === content(right)
}

/** Whether one of two relations between the same entries joins the other when their ends are merged. */
export function joins(left: Relation, right: Relation, model: Ontology): boolean {
  return overlap(left, right, model) || sameContent(left, right)
}

/**
 * A relation that takes in another that is the same, as after a merge of its end. What it says stands; where it knows
 * no dates, and the other one only when it began, it begins then. It rests on the sources of both.
 */
export function takingIn(standing: Relation, other: Relation): Relation {
  const citations = united(standing.citations, other.citations)
  const isDated = !standing.since && !standing.until && other.since && !other.until
  if (isDated) return { ...standing, since: other.since, citations }
  return citations === standing.citations ? standing : { ...standing, citations }
}
