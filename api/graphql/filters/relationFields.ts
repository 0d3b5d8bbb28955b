import type { KindDeclaration, RelationTypeDeclaration } from '../../model/declarations.ts'
import { type Direction, ontology } from '../../model/ontology.ts'
import { enumOf, typeName } from '../builder.ts'

/** The relations of a type seen from one of its ends, as a field of the kinds that stand there. */
export interface RelationField {
  /** What the field is called: `members`. */
  readonly name: string
  readonly type: RelationTypeDeclaration
  readonly direction: Direction
}

/** The relation fields that entries of a kind have, in the order of the model. */
export function relationFields(kind: KindDeclaration): RelationField[] {
  return [...ontology.relationTypes.values()].flatMap((type) => {
    const ends: Direction[] = type.symmetric ? ['forward'] : ['forward', 'backward']
    return ends.flatMap((direction) =>
      (direction === 'forward' ? type.from : type.to).includes(kind.name)
        ? [{ name: type.fields[direction], type, direction }]
        : [],
    )
  })
}

/** What types of GraphQL are called that belong to a relation type seen from one end: `MemberOf`, `MemberOfInverse`. */
export function relationOwner({ type, direction }: Omit<RelationField, 'name'>): string {
  return `${typeName(type.name)}${direction === 'forward' ? '' : 'Inverse'}`
}

function makeFieldNames(kind: KindDeclaration) {
  const fields = relationFields(kind)
  return enumOf(
    `${kind.name}RelationField`,
    `The relations that ${kind.plural} have.`,
    Object.fromEntries(
      fields.map(({ name, type, direction }) => [
        name,
        { description: `What it ${type.reading[direction]}. ${type.description}` },
      ]),
    ),
  )
}

/** The enum of the relation fields of each kind, by its name. */
export const relationFieldNames = new Map(
  [...ontology.kinds.values()].map((kind) => [kind.name, makeFieldNames(kind)]),
)

/** The relations that a field of a kind stands for. */
export function relationField(kind: KindDeclaration, name: string): RelationField {
  const found = relationFields(kind).find((field) => field.name === name)
  if (!found) throw new RangeError(`${kind.name} has no field '${name}'`)
  return found
}
