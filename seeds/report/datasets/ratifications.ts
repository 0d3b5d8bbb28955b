import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { PartialDate } from '../../../api/model/domain.ts'
import { partialDate } from '../../../api/model/values/partialDate.ts'
import type { Content } from '../content.ts'
import { type Comparison, meet, partyFinder, written } from './comparison.ts'

const dataset = 'ratifications'

/** Protocols that bind by a consent without a signature: the dataset has the day of the consent in its column of signatures. */
const unsigned: ReadonlySet<string> = new Set(['XXVI-2-a', 'XXVI-2-b', 'XXVI-2-c', 'XXVI-2-d'])

/** What a row says: when a state consented or, if it has not, when it signed. */
function saidOf({
  mtdsg_no: chapter = '',
  action_date: consented,
  signature_date: signed,
}: Readonly<Record<string, string>>): { property: 'consented' | 'signed'; date: string } | undefined {
  if (consented) return { property: 'consented', date: consented }
  return signed ? { property: unsigned.has(chapter) ? 'consented' : 'signed', date: signed } : undefined
}

/** Consents to treaties on arms and human rights, by the chapter of the depositary. */
export function compareRatifications(folder: string, content: Content): Comparison[] {
  const treaties = new Map(
    content
      .ofKind('Treaty')
      .flatMap(({ id, properties }) =>
        properties.depositaryChapter ? [[String(properties.depositaryChapter), id]] : [],
      ) as [string, string][],
  )
  const party = partyFinder(content)
  return ['arms-control.csv.gz', 'human-rights.csv.gz'].flatMap((file) => {
    const text = gunzipSync(readFileSync(join(folder, file))).toString()
    const rows = parse(text, { columns: true, bom: true }) as Record<string, string>[]
    return rows.flatMap((row) => {
      const { country_name: name = '', mtdsg_no: chapter = '' } = row
      const object = treaties.get(chapter)
      const said = saidOf(row)
      if (!object || !said || content.leadingTo('party-to', object).length === 0) return []
      const subject = party(name)
      const ours = content.leadingTo('party-to', object).filter(({ from }) => from === subject)
      const dates = ours.map(({ properties }) => properties[said.property] as PartialDate | undefined)
      const theirs = partialDate(said.date)
      return [
        {
          dataset,
          subject: subject ?? name,
          object,
          theirs: `${said.property} ${said.date}`,
          ours: ours.length > 0 ? `${said.property} ${dates.map(written).join(', ')}` : 'not a party',
          agrees: dates.some((date) => date && meet(date, theirs)),
        },
      ]
    })
  })
}
