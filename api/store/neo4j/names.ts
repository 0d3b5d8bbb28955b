import { Failure } from '../../errors.ts'
import type { PropertyDeclaration, PropertyDeclarations } from '../../model/declarations.ts'
import { kebab } from '../../model/ids.ts'
import type { Ontology } from '../../model/ontology.ts'
import { lapses } from '../../model/time.ts'
import { didYouMean } from '../../model/values/nearest.ts'
import type { Lapsing } from './statement.ts'

/**
 * The only place where words become part of the text of a statement: labels, relationship types and property
 * keys, all of them names of the model. Everything else that varies is a parameter.
 */

/** What the store itself keeps on the node of an entry; no property of a kind may be called so. */
export const keptOnEntries = [
  'id',
  'sortName',
  'searchName',
  'searchNames',
  'searchText',
  'existsFrom',
  'existsUntil',
  'citations',
  'revision',
  'createdIn',
  'changedIn',
]

/** What the store itself keeps on a relationship; no property of a relation type may be called so. */
export const keptOnRelations = [
  'since',
  'sinceEarliest',
  'sinceLatest',
  'until',
  'untilEarliest',
  'untilLatest',
  'spell',
  'holdsFrom',
  'holdsUntil',
  'citations',
  'revision',
  'createdIn',
  'changedIn',
]

/** Labels of the store's own nodes; no kind may be called so. */
const ownLabels = ['Entry', 'Name', 'Tombstone', 'Change', 'Changeset', 'Dataset']

const plainName = /^[A-Za-z][A-Za-z0-9]*$/

function written(name: string): string {
  if (!plainName.test(name)) throw new Failure('INVALID_MODEL', `'${name}' cannot be a name in the database.`)
  return name
}

function refuseTaken(properties: PropertyDeclarations, kept: readonly string[], of: string): void {
  const bounds = Object.entries(properties).flatMap(([name, { value }]) =>
    value === 'partialDate' ? [`${name}Earliest`, `${name}Latest`] : [],
  )
  for (const name of [...Object.keys(properties), ...bounds])
    if (kept.includes(name) || (bounds.includes(name) && Object.hasOwn(properties, name)))
      throw new Failure(
        'INVALID_MODEL',
        `${of} cannot have a property '${name}': the store keeps its own there.`,
      )
}

/** The labels, relationship types and property keys of a model. */
export class Names {
  readonly model: Ontology
  private readonly relationshipTypes: ReadonlyMap<string, string>
  private readonly relationTypes: ReadonlyMap<string, string>

  /** @throws {Failure} INVALID_MODEL if a name of the model is one that the store keeps for itself */
  constructor(model: Ontology) {
    this.model = model
    for (const { name, properties } of model.kinds.values()) {
      if (ownLabels.includes(name))
        throw new Failure('INVALID_MODEL', `A kind cannot be called '${name}': the store has its own.`)
      refuseTaken(properties, keptOnEntries, name)
    }
    for (const { name, properties } of model.relationTypes.values())
      refuseTaken(properties, keptOnRelations, `The relation '${name}'`)
    const pairs = [...model.relationTypes.keys()].map((name): [string, string] => [
      name,
      name.split('-').map(written).join('_').toUpperCase(),
    ])
    this.relationshipTypes = new Map(pairs)
    this.relationTypes = new Map(pairs.map(([name, type]) => [type, name]))
  }

  /** What becomes of relations of some types, all of which lapse or none, when an end of theirs ends. */
  lapsing(types: readonly string[]): Lapsing {
    const { kinds, relationTypes } = this.model
    const ends = types.flatMap((type) => [
      relationTypes.get(type)?.from ?? [],
      relationTypes.get(type)?.to ?? [],
    ])
    const passing = [...new Set(ends.flat())].filter((kind) => kinds.get(kind)?.passes)
    return {
      lapses: types.some((type) => lapses(type, this.model)),
      passing: passing.map((kind) => this.label(kind)),
    }
  }

  /**
   * The label of a kind.
   * @throws {Failure} BAD_INPUT if the model has no such kind
   */
  label(kind: string): string {
    if (this.model.kinds.has(kind)) return written(kind)
    throw new Failure('BAD_INPUT', `There is no kind '${kind}'.${didYouMean(kind, this.model.kinds.keys())}`)
  }

  /**
   * Labels for a node of one of these kinds: `Organization|State`.
   * @throws {Failure} BAD_INPUT if the model has no such kind
   */
  labels(kinds: readonly string[]): string {
    return kinds.map((kind) => this.label(kind)).join('|')
  }

  /**
   * The relationship type of a relation type: `MEMBER_OF` for `member-of`.
   * @throws {Failure} BAD_INPUT if the model has no such relation type
   */
  relationshipType(type: string): string {
    const known = this.relationshipTypes.get(type)
    if (known) return known
    const near = didYouMean(type, this.relationshipTypes.keys())
    throw new Failure('BAD_INPUT', `There is no relation type '${type}'.${near}`)
  }

  /** The relation type of a relationship that the store wrote: `member-of` for `MEMBER_OF`. */
  relationType(relationshipType: string): string {
    const known = this.relationTypes.get(relationshipType)
    if (known) return known
    throw new Failure(
      'STORE_FAULT',
      `The database has relationships of an unknown type '${relationshipType}'.`,
    )
  }

  /** The relation type of a relationship, as an expression of a statement: what `relationType` does. */
  typeExpression(relationship: string): string {
    return `replace(toLower(type(${written(relationship)})), '_', '-')`
  }

  /** The key under which a declared property is kept. */
  key(name: string, declared: PropertyDeclaration | undefined): string {
    if (!declared) throw new Failure('BAD_INPUT', `There is no property '${name}'.`)
    return written(name)
  }

  /** The word that the ids of a kind begin with, with the colon: `case-study:`. */
  idPrefix(kind: string): string {
    return `${kebab(this.label(kind))}:`
  }
}
