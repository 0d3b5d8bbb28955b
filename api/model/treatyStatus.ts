import type { Day, PartialDate, Relation } from './domain.ts'
import { partyTo } from './relations/treatyLaw.ts'
import { holdsOn, relationStretch } from './time.ts'

/** How a state or organization stands to a treaty, in the depositary's terms. */
export const treatyStatuses = {
  party: {
    label: 'party',
    description: 'The treaty is in force for it.',
    reading: partyTo.reading,
  },
  provisional: {
    label: 'applies it provisionally',
    description: 'It applies the treaty, which is not yet in force for it.',
    reading: { forward: 'provisionally applies', backward: 'is provisionally applied by' },
  },
  contracting: {
    label: 'consented, not yet in force for it',
    description: 'It consented to be bound, and the treaty is not yet in force for it.',
    reading: { forward: 'has consented to be bound by', backward: 'has the consent of' },
  },
  signatory: {
    label: 'signatory',
    description: 'It signed, and has not consented to be bound.',
    reading: { forward: 'has signed', backward: 'has signatory' },
  },
  withdrawn: {
    label: 'no longer a party',
    description: 'It was a party and has ceased to be one.',
    reading: { forward: 'was a party to', backward: 'had party' },
  },
} as const

/** How it reads that nothing of it had been done by the day, or it is not known when. */
export const notYetAParty = { forward: 'is not yet a party to', backward: 'has not yet as a party' } as const

/** The name of a status. */
export type TreatyStatus = keyof typeof treatyStatuses

function reached(date: unknown, day: Day): boolean {
  return date !== undefined && (date as PartialDate).earliest <= day
}

/** The status on a day; undefined if nothing had been done by then, or it is not known when. */
export function treatyStatus(relation: Relation, day: Day): TreatyStatus | undefined {
  const { signed, consented, provisionallyApplied } = relation.properties
  if (holdsOn(relationStretch(relation), day)) return 'party'
  if (reached(relation.since, day)) return 'withdrawn'
  if (reached(provisionallyApplied, day)) return 'provisional'
  if (reached(consented, day)) return 'contracting'
  return reached(signed, day) ? 'signatory' : undefined
}
