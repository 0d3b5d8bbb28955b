import neo4j from 'neo4j-driver'
import type { PropertyDeclaration } from '../../model/declarations.ts'
import type { Citation, Entry, Properties, PropertyValue, Relation } from '../../model/domain.ts'
import { relationId } from '../../model/ids.ts'
import { searchForm, searchTexts, sortName } from '../../model/names.ts'
import { kindOf } from '../../model/ontology.ts'
import { entryStretch, existenceOfEnds, ownStretch } from '../../model/time.ts'
import { searchForms } from '../search/ranking.ts'
import { keptOnEntries, keptOnRelations, type Names } from './names.ts'
import { readDate, readProperty, type Stored, writeProperty } from './values.ts'

/** A further name or spelling of an entry, kept as a node so that an index finds it by how it begins. */
export interface NameNode {
  /** The entry that it belongs to. */
  readonly of: string
  readonly in: 'abbreviation' | 'otherName'
  /** In search form. */
  readonly form: string
  readonly written: string
}

/** A relation as statements return it: type, ids of the ends, what is stored on it. */
export type RelationRow = readonly [type: string, from: string, to: string, stored: Stored]

type Declared = readonly (readonly [string, PropertyDeclaration])[]

/** Turns entries and relations into what the database keeps, and back. */
export class Records {
  readonly names: Names
  private readonly ofKinds: ReadonlyMap<string, Declared>
  private readonly ofRelationTypes: ReadonlyMap<string, Declared>

  constructor(names: Names) {
    this.names = names
    const declared = (
      source: ReadonlyMap<string, { properties: Readonly<Record<string, PropertyDeclaration>> }>,
    ) => new Map([...source].map(([name, { properties }]) => [name, Object.entries(properties)]))
    this.ofKinds = declared(names.model.kinds)
    this.ofRelationTypes = declared(names.model.relationTypes)
  }

  /** What the node of an entry carries. `createdIn`: the dataset version in which it came into being. */
  writeEntry(entry: Entry, createdIn: number): Record<string, unknown> {
    const { model } = this.names
    const texts = searchTexts(entry, model)
    const form = searchForm(texts.name)
    const { from, until } = entryStretch(entry, model)
    const stored: Record<string, unknown> = { id: entry.id }
    this.writeProperties(stored, this.ofKinds.get(entry.kind) ?? [], entry.properties)
    stored.sortName = sortName(texts.name)
    if (stored.sortName !== form) stored.searchName = form
    const names = [texts.name, ...texts.abbreviations, ...texts.otherNames].flatMap(searchForms)
    const further = [...new Set(names)].filter((name) => name && name !== form)
    if (further.length > 0) stored.searchNames = further
    const text = searchForms(texts.text).join(' ')
    if (text) stored.searchText = text
    stored.existsFrom = neo4j.int(from)
    stored.existsUntil = neo4j.int(until)
    if (entry.citations.length > 0) stored.citations = JSON.stringify(entry.citations)
    stored.revision = neo4j.int(entry.revision)
    stored.createdIn = neo4j.int(createdIn)
    stored.changedIn = neo4j.int(entry.changedIn)
    return stored
  }

  /** The further names of an entry. */
  writeNames(entry: Entry): NameNode[] {
    const { name, abbreviations, otherNames } = searchTexts(entry, this.names.model)
    const node = (place: NameNode['in'], written: string, form: string) => ({
      of: entry.id,
      in: place,
      form,
      written,
    })
    // The first form of the name itself is found from the entry.
    const nodes = [
      ...searchForms(name)
        .slice(1)
        .map((form) => node('otherName', name, form)),
      ...abbreviations.map((written) => node('abbreviation', written, searchForm(written))),
      ...otherNames.flatMap((written) =>
        searchForms(written).map((form) => node('otherName', written, form)),
      ),
    ]
    return nodes.filter(({ form }) => form !== '')
  }

  /** Every key that `writeEntry` can give for entries of a kind. */
  entryKeys(kind: string): string[] {
    const kept = this.keysOf(this.ofKinds.get(kind) ?? [])
    return [...new Set([...keptOnEntries, ...kept])]
  }

  /** Every key that `writeRelation` can give for relations of a type. */
  relationKeys(type: string): string[] {
    const dated = this.names.model.relationTypes.get(type)?.dates
    const kept = this.keysOf(this.ofRelationTypes.get(type) ?? [])
    return [...keptOnRelations.filter((key) => dated || !/^(since|until)/.test(key)), ...kept]
  }

  private keysOf(declared: Declared): string[] {
    return declared.flatMap(([name, declaration]) => {
      const key = this.names.key(name, declaration)
      return declaration.value === 'partialDate' ? [key, `${key}Earliest`, `${key}Latest`] : [key]
    })
  }

  /** What the relationship of a relation carries; it holds by its own dates alone. */
  writeRelation(relation: Relation, createdIn: number): Record<string, unknown> {
    const { from, until } = ownStretch(relation, this.names.model)
    const stored: Record<string, unknown> = { spell: neo4j.int(relation.spell) }
    for (const name of ['since', 'until'] as const) {
      const date = relation[name]
      if (date) writeProperty(stored, name, { value: 'partialDate', description: '' }, date)
    }
    this.writeProperties(stored, this.ofRelationTypes.get(relation.type) ?? [], relation.properties)
    stored.holdsFrom = neo4j.int(from)
    stored.holdsUntil = neo4j.int(until)
    if (relation.citations.length > 0) stored.citations = JSON.stringify(relation.citations)
    stored.revision = neo4j.int(relation.revision)
    stored.createdIn = neo4j.int(createdIn)
    stored.changedIn = neo4j.int(relation.changedIn)
    return stored
  }

  private writeProperties(into: Record<string, unknown>, declared: Declared, properties: Properties): void {
    for (const [name, declaration] of declared) {
      const value = properties[name]
      if (value !== undefined) writeProperty(into, name, declaration, value)
    }
  }

  private readProperties(stored: Stored, declared: Declared): Properties {
    const properties: Record<string, PropertyValue> = {}
    for (const [name, declaration] of declared) {
      const value = readProperty(stored, name, declaration)
      if (value !== undefined) properties[name] = value
    }
    return properties
  }

  /** The entry that a node stands for. */
  readEntry(stored: Stored): Entry {
    const id = stored.id as string
    const kind = kindOf(id, this.names.model) ?? ''
    return {
      id,
      kind,
      properties: this.readProperties(stored, this.ofKinds.get(kind) ?? []),
      citations: readCitations(stored),
      revision: stored.revision as number,
      changedIn: stored.changedIn as number,
    }
  }

  /** The relation that a relationship stands for. */
  readRelation([relationshipType, from, to, stored]: RelationRow): Relation {
    const type = this.names.relationType(relationshipType)
    const spell = stored.spell as number
    const since = readDate(stored, 'since')
    const until = readDate(stored, 'until')
    return {
      id: relationId({ type, from, to, spell }),
      type,
      from,
      to,
      spell,
      ...(since ? { since } : {}),
      ...(until ? { until } : {}),
      ...existenceOfEnds(since, until, {
        from: stored.holdsFrom as number,
        until: stored.holdsUntil as number,
      }),
      properties: this.readProperties(stored, this.ofRelationTypes.get(type) ?? []),
      citations: readCitations(stored),
      revision: stored.revision as number,
      changedIn: stored.changedIn as number,
    }
  }
}

function readCitations(stored: Stored): Citation[] {
  return stored.citations ? (JSON.parse(stored.citations as string) as Citation[]) : []
}
