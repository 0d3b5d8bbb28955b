import { grouped } from '../../text/grouped.ts'
import type { RelationRow } from './query.ts'

/** How those who ever take part in a body or a treaty stand to it on a day, to be told after their number. */
export interface Standing {
  /** How many take part on the day and are counted: members that are no observers. */
  readonly counted: number
  /** Of those who take part without being counted: ', and 2 as observers'. */
  readonly holding: string
  /** Of the others; undefined if no more is known than that they do so on other days. */
  readonly others: string | undefined
}

/** What those have done who are no parties of a treaty on the day, in the order in which it is told. */
const shortOfParty: readonly (readonly [status: string, words: (number: number) => string])[] = [
  ['PROVISIONAL', (number) => (number === 1 ? 'applies it provisionally' : 'apply it provisionally')],
  ['CONTRACTING', (number) => (number === 1 ? 'has consented' : 'have consented')],
  ['SIGNATORY', () => 'only signed'],
  ['WITHDRAWN', () => 'no longer'],
]

function told(numbers: readonly (readonly [number: number, words: string])[]): string {
  return numbers
    .filter(([number]) => number > 0)
    .map(([number, words]) => `, ${grouped(number)} ${words}`)
    .join('')
}

function ofMembers(holding: readonly RelationRow[]): string {
  const standings = holding
    .filter(({ relation }) => !relation.counted)
    .flatMap(({ relation }) => relation.facts.find(({ property }) => property === 'status')?.values ?? [])
  return told(
    [...new Set(standings)].map((standing) => {
      const number = standings.filter((each) => each === standing).length
      return [number, `as ${standing}${number === 1 ? '' : 's'}`]
    }),
  )
}

/** Of each only its last stretch: who left twice is one that left. */
function lastOfEach(rows: readonly RelationRow[]): readonly RelationRow[] {
  const last = new Map<string, RelationRow>()
  for (const row of rows) {
    const known = last.get(row.node?.id ?? '')
    if (!known || (row.since?.earliest ?? '') >= (known.since?.earliest ?? ''))
      last.set(row.node?.id ?? '', row)
  }
  return [...last.values()]
}

function ofOthers(others: readonly RelationRow[]): string {
  const numbers = shortOfParty.map(([status, words]) => {
    const number = others.filter(({ relation }) => relation.status === status).length
    return [number, words(number)] as const
  })
  const rest = others.length - numbers.reduce((sum, [number]) => sum + number, 0)
  return told([...numbers, [rest, 'later']])
}

/** How those stand who take part in a body (by `MEMBER_OF`) or a treaty (by `PARTY_TO`). */
export function standingOf(type: string, rows: readonly RelationRow[]): Standing {
  const holding = rows.filter(({ relation }) => relation.holdsOn)
  const present = new Set(holding.map(({ node }) => node?.id))
  const others = lastOfEach(rows.filter(({ node, relation }) => !relation.holdsOn && !present.has(node?.id)))
  const counted = holding.filter(({ relation }) => relation.counted).length
  return { counted, holding: ofMembers(holding), others: type === 'PARTY_TO' ? ofOthers(others) : undefined }
}

/** What the states have in common that take part on other days only, or have not come so far. */
export function othersInWords(type: string): string {
  return type === 'PARTY_TO' ? 'only signed or consented, or are no longer bound' : 'no longer, or not yet'
}
