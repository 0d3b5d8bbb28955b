import { Failure } from '../../errors.ts'
import type { Direction } from '../../model/ontology.ts'
import type { YearCount as YearCountValue, Yearly } from '../../store/port.ts'
import { builder, fieldName, typeName } from '../builder.ts'
import type { Context } from '../context.ts'
import { Entry, KindName } from '../entries/entry.ts'
import { ConditionReader } from '../filters/conditionFrom.ts'
import type { FilterInput } from '../filters/filterInput.ts'
import { anyMatchInput } from '../filters/inputs.ts'
import { knownIds } from '../filters/knownIds.ts'
import { DirectionName, RelationTypeName } from '../relations/relation.ts'

/** A year and what it counts. */
export const YearCount = builder.objectRef<YearCountValue>('YearCount').implement({
  description: 'What began and ended in a year, and how many there were on its last day.',
  fields: (t) => ({
    year: t.exposeInt('year', { nullable: false, description: 'The year.' }),
    holding: t.exposeInt('holding', {
      nullable: false,
      description:
        'How many held on 31 December. By a date of entries: of how many it lies in that year or before; such a date has no end.',
    }),
    began: t.exposeInt('began', {
      nullable: false,
      description: 'How many began in it. What is known to have begun some time began in no year.',
    }),
    ended: t.exposeInt('ended', { nullable: false, description: 'How many ended in it.' }),
  }),
})

/** The arguments that say which years are wanted. */
export const yearArguments = builder.args((t) => ({
  from: t.int({ description: 'The first year; that of the first thing that happened if absent.' }),
  to: t.int({ description: 'The last year; this one if absent.' }),
}))

const matchDescription =
  "Only relations that are such: by their properties ('edge') and by what stands at the other end ('node')."

/** The arguments that say what is counted. */
export const yearlyArguments = builder.args((t) => ({
  type: t.field({ type: RelationTypeName, description: 'Count relations of this type.' }),
  direction: t.field({
    type: DirectionName,
    description: 'Seen from this end: BACKWARD for the members of an organization. Goes with the type.',
  }),
  kinds: t.field({
    type: [KindName],
    description: 'Only relations whose other end is of these kinds. Goes with the type.',
  }),
  match: t.field({ type: anyMatchInput, description: `${matchDescription} Goes with the type.` }),
}))

/** Which years are asked for; up to this one if nothing else is said. */
export function yearsAsked(
  { from, to }: { from?: number | null; to?: number | null },
  { today }: Context,
): { from?: number; to: number } {
  return { ...(from ? { from } : {}), to: to ?? Number(today.slice(0, 4)) }
}

/** Which relations are to be counted, as it comes in. */
export interface YearlyRelationsInput {
  readonly direction?: string | null | undefined
  readonly kinds?: readonly string[] | null | undefined
  readonly match?: FilterInput | null | undefined
}

/** What is asked of the relation must be something that its type has: of others there are none to be counted. */
function checkEdge(type: string, { edge }: FilterInput): void {
  const key = fieldName(typeName(type))
  for (const [name, value] of Object.entries(edge ?? {}))
    if (name !== key && value)
      throw new Failure('BAD_INPUT', `The match says what '${name}' must be, but '${key}' is counted.`)
}

/** What relations are asked for. */
export async function relationsAsked(
  type: string,
  { direction, kinds, match }: YearlyRelationsInput,
  context: Context,
): Promise<Yearly> {
  if (!direction)
    throw new Failure('BAD_INPUT', 'Say from which end the relations are seen.', {
      hint: 'direction: BACKWARD counts the members of an organization, FORWARD the memberships of a state.',
    })
  if (match) checkEdge(type, match)
  const { where, other } = match ? new ConditionReader(context.today).ofAnyMatch(type, match) : {}
  const known = await knownIds(other, context)
  return {
    relation: {
      type,
      direction: direction as Direction,
      ...(kinds ? { otherKinds: kinds } : {}),
      ...(where ? { where } : {}),
      ...(known ? { other: known } : {}),
    },
  }
}

builder.interfaceField(Entry, 'perYear', (t) =>
  t.field({
    type: [YearCount],
    description:
      'Its relations of a type, counted year by year: the members of an organization, the parties to a treaty; all, or those that are such.',
    args: {
      type: t.arg({ type: RelationTypeName, required: true, description: 'The type.' }),
      direction: t.arg({
        type: DirectionName,
        required: true,
        description: 'Seen from this end: BACKWARD for the members of an organization.',
      }),
      kinds: t.arg({ type: [KindName], description: 'Only relations whose other end is of these kinds.' }),
      match: t.arg({ type: anyMatchInput, description: matchDescription }),
      ...yearArguments,
    },
    resolve: async ({ id }, { type, direction, kinds, match, ...years }, context) => [
      ...(await context.years(id, {
        count: await relationsAsked(type, { direction, kinds, match }, context),
        ...yearsAsked(years, context),
      })),
    ],
  }),
)
