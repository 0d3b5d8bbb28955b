import type { EntryId } from '../../../model/domain.ts'
import { type Structure, StructureBuilder, type StructureQuery } from '../../structure.ts'
import { relationPredicates } from '../conditions/condition.ts'
import type { Connection } from '../connection.ts'
import type { Records } from '../records.ts'
import { Parameters, whereAll } from '../statement.ts'
import type { Work } from '../work.ts'
import { datasetVersion } from './history.ts'
import { Parts } from './parts.ts'
import { matchMeant, relationsAt, typesAsPattern } from './stream.ts'

/** Entries that are divided at once, and relations that are read at once: of each nothing but a number comes. */
const chunk = { entries: 20_000, relations: 100_000 } as const

/** How often all is read in the hope that no changeset is applied meanwhile. */
const tries = 2

interface Row {
  readonly key: number
  readonly id: EntryId
}

/** The entries that are meant, in the order of their ids. The keys are the database's own, and good for one reading. */
async function entriesMeant(
  connection: Connection,
  { names }: Records,
  query: StructureQuery,
  work: Work,
): Promise<Row[]> {
  const parameters = new Parameters()
  const text = `${matchMeant(query, names, parameters)} RETURN id(n) AS key, n.id AS id ORDER BY id`
  const rows = await connection.read({ text, parameters: parameters.values }, work)
  return rows.map((row) => ({ key: row.get('key') as number, id: row.get('id') as EntryId }))
}

/** Adds the relations that are there now, by the database's own keys. */
async function addRelations(
  builder: StructureBuilder<number>,
  connection: Connection,
  { names }: Records,
  { types, asOf }: StructureQuery,
  work: Work,
): Promise<void> {
  if (types?.length === 0) return
  const typed = typesAsPattern(names, types)
  const parts = new Parts(connection, typed, chunk, work)
  for (let after: EntryId | undefined = ''; after !== undefined; ) {
    const upTo: EntryId | undefined = await parts.endAfter(after)
    const parameters = new Parameters()
    const from = parts.between(after, upTo, parameters)
    const where = whereAll(relationPredicates({ asOf }, 'r', 'm', names, parameters))
    const text =
      `MATCH (n:Entry) WHERE ${from} ` +
      `CALL (n) { MATCH (n)-[r${typed}]->(m)${where} RETURN type(r) AS type, collect(id(m)) AS ends } ` +
      'RETURN id(n) AS origin, type, ends'
    const rows = await connection.read({ text, parameters: parameters.values }, work)
    for (const row of rows) {
      const origin = row.get('origin') as number
      const type = names.relationType(row.get('type') as string)
      for (const end of row.get('ends') as number[]) builder.addRelation(type, origin, end)
    }
    after = upTo
  }
}

/**
 * Who is related to whom; see the port. Read in a few large answers; if a changeset was applied meanwhile it is read
 * again, and at last as streams are, which take back what was changed.
 */
export async function structure(
  connection: Connection,
  records: Records,
  query: StructureQuery,
  work: Work,
): Promise<Structure> {
  for (let attempt = 1; ; attempt++) {
    const version = await datasetVersion(connection, work)
    const entries = await entriesMeant(connection, records, query, work)
    const isLast = attempt > tries
    if (isLast && version === (await datasetVersion(connection, work))) {
      const builder = new StructureBuilder<EntryId>(query)
      for (const { id } of entries) builder.addEntry(id, id)
      for await (const { type, from, to } of relationsAt(version, connection, records, query, work))
        builder.addRelation(type, from, to)
      return builder.build(version)
    }
    const builder = new StructureBuilder<number>(query)
    for (const { key, id } of entries) builder.addEntry(key, id)
    await addRelations(builder, connection, records, query, work)
    if (version === (await datasetVersion(connection, work))) return builder.build(version)
  }
}
