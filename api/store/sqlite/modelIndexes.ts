import { createHash } from 'node:crypto'
import type { PropertyDeclaration } from '../../model/declarations.ts'
import type { Ontology } from '../../model/ontology.ts'
import type { Database } from './database.ts'
import type { Symbols } from './symbols.ts'

/** The SQL expression for what a property is compared by, in the column of properties that `column` names. */
export function propertyExpression(
  name: string,
  property: Pick<PropertyDeclaration, 'value'>,
  column = 'e.properties',
): string {
  return `json_extract(${column}, '$.${name}${property.value === 'partialDate' ? '.earliest' : ''}')`
}

/** The name of the index on a property of a kind. */
export function indexName(kind: string, property: string): string {
  return `model_${kind}_${property}`
}

/** What an index on a property has after its value; undefined if the property has none. */
function tailOf(property: PropertyDeclaration): string | undefined {
  if (property.many) return undefined
  // Few values, each of many entries, which are then listed by name.
  if (property.filterable && (property.value === 'choice' || property.value === 'countryCode'))
    return 'sort_name, id'
  const isIdentifier = property.filterable && property.value === 'externalIdentifier'
  return property.sortable || isIdentifier ? 'id' : undefined
}

/** What the indexes on time leave out: most entries and relations have no beginning or no end. SQLite has to read it. */
export const timeIndexes = {
  entry: {
    exists_from: (table: string) => `${table}.exists_from > 0`,
    exists_until: (table: string) => `${table}.exists_until < 99999999`,
  },
  relation: {
    // What begins and ends with its ends has no dates of its own that anybody asks for.
    holds_from: (table: string) => `${table}.since IS NOT NULL`,
    holds_until: (table: string) => `${table}.until IS NOT NULL`,
  },
} as const

/** The indexes on when something began and ended. */
function onTime(model: Ontology, symbols: Symbols): [string, string][] {
  const bounds = Object.entries(timeIndexes).flatMap(([table, columns]) =>
    Object.entries(columns).map(([column, known]): [string, string] => [
      `model_time_${table}_${column}`,
      `CREATE INDEX model_time_${table}_${column} ON ${table} (${column}) WHERE ${known(table).replaceAll(`${table}.`, '')}`,
    ]),
  )
  const dates = [...model.relationTypes.values()].flatMap((type) =>
    Object.entries(type.properties).flatMap(([name, property]): [string, string][] => {
      if (property.value !== 'partialDate' || property.many) return []
      const index = `model_time_${type.name.replaceAll('-', '_')}_${name}`
      const day = propertyExpression(name, property, 'properties')
      const of = `type = ${symbols.of(type.name)}`
      return [[index, `CREATE INDEX ${index} ON relation (${day}) WHERE ${of} AND ${day} IS NOT NULL`]]
    }),
  )
  return [...bounds, ...dates]
}

/** The indexes that the model asks for, by name. */
function definitions(model: Ontology, symbols: Symbols): Map<string, string> {
  const found = new Map<string, string>(onTime(model, symbols))
  for (const kind of model.kinds.values())
    for (const [name, property] of Object.entries(kind.properties)) {
      const tail = name === kind.caption ? undefined : tailOf(property)
      if (!tail) continue
      const index = indexName(kind.name, name)
      const value = propertyExpression(name, property, 'properties')
      found.set(
        index,
        `CREATE INDEX ${index} ON entry (${value}, ${tail}) WHERE kind = ${symbols.of(kind.name)}`,
      )
    }
  return found
}

/** Makes the indexes that the model asks for, and drops those that it asks for no more. Does nothing if it did not change. */
export function deriveIndexes(database: Database, model: Ontology, symbols: Symbols): void {
  const indexes = definitions(model, symbols)
  const derived = createHash('sha256')
    .update([...indexes.values()].join('\n'))
    .digest('base64url')
  if (database.get<{ derived: string }>('SELECT derived FROM dataset')?.derived === derived) return
  database.transaction(() => {
    const standing = database.all<{ name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND name LIKE 'model_%'",
    )
    for (const { name, sql } of standing) {
      if (indexes.get(name) === sql) indexes.delete(name)
      else database.exec(`DROP INDEX ${name}`)
    }
    for (const definition of indexes.values()) database.exec(definition)
    database.run('UPDATE dataset SET derived = ?', derived)
  })
}
