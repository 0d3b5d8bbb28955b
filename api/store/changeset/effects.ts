import type { Entry, EntryId, Relation } from '../../model/domain.ts'

/** One thing that a changeset does to what is stored. `before` is kept in the history. */
export type Effect =
  | {
      readonly subject: 'entry'
      readonly action: 'created'
      readonly before: null
      readonly after: Entry
      readonly revives: boolean
    }
  | { readonly subject: 'entry'; readonly action: 'updated'; readonly before: Entry; readonly after: Entry }
  | { readonly subject: 'entry'; readonly action: 'deleted'; readonly before: Entry; readonly after: null }
  | {
      readonly subject: 'entry'
      readonly action: 'merged'
      readonly before: Entry
      readonly after: null
      readonly into: EntryId
    }
  | {
      readonly subject: 'relation'
      readonly action: 'created'
      readonly before: null
      readonly after: Relation
    }
  | {
      readonly subject: 'relation'
      readonly action: 'updated'
      readonly before: Relation
      readonly after: Relation
    }
  | {
      readonly subject: 'relation'
      readonly action: 'deleted'
      readonly before: Relation
      readonly after: null
    }

/** What is done before what, so that every relation has its ends. */
const steps = [
  'relation deleted',
  'entry created',
  'entry updated',
  'relation updated',
  'relation created',
  'entry deleted',
  'entry merged',
]

/** Effects in the order in which they are to be applied. */
export function ordered(effects: readonly Effect[]): Effect[] {
  const groups = steps.map((): Effect[] => [])
  for (const effect of effects) groups[steps.indexOf(`${effect.subject} ${effect.action}`)]?.push(effect)
  return groups.flat()
}
