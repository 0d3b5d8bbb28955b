import neo4j from 'neo4j-driver'
import type { SharedQuery, SharedSet } from '../../port.ts'
import { checkShared, inSetOrder, membersOf } from '../../sharedSets.ts'
import { relationPredicates } from '../conditions/condition.ts'
import type { Connection } from '../connection.ts'
import type { Records } from '../records.ts'
import { Parameters, whereAll } from '../statement.ts'
import type { Stored } from '../values.ts'
import type { Work } from '../work.ts'
import { patternsOf } from './relations.ts'

/** The neighbours that entries share, and those that only one of them has; see the port. */
export async function shared(
  connection: Connection,
  records: Records,
  query: SharedQuery,
  work: Work,
): Promise<SharedSet[]> {
  checkShared(query)
  const { of, first } = query
  const { names } = records
  const patterns = patternsOf(query, names)
  if (patterns.length === 0) return []
  const parameters = new Parameters()
  const matches = patterns.map((pattern) => {
    const predicates = relationPredicates(query, 'r', 'm', names, parameters)
    return `MATCH ${pattern}${whereAll(predicates)} RETURN m`
  })
  const ids = parameters.add(of)
  // Every neighbour has the sum of the powers of two of the places of those whose neighbour it is.
  const masks =
    `UNWIND range(0, size(${ids}) - 1) AS place MATCH (n:Entry {id: ${ids}[place]}) ` +
    `CALL (n) { ${matches.join(' UNION ALL ')} } WITH DISTINCT place, m ` +
    'WITH m, sum(toInteger(2 ^ place)) AS mask '
  const text =
    first > 0
      ? `${masks} ORDER BY m.sortName, m.id WITH mask, count(*) AS number, collect(m)[..${parameters.add(first)}] AS found RETURN mask, number, [m IN found | properties(m)] AS found`
      : `${masks} RETURN mask, count(*) AS number, [] AS found`
  const rows = await connection.read({ text, parameters: parameters.values }, work)
  const sets = rows.map((row): SharedSet => {
    const mask: number = neo4j.int(row.get('mask')).toNumber()
    return {
      of: membersOf(mask, of),
      count: row.get('number') as number,
      entries: (row.get('found') as Stored[]).map((stored) => records.readEntry(stored)),
    }
  })
  return inSetOrder(sets, of)
}
