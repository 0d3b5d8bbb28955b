import type { KindDeclaration, PropertyDeclaration } from '../../model/declarations.ts'
import { ontology } from '../../model/ontology.ts'
import { builder, enumOf } from '../builder.ts'
import { Coordinates, LocalText, PartialDate } from '../values.ts'
import { Entry, type EntryNode, Node, Step } from './entry.ts'

/** The enum of a property's choices, made once for each property that has any. */
export const choiceEnums = new Map<PropertyDeclaration['choices'], ReturnType<typeof enumOf>>()

/** The enum of a choice property. Kinds that share a declaration share the enum. */
export function choiceEnum(owner: string, name: string, { choices = {}, description }: PropertyDeclaration) {
  let found = choiceEnums.get(choices)
  if (!found) {
    const described = Object.fromEntries(
      Object.entries(choices).map(([choice, about]) => [
        choice,
        { description: `${about.label}: ${about.description}` },
      ]),
    )
    found = enumOf(`${owner}${name[0]?.toUpperCase()}${name.slice(1)}`, description, described)
    choiceEnums.set(choices, found)
  }
  return found
}

/** What holds properties: an entry, a relation, or the edge that leads along a relation. */
export type PropertyHolder = { readonly properties: Readonly<Record<string, unknown>> }

function outputType(owner: string, name: string, property: PropertyDeclaration) {
  switch (property.value) {
    case 'partialDate':
      return PartialDate
    case 'languageText':
      return LocalText
    case 'coordinates':
      return Coordinates
    case 'step':
      return Step
    case 'integer':
      return 'Int' as const
    case 'choice':
      return choiceEnum(owner, name, property)
    default:
      return 'String' as const
  }
}

/**
 * The fields of declared properties.
 * @param owner the name of the type, from which enums are named
 * @param held finds what holds the properties
 */
export function propertyFields<Parent extends object>(
  t: FieldMaker,
  owner: string,
  declared: Readonly<Record<string, PropertyDeclaration>>,
  held: (parent: Parent) => PropertyHolder,
) {
  return Object.fromEntries(
    Object.entries(declared).map(([name, property]) => {
      const type = outputType(owner, name, property)
      const resolve = (parent: Parent) => held(parent).properties[name]
      return [
        name,
        t.field({
          type: (property.many ? [type] : type) as never,
          description: property.description,
          resolve: resolve as never,
        }),
      ]
    }),
  )
}

/** Whatever makes fields. The types of derived fields are known at run time only, so the compiler is not asked. */
interface FieldMaker {
  field(options: { type: never; description: string; resolve: never }): unknown
}

const inherited = new Set(['name', 'summary'])

function defineKind(kind: KindDeclaration) {
  const own = Object.fromEntries(Object.entries(kind.properties).filter(([name]) => !inherited.has(name)))
  return builder.objectRef<EntryNode>(kind.name).implement({
    description: kind.description,
    interfaces: [Entry, Node],
    fields: (t) =>
      propertyFields(t as unknown as FieldMaker, kind.name, own, (entry: EntryNode) => entry) as never,
  })
}

/** The object type of each kind, by its name. */
export const kindTypes = new Map([...ontology.kinds.values()].map((kind) => [kind.name, defineKind(kind)]))
