import type { EntryId, PartialDate } from '../../../api/model/domain.ts'
import { searchForm } from '../../../api/model/names.ts'
import { kindOf } from '../../../api/model/ontology.ts'
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
  'io european atomic energy community': 'organization:european-atomic-energy-community',
  'io un food and agriculture organization': 'organization:food-and-agriculture-organization',
  'io world health organization': 'organization:world-health-organization',
  'io world meteorological organization': 'organization:world-meteorological-organization',
  'congo democratic republic of': 'state:democratic-republic-of-the-congo',
  'korea democratic peoples republic': 'state:democratic-peoples-republic-of-korea',
  'palestine occupied territories': 'state:state-of-palestine',
  'germany former gdr': 'state:german-democratic-republic',
  'yemen arab republic': 'state:yemen',
  'saint martin': 'state:sint-maarten',
}

/**
 * A name without what datasets add to it: the dates of an earlier state of that name, which the content knows by its
 * later name, and an article behind it. `St.` is written out.
 */
function bareName(name: string): string {
  return name.replace(/ \((Soviet period|pre-\d{4}|\d{4}-\d{4}|The)\)$/, '').replace(/^St\. /, 'Saint ')
}

/** Finds states, and organizations that are parties as states are, by whatever name a dataset has for them. */
export function partyFinder(content: Content): (name: string) => EntryId | undefined {
  const states = content.idsByName(({ id, properties }) => kindOf(id) === 'State' && !properties.ended)
  const former = content.idsByName(
    ({ id, properties }) => kindOf(id) === 'State' && Boolean(properties.ended),
  )
  return (name) => {
    const bare = bareName(name)
    const form = searchForm(bare)
    const turned = searchForm(bare.replace(/^(.+), (.+)$/, '$2 $1'))
    const spelled = spellings[form]
    if (spelled && content.byId.has(spelled)) return spelled
    return states.get(form) ?? states.get(turned) ?? former.get(form) ?? former.get(turned)
  }
}

/** Whether two partial dates can mean the same day. */
export function meet(left: PartialDate, right: PartialDate): boolean {
  return left.earliest <= right.latest && right.earliest <= left.latest
}

/** A date as it stands in a message. */
export const written = (date: PartialDate | undefined): string => date?.edtf ?? 'no date'
