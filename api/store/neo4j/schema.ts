import neo4j from 'neo4j-driver'
import { Failure } from '../../errors.ts'
import type { PropertyDeclaration } from '../../model/declarations.ts'
import { datesOfType } from '../differences.ts'
import type { Connection } from './connection.ts'
import type { Names } from './names.ts'
import { setHeldWithinEnds } from './statement.ts'
import { Work } from './work.ts'

/** The version of the shape in which this store keeps its data. */
export const schemaVersion = 2

/** The full-text index: words of names, and words of running text. */
export const wordsIndex = 'entry_words'

/** The properties of an entry that hold the words of its names. */
export const nameFields = ['sortName', 'searchName', 'searchNames'] as const

interface Definition {
  readonly name: string
  readonly text: string
}

function index(name: string, label: string, keys: readonly string[]): Definition {
  return {
    name,
    text: `CREATE INDEX ${name} IF NOT EXISTS FOR (n:${label}) ON (${keys.map((key) => `n.${key}`).join(', ')})`,
  }
}

function unique(name: string, label: string, key: string): Definition {
  return {
    name,
    text: `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR (n:${label}) REQUIRE n.${key} IS UNIQUE`,
  }
}

/** Words are kept in search form, so splitting them at spaces is all that is to do. */
function fullText(name: string, keys: readonly string[]): Definition {
  return {
    name,
    text:
      `CREATE FULLTEXT INDEX ${name} IF NOT EXISTS FOR (n:Entry) ` +
      `ON EACH [${keys.map((key) => `n.${key}`).join(', ')}] ` +
      "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}}",
  }
}

/** Whether entries with one value of a property come from an index in the order of their names. */
export function hasFilterIndex({ value, filterable, sortable, many }: PropertyDeclaration): boolean {
  return filterable === true && !sortable && !many && value !== 'partialDate'
}

/** The keys of relationships of a type that say when something began, ended or was done. */
function timeKeys(type: string, names: Names): string[] {
  const { model } = names
  const { dates, properties = {} } = model.relationTypes.get(type) ?? {}
  return [
    ...(dates ? ['holdsFrom', 'holdsUntil'] : []),
    ...datesOfType(type, model).map((name) => `${names.key(name, properties[name])}Earliest`),
  ]
}

function ofModel(names: Names): Definition[] {
  const definitions: Definition[] = []
  for (const kind of names.model.kinds.values()) {
    const label = names.label(kind.name)
    definitions.push(index(`${label}_sortName`, label, ['sortName', 'id']))
    for (const [name, declared] of Object.entries(kind.properties)) {
      const key = names.key(name, declared)
      if (declared.value === 'partialDate' && declared.sortable)
        definitions.push(index(`${label}_${key}`, label, [`${key}Earliest`, `${key}Latest`, 'id']))
      else if (declared.value !== 'partialDate' && declared.sortable && name !== kind.caption)
        definitions.push(index(`${label}_${key}`, label, [key, 'id']))
      else if (hasFilterIndex(declared))
        definitions.push(index(`${label}_${key}`, label, [key, 'sortName', 'id']))
      else if (declared.value !== 'partialDate' && declared.filterable && !declared.sortable)
        definitions.push(index(`${label}_${key}`, label, [key]))
    }
  }
  for (const type of names.model.relationTypes.keys()) {
    const relationshipType = names.relationshipType(type)
    definitions.push({
      name: `${relationshipType}_createdIn`,
      text: `CREATE INDEX ${relationshipType}_createdIn IF NOT EXISTS FOR ()-[r:${relationshipType}]-() ON (r.createdIn)`,
    })
    for (const key of timeKeys(type, names))
      definitions.push({
        name: `${relationshipType}_${key}`,
        text: `CREATE INDEX ${relationshipType}_${key} IF NOT EXISTS FOR ()-[r:${relationshipType}]-() ON (r.${key})`,
      })
  }
  return definitions
}

function ofStore(): Definition[] {
  return [
    unique('entry_id', 'Entry', 'id'),
    unique('tombstone_id', 'Tombstone', 'id'),
    unique('dataset_id', 'Dataset', 'id'),
    unique('changeset_version', 'Changeset', 'version'),
    unique('changeset_idempotencyKey', 'Changeset', 'idempotencyKey'),
    unique('changeset_commit', 'Changeset', 'commit'),
    index('changeset_author', 'Changeset', ['author', 'version']),
    index('entry_sortName', 'Entry', ['sortName', 'id']),
    index('entry_createdIn', 'Entry', ['createdIn']),
    index('name_form', 'Name', ['form']),
    index('name_of', 'Name', ['of']),
    index('change_id', 'Change', ['id', 'version']),
    index('change_version', 'Change', ['version']),
    index('change_createdIn', 'Change', ['createdIn']),
    index('change_from', 'Change', ['from']),
    index('change_to', 'Change', ['to']),
    fullText(wordsIndex, [...nameFields, 'searchText']),
  ]
}

async function versionThere(connection: Connection): Promise<number | undefined> {
  const [row] = await connection.read(
    { text: 'MATCH (d:Dataset) RETURN d.schema AS schema LIMIT 1', parameters: {} },
    new Work({ timeLimit: 30_000 }),
  )
  return row?.get('schema') as number | undefined
}

async function missing(connection: Connection, wanted: readonly Definition[]): Promise<Definition[]> {
  const rows = await connection.read(
    {
      text: 'SHOW INDEXES YIELD name RETURN name',
      parameters: {},
    },
    new Work({ timeLimit: 30_000 }),
  )
  const there = new Set(rows.map((row) => row.get('name') as string))
  return wanted.filter(({ name }) => !there.has(name))
}

/** Since version 2, a relation without dates of its own holds while its ends exist. */
async function holdWithinEnds(
  connection: Connection,
  names: Names,
  log?: (line: string) => void,
): Promise<void> {
  log?.('Neo4j notes of relations without dates of their own when their ends exist.')
  for (const type of names.model.relationTypes.keys())
    await connection.alter([
      `MATCH (a:Entry)-[r:${names.relationshipType(type)}]->(b:Entry) WHERE r.since IS NULL OR r.until IS NULL ` +
        setHeldWithinEnds(names.lapsing([type])),
    ])
  await connection.alter([`MATCH (d:Dataset) SET d.schema = ${schemaVersion}`])
}

/**
 * Brings the database into the shape that the store needs: constraints and indexes of the model that are not
 * there yet, and the node that counts the dataset versions. A database that has all of it is not written to.
 * @throws {Failure} STORE_NEWER if a newer version of Concord wrote it; STORE_READ_ONLY, STORE_REFUSED …
 */
export async function prepareSchema(
  connection: Connection,
  names: Names,
  log?: (line: string) => void,
): Promise<void> {
  const version = await versionThere(connection)
  if (version !== undefined && version > schemaVersion)
    throw new Failure('STORE_NEWER', undefined, {
      hint: 'Use that version of Concord, or another database.',
      data: { schema: version, known: schemaVersion },
    })
  const wanted = [...ofStore(), ...ofModel(names)]
  const toCreate = await missing(connection, wanted)
  if (toCreate.length > 0) {
    log?.(`Neo4j makes ${toCreate.length} indexes and constraints.`)
    await connection.alter(toCreate.map(({ text }) => text))
    await connection.alter(['CALL db.awaitIndexes(600)'])
  }
  if (version === 1) await holdWithinEnds(connection, names, log)
  if (version !== undefined) return
  await connection.write(
    (transaction) =>
      transaction.run({
        text: "MERGE (d:Dataset {id: 'concord'}) ON CREATE SET d.version = 0, d.schema = $schema",
        parameters: { schema: neo4j.int(schemaVersion) },
      }),
    new Work(),
  )
}
