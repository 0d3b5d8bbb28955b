import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { EntryId } from '../../../api/model/domain.ts'
import type { Content } from '../content.ts'
import type { Comparison } from './comparison.ts'

const dataset = 'countrygroups'

/** A day on which the groups were as the dataset has them. */
const day = '2023-06-30'

/** The files that list members of what the content knows, perhaps of one part of the file. */
const groups: readonly { file: string; region?: string; object: EntryId }[] = [
  { file: 'aosis', object: 'coalition:alliance-of-small-island-states' },
  { file: 'brics', object: 'organization:brics' },
  { file: 'eig', object: 'coalition:environmental-integrity-group' },
  { file: 'european-union', object: 'organization:european-union' },
  { file: 'g20', object: 'organization:g20' },
  { file: 'g7', object: 'organization:g7' },
  { file: 'g77', object: 'coalition:group-of-77-and-china' },
  { file: 'imo', object: 'organization:international-maritime-organization' },
  { file: 'ldc', object: 'coalition:least-developed-countries' },
  { file: 'lldc', object: 'coalition:landlocked-developing-countries' },
  { file: 'oecd', object: 'organization:organisation-for-economic-co-operation-and-development' },
  { file: 'opec', object: 'organization:organization-of-the-petroleum-exporting-countries' },
  { file: 'umbrella', object: 'coalition:umbrella-group' },
]

const shown = (member: boolean) => (member ? 'member' : 'not a member')

/** Members of groups of states, both ways: whom they have and whom they lack. */
export function compareCountryGroups(folder: string, content: Content): Comparison[] {
  const byCode = new Map(content.ofKind('State').map(({ id, properties }) => [properties.isoAlpha3, id]))
  return groups
    .filter(({ object }) => content.leadingTo('member-of', object).length > 0)
    .flatMap(({ file, object }) => {
      const text = readFileSync(join(folder, `${file}.csv`), 'utf8')
      const rows = parse(text, { columns: true, bom: true, trim: true }) as Record<string, string>[]
      const theirs = new Set(rows.map(({ Code = '', Name = '' }) => byCode.get(Code) ?? Name))
      const ours = new Set(content.holders('member-of', object, day).filter((id) => id.startsWith('state:')))
      return [...new Set([...theirs, ...ours])].map((subject) => ({
        dataset,
        subject,
        object,
        theirs: shown(theirs.has(subject)),
        ours: shown(ours.has(subject)),
        agrees: theirs.has(subject) === ours.has(subject),
      }))
    })
}
