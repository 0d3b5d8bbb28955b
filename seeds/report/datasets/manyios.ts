import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { EntryId, PartialDate } from '../../../api/model/domain.ts'
import { searchForm } from '../../../api/model/names.ts'
import type { Content } from '../content.ts'
import { type Comparison, partyFinder, written } from './comparison.ts'

const dataset = 'manyios'

/** The dataset ends with this year: a spell that reaches it has not ended. */
const lastYear = 2010

/** Full members; other numbers are associates and observers. */
const full = '1'

function rowsOf(path: string): Record<string, string>[] {
  const bytes = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
  return parse(text, { columns: true, bom: true, relax_quotes: true }) as Record<string, string>[]
}

const yearsApart = (date: PartialDate, year: number) =>
  Math.max(0, year - Number(date.latest.slice(0, 4)), Number(date.earliest.slice(0, 4)) - year)

/** Spells of membership by year, of the organizations whose abbreviation the content knows and whose members it lists. */
export function compareManyIos(folder: string, content: Content): Comparison[] {
  const byName = content.idsByName('Organization')
  const party = partyFinder(content)
  const byCode = new Map(content.ofKind('State').map(({ id, properties }) => [properties.isoAlpha3, id]))
  const objectOf = (id: string): EntryId | undefined => {
    const object = byName.get(searchForm(id))
    return object && content.leadingTo('member-of', object).length > 0 ? object : undefined
  }
  return rowsOf(join(folder, 'memberships.csv.gz')).flatMap((row) => {
    const { organization_id: id = '', state_id: code = '', state = '', first_year = '', last_year = '' } = row
    const object = row.membership === full ? objectOf(id) : undefined
    if (!object) return []
    const subject = byCode.get(code) ?? party(state)
    const ours = content.leadingTo('member-of', object).filter(({ from }) => from === subject)
    const [first, last] = [Number(first_year), Number(last_year)]
    const agrees = ours.some(({ since, until }) => {
      const began = !since || yearsApart(since, first) <= 1
      return (
        began &&
        (until
          ? yearsApart(until, last) <= 1 || (last === lastYear && written(until) > String(last))
          : last === lastYear)
      )
    })
    return [
      {
        dataset,
        subject: subject ?? state,
        object,
        theirs: `${first} to ${last}`,
        ours:
          ours.map(({ since, until }) => `${written(since)} to ${written(until)}`).join(', ') ||
          'not a member',
        agrees,
      },
    ]
  })
}
