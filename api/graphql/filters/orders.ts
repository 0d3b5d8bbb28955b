import { Failure } from '../../errors.ts'
import type { KindDeclaration } from '../../model/declarations.ts'
import type { Day } from '../../model/domain.ts'
import { ontology } from '../../model/ontology.ts'
import type { Order } from '../../store/port.ts'
import { builder, enumOf } from '../builder.ts'
import { relationField, relationFieldNames } from './relationFields.ts'

const OrderDirection = enumOf('OrderDirection', 'Which way a list is ordered.', {
  ascending: { description: 'A before Z, early before late.' },
  descending: { description: 'Z before A, late before early.' },
})

const directionDescription = 'Which way; ascending if absent.'

/** An order of a list as it comes in. */
export interface OrderInput {
  readonly field?: string | null
  readonly numberOf?: string | null
  readonly asOf?: Day | null
  readonly counted?: boolean | null
  readonly direction?: string | null
}

function makeOrder(kind: KindDeclaration) {
  const sortable = Object.entries(kind.properties).filter(([, property]) => property.sortable)
  const fields = enumOf(`${kind.name}OrderField`, `What ${kind.plural} can be ordered by.`, {
    ...Object.fromEntries(sortable.map(([name, { description }]) => [name, { description }])),
    degree: { description: 'The number of relations.' },
  })
  return builder.inputType(`${kind.name}Order`, {
    description: `How ${kind.plural} are ordered: by a property, or by the number of their relations. Entries without a value come last.`,
    fields: (t) => ({
      field: t.field({ type: fields, description: 'What they are ordered by.' }),
      numberOf: t.field({
        type: relationFieldNames.get(kind.name) as NonNullable<ReturnType<typeof relationFieldNames.get>>,
        description: 'By how many of these relations they have, instead of by a field.',
      }),
      asOf: t.field({
        type: 'Day',
        description:
          "With 'numberOf': only relations that hold on this day; if absent, on that of the list; if it has none, or with null, all that there ever were.",
      }),
      counted: t.boolean({
        description:
          "With 'numberOf': without those who take part but are not counted, as observers are no members.",
      }),
      direction: t.field({ type: OrderDirection, description: directionDescription }),
    }),
  })
}

/** The input type that orders entries of each kind, by its name. */
export const kindOrders = new Map([...ontology.kinds.values()].map((kind) => [kind.name, makeOrder(kind)]))

/** The input type that orders entries of several kinds. */
export const EntryOrder = builder.inputType('EntryOrder', {
  description: 'How entries of several kinds are ordered.',
  fields: (t) => ({
    field: t.field({
      type: enumOf('EntryOrderField', 'What entries of several kinds can be ordered by.', {
        name: { description: 'The name, in alphabetical order.' },
        degree: { description: 'The number of relations.' },
      }),
      required: true,
      description: 'What they are ordered by.',
    }),
    direction: t.field({ type: OrderDirection, description: directionDescription }),
  }),
})

/**
 * The order that an input stands for; by name if there is none.
 * @param day for which the list is asked: where the order names none, this one is meant
 * @throws {Failure} BAD_INPUT if it does not say by what, or says so twice
 */
export function orderFrom(
  input: OrderInput | null | undefined,
  day: Day | undefined,
  kind?: KindDeclaration,
): Order {
  if (!input) return { by: 'name' }
  const { field, numberOf, asOf, counted } = input
  const descending = input.direction === 'descending'
  if (Boolean(field) === Boolean(numberOf))
    throw new Failure('BAD_INPUT', "An order names either a 'field' or the relations of 'numberOf'.")
  if (asOf && !numberOf)
    throw new Failure('BAD_INPUT', "A day in an order goes with 'numberOf'.", {
      hint: "The list itself takes 'asOf' for what existed on a day.",
    })
  if (counted && !numberOf) throw new Failure('BAD_INPUT', "'counted' in an order goes with 'numberOf'.")
  if (field) return { by: field === 'degree' ? { degree: true } : field, descending }
  const { type, direction } = relationField(kind as KindDeclaration, numberOf as string)
  const meant = asOf === undefined ? day : asOf
  const by = {
    type: type.name,
    direction,
    ...(meant ? { asOf: meant } : {}),
    ...(counted ? { counted } : {}),
  }
  return { by, descending }
}
