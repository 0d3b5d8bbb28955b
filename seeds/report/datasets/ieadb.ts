import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import type { EntryId, PartialDate } from '../../../api/model/domain.ts'
import { partialDate } from '../../../api/model/values/partialDate.ts'
import type { Content } from '../content.ts'
import { type Comparison, meet, partyFinder, written } from './comparison.ts'

const dataset = 'ieadb'
const consents = new Set([
  'Ratification',
  'Accession',
  'Acceptance',
  'Approval',
  'Succession',
  'Accession/Ratification',
  'Definitive signature',
  'Formal confirmation',
])

/** What the database says that one party did with regard to one treaty. */
interface Actions {
  readonly consented: PartialDate[]
  readonly inForce: PartialDate[]
}

/** The treaties whose tables of parties rest on the database, by its number. */
function treatiesByNumber(content: Content): Map<string, EntryId> {
  const found = new Map<string, EntryId>()
  for (const { type, to, citations } of content.relations)
    for (const { source, at = '' } of type === 'party-to' ? citations : []) {
      const number = source === 'source:ieadb' ? /^treaty (\d+)$/.exec(at)?.[1] : undefined
      if (number) found.set(number, to)
    }
  return found
}

function dateOf(row: Readonly<Record<string, string>>): PartialDate | undefined {
  const { Year: year = '', Month: month = '', Day: day = '' } = row
  // 1111 stands for a date that is not known.
  if (!/^\d{4}$/.test(year) || year === '1111') return undefined
  return partialDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

function readActions(
  folder: string,
  treaties: ReadonlyMap<string, EntryId>,
): Map<string, Map<string, Actions>> {
  const files = unzipSync(readFileSync(join(folder, 'all-csv-files.zip')), {
    filter: ({ name }) => name === 'db_members.csv',
  })
  const text = new TextDecoder().decode(files['db_members.csv'])
  const rows = parse(text.slice(text.indexOf('"Mitch ID"')), {
    columns: true,
    delimiter: ';',
    relax_quotes: true,
    relax_column_count: true,
    on_record: (record: Record<string, string>) => (treaties.has(record['Mitch ID'] ?? '') ? record : null),
  }) as Record<string, string>[]
  const found = new Map<string, Map<string, Actions>>()
  for (const row of rows) {
    // Rows of the agreement itself, not of a party.
    if (row['Country (official name)'] === 'Agreement') continue
    const { 'Mitch ID': number = '', 'Country (official name)': name = '', 'Action Type': action = '' } = row
    const date = dateOf(row)
    const parties = found.get(number) ?? new Map<string, Actions>()
    found.set(number, parties)
    const actions = parties.get(name) ?? { consented: [], inForce: [] }
    if (date && consents.has(action)) actions.consented.push(date)
    // A successor is bound from the day on, whatever the database adds to it.
    if (date && action === 'Succession') actions.inForce.push(date)
    if (date && /^entry into force/i.test(action)) actions.inForce.push(date)
    if (actions.consented.length + actions.inForce.length > 0) parties.set(name, actions)
  }
  return found
}

/** Parties and dates of the treaties whose tables name a number of the International Environmental Agreements Database. */
export function compareIeadb(folder: string, content: Content): Comparison[] {
  const treaties = treatiesByNumber(content)
  const party = partyFinder(content)
  return [...readActions(folder, treaties)].flatMap(([number, parties]) => {
    const object = treaties.get(number) ?? ''
    return [...parties].map(([name, { consented, inForce }]) => {
      const subject = party(name)
      const ours = content.leadingTo('party-to', object).filter(({ from }) => from === subject)
      const agrees = ours.some(({ since, properties }) => {
        const consent = properties.consented as PartialDate | undefined
        const byConsent = consent && consented.some((date) => meet(date, consent))
        return byConsent || (since !== undefined && inForce.some((date) => meet(date, since)))
      })
      const said = (dates: readonly (PartialDate | undefined)[]) => dates.map(written).join(', ') || 'no date'
      return {
        dataset,
        subject: subject ?? name,
        object,
        theirs: `consented ${said(consented)}; in force ${said(inForce)}`,
        ours:
          ours.length === 0
            ? 'not a party'
            : `consented ${said(ours.map(({ properties }) => properties.consented as PartialDate | undefined))}; in force ${said(ours.map(({ since }) => since))}`,
        agrees,
      }
    })
  })
}
