import { Failure } from '../../../errors.ts'
import type { PropertyDeclaration } from '../../../model/declarations.ts'
import type { Day, EntryId } from '../../../model/domain.ts'
import { dayNumber } from '../../../model/time.ts'
import { didYouMean } from '../../../model/values/nearest.ts'
import type { EntryFilter, Facet, FacetBy, RelationCount, RelationNumber } from '../../port.ts'
import { entryMatching, holds, holdsOnDay, kindsMeant } from '../conditions/condition.ts'
import type { Connection } from '../connection.ts'
import type { Names } from '../names.ts'
import { Parameters, type Statement, whereAll } from '../statement.ts'
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
  const where = whereAll(predicates)
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

function isCounted({ value, filterable }: PropertyDeclaration): boolean {
  return filterable === true && (value === 'choice' || value === 'countryCode')
}

const isDate = ({ value }: PropertyDeclaration) => value === 'partialDate'

/** What is counted, as the end of a statement that has matched the entries. */
interface Counting {
  /** Adds to what is asked of an entry of a kind; undefined if none of the kind counts. */
  branch(kind: string, parameters: Parameters): { predicates: readonly string[]; end: string } | undefined
}

function byProperty(names: Names, name: string, decade: boolean): Counting {
  return {
    branch: (kind) => {
      const declared = names.model.kinds.get(kind)?.properties[name]
      if (!declared || !(decade ? isDate : isCounted)(declared)) return undefined
      const key = `n.${names.key(name, declared)}${decade ? 'Earliest' : ''}`
      const from = declared.many ? `UNWIND ${key} AS one` : `WITH n, ${key} AS one`
      const value = decade ? "substring(one, 0, 3) + '0'" : 'one'
      return {
        predicates: [`${key} IS NOT NULL`],
        end: `${from} WITH ${declared.many ? 'DISTINCT ' : ''}n, ${value} AS value RETURN value, count(*) AS number`,
      }
    },
  }
}

const byKind: Counting = {
  branch: (kind, parameters) => ({
    predicates: [],
    end: `RETURN ${parameters.add(kind)} AS value, count(n) AS number`,
  }),
}

function byOtherKind(names: Names, number: RelationNumber): Counting {
  return {
    branch: (_, parameters) => {
      const { pattern, where } = countedPattern(number, names, parameters)
      return {
        predicates: [],
        end: `MATCH ${pattern}${where} WITH DISTINCT n, [label IN labels(m) WHERE label <> 'Entry'][0] AS value RETURN value, count(*) AS number`,
      }
    },
  }
}

function countingOf(by: FacetBy, names: Names): Counting {
  if (by === 'kind') return byKind
  if (typeof by === 'string') return byProperty(names, by, false)
  return 'decade' in by ? byProperty(names, by.decade, true) : byOtherKind(names, by.otherKind)
}

/** The relations of `n` of a type, to `m`, that count. */
export function countedPattern(
  { type, direction, asOf }: RelationNumber,
  names: Names,
  parameters: Parameters,
): { pattern: string; where: string } {
  const relationship = names.relationshipType(type)
  const symmetric = names.model.relationTypes.get(type)?.symmetric
  const [left, right] = symmetric ? ['-', '-'] : direction === 'forward' ? ['-', '->'] : ['<-', '-']
  const held = asOf === undefined ? [] : holds('r', asOf, parameters)
  return {
    pattern: `(n)${left}[r:${relationship}]${right}(m)`,
    where: whereAll(held),
  }
}

function notCounted(by: FacetBy, kinds: readonly string[], names: Names): Failure {
  const name = typeof by === 'string' ? by : 'decade' in by ? by.decade : by.otherKind.type
  const fits = typeof by === 'string' ? isCounted : isDate
  const known = kinds.flatMap((kind) =>
    Object.entries(names.model.kinds.get(kind)?.properties ?? {}).flatMap(([property, declared]) =>
      fits(declared) ? [property] : [],
    ),
  )
  return new Failure(
    'BAD_INPUT',
    `Values of '${name}' are not counted here.${didYouMean(name, ['kind', ...known])}`,
  )
}

function facetStatement(
  by: FacetBy,
  filter: EntryFilter,
  first: number,
  names: Names,
): Statement | undefined {
  const parameters = new Parameters()
  const { lead, predicates } = entryMatching(filter, names, parameters)
  const kinds = kindsMeant(names, filter.kinds)
  const counting = countingOf(by, names)
  const branches = kinds.flatMap((kind) => {
    const branch = counting.branch(kind, parameters)
    if (!branch) return []
    const all = [...predicates, ...branch.predicates]
    const where = whereAll(all)
    return [`${lead}MATCH (n:${names.label(kind)})${where} ${branch.end}`]
  })
  if (branches.length === 0) {
    if (kinds.length === 0) return undefined
    throw notCounted(by, kinds, names)
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
  { by, first, ...filter }: EntryFilter & { by: readonly FacetBy[]; first: number },
  work: Work,
): Promise<Facet[]> {
  if (!Number.isInteger(first) || first < 0)
    throw new Failure('BAD_INPUT', `'first' must be a whole number from 0, not ${first}.`)
  return Promise.all(
    by.map(async (each) => {
      const property = typeof each === 'string' ? each : 'decade' in each ? each.decade : each.otherKind.type
      const statement = facetStatement(each, filter, first, names)
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
  `UNWIND $ids AS id MATCH (n:Entry {id: id})-[r]-()${whereAll(holdsOnDay('r', '$day'))} ` +
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
