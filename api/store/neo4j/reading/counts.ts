import { Failure } from '../../../errors.ts'
import type { PropertyDeclaration } from '../../../model/declarations.ts'
import type { Day, EntryId } from '../../../model/domain.ts'
import { dayNumber } from '../../../model/time.ts'
import { didYouMean } from '../../../model/values/nearest.ts'
import type { EntryFilter, Facet, RelationCount } from '../../port.ts'
import { entryMatching, kindsMeant } from '../conditions/condition.ts'
import type { Connection } from '../connection.ts'
import type { Names } from '../names.ts'
import { Parameters, type Statement } from '../statement.ts'
import type { Work } from '../work.ts'

/** How many entries meet a filter; see the port. */
export async function count(
  connection: Connection,
  names: Names,
  filter: EntryFilter,
  work: Work,
): Promise<number> {
  if (filter.kinds?.length === 0) return 0
  const parameters = new Parameters()
  const { lead, predicates } = entryMatching(filter, names, parameters)
  const where = predicates.length > 0 ? ` WHERE ${predicates.join(' AND ')}` : ''
  // One label without predicates is answered from the database's own counts.
  const labels = filter.kinds ? filter.kinds.map((kind) => names.label(kind)) : ['Entry']
  const counts = labels.map(
    (label) => `COUNT { ${lead}MATCH (n:${label})${where}${lead ? ' RETURN n' : ''} }`,
  )
  const [row] = await connection.read(
    { text: `RETURN ${counts.join(' + ')} AS total`, parameters: parameters.values },
    work,
  )
  return (row?.get('total') as number | undefined) ?? 0
}

function facetable({ value, filterable }: PropertyDeclaration): boolean {
  return filterable === true && ['choice', 'countryCode', 'text', 'externalIdentifier'].includes(value)
}

function facetStatement(by: string, filter: EntryFilter, first: number, names: Names): Statement | undefined {
  const parameters = new Parameters()
  const { lead, predicates } = entryMatching(filter, names, parameters)
  const kinds = kindsMeant(names, filter.kinds)
  const branches = kinds.flatMap((kind) => {
    if (by === 'kind') {
      const where = predicates.length > 0 ? ` WHERE ${predicates.join(' AND ')}` : ''
      const value = parameters.add(kind)
      return [`${lead}MATCH (n:${names.label(kind)})${where} RETURN ${value} AS value, count(n) AS number`]
    }
    const declared = names.model.kinds.get(kind)?.properties[by]
    if (!declared || !facetable(declared)) return []
    const key = `n.${names.key(by, declared)}`
    const where = [...predicates, `${key} IS NOT NULL`].join(' AND ')
    const values = declared.many ? `UNWIND ${key} AS value` : `WITH ${key} AS value`
    return [`${lead}MATCH (n:${names.label(kind)}) WHERE ${where} ${values} RETURN value, count(*) AS number`]
  })
  if (branches.length === 0) {
    if (kinds.length === 0) return undefined
    const known = kinds.flatMap((kind) =>
      Object.entries(names.model.kinds.get(kind)?.properties ?? {}).flatMap(([name, declared]) =>
        facetable(declared) ? [name] : [],
      ),
    )
    throw new Failure(
      'BAD_INPUT',
      `Values of '${by}' are not counted here.${didYouMean(by, ['kind', ...known])}`,
    )
  }
  const text =
    `CALL () { ${branches.join(' UNION ALL ')} } WITH value, sum(number) AS number WHERE number > 0 ` +
    `RETURN value, number ORDER BY number DESC, value LIMIT ${parameters.add(first)}`
  return { text, parameters: parameters.values }
}

/** Counts of values; see the port. */
export function facets(
  connection: Connection,
  names: Names,
  { by, first, ...filter }: EntryFilter & { by: readonly string[]; first: number },
  work: Work,
): Promise<Facet[]> {
  if (!Number.isInteger(first) || first < 0)
    throw new Failure('BAD_INPUT', `'first' must be a whole number from 0, not ${first}.`)
  return Promise.all(
    by.map(async (property) => {
      const statement = facetStatement(property, filter, first, names)
      const rows = statement ? await connection.read(statement, work) : []
      return {
        property,
        values: rows.map((row) => ({
          value: row.get('value') as string,
          count: row.get('number') as number,
        })),
      }
    }),
  )
}

/** The relation types with the directions that they are counted in, in the order of the model. */
function countedDirections(
  names: Names,
): { type: string; direction: RelationCount['direction']; pattern: string }[] {
  return [...names.model.relationTypes.values()].flatMap(({ name, symmetric }) => {
    const relationship = names.relationshipType(name)
    const forward = { type: name, direction: 'forward' as const }
    if (symmetric) return [{ ...forward, pattern: `(n)-[:${relationship}]-()` }]
    return [
      { ...forward, pattern: `(n)-[:${relationship}]->()` },
      { type: name, direction: 'backward' as const, pattern: `(n)<-[:${relationship}]-()` },
    ]
  })
}

const countOnDay =
  'UNWIND $ids AS id MATCH (n:Entry {id: id})-[r]-() WHERE r.holdsFrom <= $day AND $day < r.holdsUntil ' +
  'RETURN id, type(r) AS type, startNode(r) = n AS forward, count(*) AS number'

/** How many relations entries have; see the port. */
export async function relationCounts(
  connection: Connection,
  names: Names,
  { of, asOf }: { of: readonly EntryId[]; asOf?: Day },
  work: Work,
): Promise<ReadonlyMap<EntryId, readonly RelationCount[]>> {
  const ids = [...new Set(of)]
  const counts = new Map<EntryId, RelationCount[]>(ids.map((id) => [id, []]))
  if (ids.length === 0) return counts
  const directions = countedDirections(names)
  if (asOf === undefined) {
    // Patterns without a label at the other end are answered from the degrees that the database keeps.
    const degrees = directions.map(({ pattern }) => `COUNT { ${pattern} }`).join(', ')
    const text = `UNWIND $ids AS id MATCH (n:Entry {id: id}) RETURN id, [${degrees}]`
    for (const row of await connection.read({ text, parameters: { ids } }, work)) {
      const numbers = row.get(1) as number[]
      const found = directions.map(({ type, direction }, index) => ({
        type,
        direction,
        count: numbers[index] ?? 0,
      }))
      counts.set(
        row.get(0) as EntryId,
        found.filter(({ count }) => count > 0),
      )
    }
    return counts
  }
  const parameters = new Parameters()
  parameters.add(dayNumber(asOf))
  const rows = await connection.read(
    { text: countOnDay.replaceAll('$day', '$p0'), parameters: { ...parameters.values, ids } },
    work,
  )
  const totals = new Map<string, number>()
  for (const row of rows) {
    const type = names.relationType(row.get('type') as string)
    const forward = names.model.relationTypes.get(type)?.symmetric || (row.get('forward') as boolean)
    const key = `${row.get('id')} ${type} ${forward ? 'forward' : 'backward'}`
    totals.set(key, (totals.get(key) ?? 0) + (row.get('number') as number))
  }
  for (const id of ids)
    for (const { type, direction } of directions) {
      const total = totals.get(`${id} ${type} ${direction}`)
      if (total) counts.get(id)?.push({ type, direction, count: total })
    }
  return counts
}
