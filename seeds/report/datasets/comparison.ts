import type { EntryId, PartialDate } from '../../../api/model/domain.ts'
import { searchForm } from '../../../api/model/names.ts'
import type { Content } from '../content.ts'

/** What a dataset says of two entries, and what the content says. */
export interface Comparison {
  /** The folder of the dataset. */
  readonly dataset: string
  /** Who is a member or party; in the dataset's own words if the content does not know it. */
  readonly subject: string
  /** Of what. */
  readonly object: EntryId
  readonly theirs: string
  readonly ours: string
  readonly agrees: boolean
}

/** How datasets call some that the content knows by other names. */
const spellings: Readonly<Record<string, EntryId>> = {
  'european union': 'organization:european-union',
  'european community': 'organization:european-union',
  'european economic community': 'organization:european-union',
  'state of palestine': 'state:palestine',
  'palestine occupied territories': 'state:palestine',
  'korea democratic peoples republic': 'state:north-korea',
  'congo democratic republic of': 'state:democratic-republic-of-the-congo',
  'congo republic of': 'state:congo',
  'korea democratic peoples republic of': 'state:north-korea',
  'korea republic of': 'state:south-korea',
  'russian federation': 'state:russia',
  'united states': 'state:united-states',
}

/** Finds states, and organizations that are parties as states are, by whatever name a dataset has for them. */
export function partyFinder(content: Content): (name: string) => EntryId | undefined {
  const states = content.idsByName('State')
  return (name) => {
    // Belarus and Ukraine were parties in their own right before 1991.
    const form = searchForm(name.replace(/ \(Soviet period\)$/, ''))
    const spelled = spellings[form]
    const found = states.get(form) ?? (spelled && content.byId.has(spelled) ? spelled : undefined)
    if (found) return found
    const turned = /^(.+), (.+)$/.exec(name)
    return turned ? states.get(searchForm(`${turned[2]} ${turned[1]}`)) : undefined
  }
}

/** Whether two partial dates can mean the same day. */
export function meet(left: PartialDate, right: PartialDate): boolean {
  return left.earliest <= right.latest && right.earliest <= left.latest
}

/** A date as it stands in a message. */
export const written = (date: PartialDate | undefined): string => date?.edtf ?? 'no date'
