import { kindOf } from '../../api/model/ontology.ts'
import { readCheckTable } from '../read/checkTables.ts'
import type { Content } from './content.ts'

/** A known number of members or parties on a day, and ours. */
export interface Total {
  readonly entry: string
  readonly relation: string
  readonly day: string
  readonly known: number
  readonly ours: number
  readonly source: string
}

/**
 * Counts against numbers that the bodies and depositaries themselves state: `data/totals.csv`. Where `of` names kinds,
 * only they are counted.
 */
export function compareTotals(folder: string, content: Content): Total[] {
  const rows = readCheckTable(folder, 'totals.csv', ['entry', 'relation', 'day', 'total', 'of', 'source'])
  return rows.map(({ cells }) => {
    const { entry = '', relation = '', day = '', total = '', of = '', source = '' } = cells
    const kinds = of ? of.split(';') : undefined
    const counted = content
      .holders(relation, entry, day)
      .filter((id) => !kinds || kinds.includes(kindOf(id) ?? ''))
    return { entry, relation, day, known: Number(total), ours: counted.length, source }
  })
}
