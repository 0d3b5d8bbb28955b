import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import type { PartialDate } from '../../../api/model/domain.ts'
import { searchForm, searchTexts } from '../../../api/model/names.ts'
import type { Content } from '../content.ts'
import { type Comparison, written } from './comparison.ts'

const dataset = 'supraverden'

/** A name in search form, whichever way it spells `organization`. */
const nameForm = (name: string) => searchForm(name).replaceAll('organisation', 'organization')

/** Organizations by their Wikidata ids: the year in which they were set up, and that the name is theirs. */
export function compareSupraverden(folder: string, content: Content): Comparison[] {
  const theirs = load(readFileSync(join(folder, 'general_list.yaml'), 'utf8')) as Record<
    string,
    Record<string, unknown>
  >
  const ours = new Map(
    content.ofKind('Organization').flatMap((entry) => {
      const { wikidata } = entry.properties
      return wikidata ? [[String(wikidata), entry] as const] : []
    }),
  )
  return Object.entries(theirs).flatMap(([name, row]) => {
    const entry = ours.get(String(row.Wikidata_code))
    if (!entry) return []
    const { properties } = entry
    const { name: caption, otherNames, abbreviations } = searchTexts({ kind: 'Organization', properties })
    const named = [caption, ...otherNames, ...abbreviations].map(nameForm).includes(nameForm(name))
    const founded = properties.founded as PartialDate | undefined
    const year = Number(row.Year_established)
    const inYear =
      !founded ||
      !year ||
      (Number(founded.earliest.slice(0, 4)) <= year && year <= Number(founded.latest.slice(0, 4)))
    return [
      {
        dataset,
        subject: entry.id,
        object: entry.id,
        theirs: `${name}, ${row.Year_established ?? 'no year'}`,
        ours: `${caption}, ${written(founded)}`,
        agrees: named && inYear,
      },
    ]
  })
}
