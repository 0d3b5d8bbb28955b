import { Failure, type Problem } from '../errors.ts'
import {
  families,
  type KindDeclaration,
  type PropertyDeclaration,
  type RelationTypeDeclaration,
} from './declarations.ts'
import { kebab } from './ids.ts'
import { kinds } from './kinds/index.ts'
import { relationTypes } from './relations/index.ts'
import { valueTypes } from './values/index.ts'
import { didYouMean } from './values/nearest.ts'

/** Which end of a relation one stands at: `forward` looks from its beginning, `backward` from its end. */
export type Direction = 'forward' | 'backward'

/** What the model knows: kinds and relation types by their names, checked. Everything else derives from it. */
export interface Ontology {
  readonly kinds: ReadonlyMap<string, KindDeclaration>
  readonly relationTypes: ReadonlyMap<string, RelationTypeDeclaration>
  /** The name of a kind by the word before the colon of an id: `case-study` gives `CaseStudy`. */
  readonly kindByPrefix: ReadonlyMap<string, string>
}

const kindKeys = [
  'name',
  'plural',
  'family',
  'description',
  'shape',
  'icon',
  'scale',
  'caption',
  'shortCaption',
  'lifespan',
  'passes',
  'stepsBack',
  'properties',
  'featured',
]
const relationTypeKeys = [
  'name',
  'description',
  'from',
  'to',
  'reading',
  'readingBy',
  'uncounted',
  'fields',
  'symmetric',
  'dates',
  'properties',
]
const propertyKeys = [
  'value',
  'description',
  'label',
  'many',
  'required',
  'filterable',
  'sortable',
  'search',
  'choices',
  'register',
  'asCode',
]

function unknownKeys(declared: object, known: readonly string[], path: Problem['path']): Problem[] {
  return Object.keys(declared)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      code: 'UNKNOWN_FIELD',
      path: [...path, key],
      message: `The model knows no '${key}' here.${didYouMean(key, known)}`,
    }))
}

function checkProperties(
  properties: Readonly<Record<string, PropertyDeclaration>>,
  path: Problem['path'],
): Problem[] {
  return Object.entries(properties).flatMap(([name, property]) => {
    const at = [...path, 'properties', name]
    const problems = unknownKeys(property, propertyKeys, at)
    const fault = (message: string) => problems.push({ code: 'BAD_VALUE', path: at, message })
    if (!/^[a-z][A-Za-z0-9]*$/.test(name))
      fault(`'${name}' is not a property name: begin with a small letter, letters and digits only.`)
    if (!Object.hasOwn(valueTypes, property.value))
      fault(
        `There is no value type '${property.value}'.${didYouMean(property.value, Object.keys(valueTypes))}`,
      )
    if ((property.value === 'choice') !== (property.choices !== undefined))
      fault('Choices belong to the value type choice, and it needs them.')
    if ((property.value === 'externalIdentifier') !== (property.register !== undefined))
      fault('A register belongs to the value type externalIdentifier, and it needs one.')
    if (property.asCode !== undefined && property.value !== 'countryCode')
      fault('Only a country code can be told as a code.')
    if (property.many && property.sortable)
      fault('A property with several values has no order of its own, so it is not sortable.')
    return problems
  })
}

function checkKind(kind: KindDeclaration): Problem[] {
  const path = ['kinds', kind.name]
  const problems = [...unknownKeys(kind, kindKeys, path), ...checkProperties(kind.properties, path)]
  const named = {
    caption: [kind.caption],
    shortCaption: kind.shortCaption ? [kind.shortCaption] : [],
    lifespan: Object.values(kind.lifespan ?? {}),
    featured: kind.featured,
  }
  for (const [where, names] of Object.entries(named))
    for (const name of names)
      if (!Object.hasOwn(kind.properties, name))
        problems.push({
          code: 'UNKNOWN_PROPERTY',
          path: [...path, where],
          message: `${kind.name} has no property '${name}'.${didYouMean(name, Object.keys(kind.properties))}`,
        })
  if (!Object.hasOwn(families, kind.family))
    problems.push({
      code: 'BAD_VALUE',
      path: [...path, 'family'],
      message: `There is no family '${kind.family}'.`,
    })
  if (!/^[A-Z][A-Za-z]+$/.test(kind.name))
    problems.push({ code: 'BAD_VALUE', path, message: 'The name of a kind is in PascalCase.' })
  return problems
}

/** The values that a declaration names must be choices of the property that it names. */
function checkChoices(
  type: RelationTypeDeclaration,
  declaration: string,
  property: string,
  values: readonly string[],
): Problem[] {
  const choices = Object.keys(type.properties[property]?.choices ?? {})
  return values
    .filter((value) => !choices.includes(value))
    .map((value) => ({
      code: 'BAD_VALUE',
      path: ['relationTypes', type.name, declaration],
      message: `'${property}' of '${type.name}' has no choice '${value}'.${didYouMean(value, choices)}`,
    }))
}

function checkRelationType(type: RelationTypeDeclaration, kindNames: readonly string[]): Problem[] {
  const path = ['relationTypes', type.name]
  const problems = [...unknownKeys(type, relationTypeKeys, path), ...checkProperties(type.properties, path)]
  for (const end of ['from', 'to'] as const)
    for (const name of type[end])
      if (!kindNames.includes(name))
        problems.push({
          code: 'UNKNOWN_KIND',
          path: [...path, end],
          message: `There is no kind '${name}'.${didYouMean(name, kindNames)}`,
        })
  const { readingBy, uncounted } = type
  if (readingBy)
    problems.push(...checkChoices(type, 'readingBy', readingBy.property, Object.keys(readingBy.readings)))
  if (uncounted) problems.push(...checkChoices(type, 'uncounted', uncounted.property, uncounted.values))
  if (type.symmetric && String(type.from) !== String(type.to))
    problems.push({
      code: 'WRONG_END',
      path,
      message: 'A symmetric relation has the same kinds at both ends.',
    })
  if (!/^[a-z]+(-[a-z]+)*$/.test(type.name))
    problems.push({ code: 'BAD_VALUE', path, message: 'The name of a relation type is in kebab-case.' })
  return problems
}

/** On each kind, no field of a relation may have the name of a property, or of another relation's field. */
function checkFields(kind: KindDeclaration, types: readonly RelationTypeDeclaration[]): Problem[] {
  const taken = new Set(Object.keys(kind.properties))
  const problems: Problem[] = []
  for (const type of types) {
    const ends: Direction[] = type.symmetric ? ['forward'] : ['forward', 'backward']
    for (const direction of ends) {
      if (!(direction === 'forward' ? type.from : type.to).includes(kind.name)) continue
      const field = type.fields[direction]
      if (taken.has(field))
        problems.push({
          code: 'NAMED_TWICE',
          path: ['relationTypes', type.name, 'fields', direction],
          message: `${kind.name} has '${field}' already.`,
        })
      taken.add(field)
    }
  }
  return problems
}

function duplicates(names: readonly string[], path: string): Problem[] {
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => ({ code: 'NAMED_TWICE', path: [path, name], message: `'${name}' is declared twice.` }))
}

/**
 * Checks declarations and makes them an ontology.
 * @throws {Failure} INVALID_MODEL with all problems: unknown keys, names declared twice, kinds or properties that do not exist.
 */
export function defineOntology(
  kinds: readonly KindDeclaration[],
  relationTypes: readonly RelationTypeDeclaration[],
): Ontology {
  const kindNames = kinds.map(({ name }) => name)
  const problems = [
    ...duplicates(kindNames, 'kinds'),
    ...duplicates(
      relationTypes.map(({ name }) => name),
      'relationTypes',
    ),
    ...kinds.flatMap(checkKind),
    ...relationTypes.flatMap((type) => checkRelationType(type, kindNames)),
    ...kinds.flatMap((kind) => checkFields(kind, relationTypes)),
  ]
  if (problems.length > 0) {
    const lines = problems.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new Failure('INVALID_MODEL', `The model contradicts itself:\n${lines.join('\n')}`, { problems })
  }
  return {
    kinds: new Map(kinds.map((kind) => [kind.name, kind])),
    relationTypes: new Map(relationTypes.map((type) => [type.name, type])),
    kindByPrefix: new Map(kinds.map(({ name }) => [kebab(name), name])),
  }
}

/** The model of Concord. */
export const ontology: Ontology = defineOntology(kinds, relationTypes)

/** The name of a kind of Concord's model. */
export type KindName = (typeof kinds)[number]['name']

/** The name of a relation type of Concord's model. */
export type RelationTypeName = (typeof relationTypes)[number]['name']

/** How people read the name of a property: its label, or its name in words. */
export function propertyLabel(name: string, property: PropertyDeclaration): string {
  return property.label ?? name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

/** The kind that an id belongs to by the word before its colon; undefined if there is no such kind. */
export function kindOf(id: string, { kindByPrefix }: Ontology = ontology): string | undefined {
  return kindByPrefix.get(id.slice(0, id.indexOf(':')))
}
