import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { PartialDate } from '../../../api/model/domain.ts'
import { partialDate } from '../../../api/model/values/partialDate.ts'
import type { Content } from '../content.ts'
import { type Comparison, meet, partyFinder, written } from './comparison.ts'

const dataset = 'ratifications'

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
    return rows.flatMap(({ country_name: name = '', mtdsg_no: chapter = '', action_date: date = '' }) => {
      const object = treaties.get(chapter)
      if (!object || content.leadingTo('party-to', object).length === 0) return []
      const subject = party(name)
      const ours = content.leadingTo('party-to', object).filter(({ from }) => from === subject)
      const consents = ours.map(({ properties }) => properties.consented as PartialDate | undefined)
      const theirs = partialDate(date)
      return [
        {
          dataset,
          subject: subject ?? name,
          object,
          theirs: `consented ${date}`,
          ours: ours.length > 0 ? `consented ${consents.map(written).join(', ')}` : 'not a party',
          agrees: consents.some((consent) => consent && meet(consent, theirs)),
        },
      ]
    })
  })
}
