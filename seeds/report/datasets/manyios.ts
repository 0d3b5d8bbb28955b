import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { EntryId, PartialDate } from '../../../api/model/domain.ts'
import { searchForm } from '../../../api/model/names.ts'
import { kindOf } from '../../../api/model/ontology.ts'
import type { Content } from '../content.ts'
import { type Comparison, partyFinder, written } from './comparison.ts'

const dataset = 'manyios'

/** Full members; other numbers are associates and observers. */
const full = '1'

function rowsOf(path: string): Record<string, string>[] {
  const bytes = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
  return parse(text, { columns: true, bom: true, relax_quotes: true }) as Record<string, string>[]
}

const yearsApart = (date: PartialDate, year: number) =>
  Math.max(0, year - Number(date.latest.slice(0, 4)), Number(date.earliest.slice(0, 4)) - year)

/** Abbreviations that mean another body in the dataset than in the content. */
const otherBodies: Readonly<Record<string, EntryId>> = { CD: 'organization:community-of-democracies' }

/** What the dataset says of one member of one organization, from the first year to the last. */
interface Spell {
  readonly subject: string
  readonly object: EntryId
  readonly first: number
  readonly last: number
}

/** Spells that follow one another within a year are one: a body took another name, or Germany was united. */
function joined(spells: readonly Spell[]): Spell[] {
  const found: Spell[] = []
  for (const spell of [...spells].sort((left, right) => left.first - right.first)) {
    const at = found.findIndex(
      ({ subject, object, last }) =>
        subject === spell.subject && object === spell.object && spell.first <= last + 1,
    )
    const earlier = found[at]
    if (earlier) found[at] = { ...earlier, last: Math.max(earlier.last, spell.last) }
    else found.push(spell)
  }
  return found
}

/** Spells of membership by year, of the organizations whose abbreviation the content knows and whose members it lists. */
export function compareManyIos(folder: string, content: Content): Comparison[] {
  const byName = content.idsByName(({ id }) => kindOf(id) === 'Organization')
  const party = partyFinder(content)
  const byCode = new Map(content.ofKind('State').map(({ id, properties }) => [properties.isoAlpha3, id]))
  const objectOf = (id: string): EntryId | undefined => {
    const object = otherBodies[id] ?? byName.get(searchForm(id))
    return object && content.leadingTo('member-of', object).length > 0 ? object : undefined
  }
  const spells = joined(
    rowsOf(join(folder, 'memberships.csv.gz')).flatMap((row) => {
      const {
        organization_id: id = '',
        state_id: code = '',
        state = '',
        first_year = '',
        last_year = '',
      } = row
      const object = row.membership === full ? objectOf(id) : undefined
      const subject = byCode.get(code) ?? party(state) ?? state
      return object ? [{ subject, object, first: Number(first_year), last: Number(last_year) }] : []
    }),
  )
  // Of many organizations the dataset knows no later year: a spell that reaches the last one has not ended.
  const lastOf = new Map<EntryId, number>()
  for (const { object, last } of spells) lastOf.set(object, Math.max(last, lastOf.get(object) ?? 0))
  return spells.map(({ subject, object, first, last }) => {
    const ours = content.leadingTo('member-of', object).filter(({ from }) => from === subject)
    const open = last === lastOf.get(object)
    const agrees = ours.some(({ since, until }) => {
      const began = !since || yearsApart(since, first) <= 1
      const ended = until ? yearsApart(until, last) <= 1 || (open && written(until) > String(last)) : open
      return began && ended
    })
    return {
      dataset,
      subject,
      object,
      theirs: `${first} to ${last}`,
      ours:
        ours.map(({ since, until }) => `${written(since)} to ${written(until)}`).join(', ') || 'not a member',
      agrees,
    }
  })
}
