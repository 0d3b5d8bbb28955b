import { Failure } from '../../errors.ts'
import type { Change, ChangesetRecord } from '../../model/domain.ts'
import { isEntryId } from '../../model/ids.ts'
import { kindOf } from '../../model/ontology.ts'
import type { GraphStore, ReadOptions } from '../../store/port.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { KindName } from '../entries/entry.ts'
import { requireVersion } from '../past/requireVersion.ts'
import { Changeset } from './queries.ts'

/** Which changesets somebody wants to hear of. */
interface Wanted {
  readonly author?: string
  readonly kinds?: readonly string[]
  readonly entries?: readonly string[]
}

/** How many changesets, or changes, are read at once. */
const pageSize = 100

function entriesOf(change: Change): readonly string[] {
  if (change.subject === 'entry') return [change.id, ...(change.into ? [change.into] : [])]
  const relation = change.after ?? change.before
  return relation ? [relation.from, relation.to] : []
}

function isMeant(change: Change, { kinds, entries }: Wanted): boolean {
  const touched = entriesOf(change)
  const hasKind = !kinds || touched.some((id) => kinds.includes(kindOf(id) ?? ''))
  return hasKind && (!entries || touched.some((id) => entries.includes(id)))
}

async function touches(
  store: GraphStore,
  { version }: ChangesetRecord,
  wanted: Wanted,
  options: ReadOptions,
): Promise<boolean> {
  if (!wanted.kinds && !wanted.entries) return true
  for (let after: string | undefined; ; ) {
    const page = await store.changes(
      { version, page: { first: pageSize, ...(after ? { after } : {}) } },
      options,
    )
    if (page.edges.some(({ node }) => isMeant(node, wanted))) return true
    after = page.edges.at(-1)?.cursor
    if (!page.hasNextPage) return false
  }
}

/** Changesets as they are applied, in their order, from the one after a dataset version on; none is left out. */
async function* applied({ store, versions, read }: Context, after: number | undefined, wanted: Wanted) {
  const options = read()
  const signal = options.signal as AbortSignal
  const now = await store.datasetVersion(options)
  if (after !== undefined) requireVersion('after', after, now)
  const author = wanted.author === undefined ? {} : { author: wanted.author }
  for (let seen = after ?? now; ; ) {
    const version = await versions.later(seen, signal)
    for (let more = true; more; ) {
      // The newest come first, so those at the end are the next ones.
      const page = await store.changesets({ since: seen, ...author, page: { last: pageSize } }, options)
      for (const { node } of [...page.edges].reverse()) {
        if (await touches(store, node, wanted, options)) yield node
        seen = node.version
      }
      more = page.hasPreviousPage
    }
    seen = Math.max(seen, version)
  }
}

builder.subscriptionField('changesetApplied', (t) =>
  t.field({
    type: Changeset,
    nullable: false,
    description:
      'Each changeset as it is applied, within a second. Whoever was away names the last version seen, and gets what came since.',
    args: {
      after: t.arg.int({
        description: 'The dataset version after which to begin; from now on if absent.',
      }),
      kinds: t.arg({
        type: [KindName],
        description: 'Only those that changed an entry of these kinds, or a relation of one.',
      }),
      entries: t.arg.idList({
        description: 'Only those that changed one of these entries, or a relation of one; at most 100.',
      }),
      author: t.arg.string({ description: 'Only those of this author.' }),
    },
    subscribe: (_, { after, kinds, entries, author }, context) => {
      if ((entries?.length ?? 0) > pageSize)
        throw new Failure(
          'BAD_INPUT',
          `At most ${pageSize} entries can be followed, not ${entries?.length}.`,
          {
            data: { argument: 'entries', limit: pageSize, value: entries?.length },
          },
        )
      const misread = entries?.find((id) => !isEntryId(id))
      if (misread !== undefined)
        throw new Failure('BAD_INPUT', `'${misread}' is not the id of an entry.`, {
          hint: 'Ids look like organization:world-health-organization.',
          data: { argument: 'entries', value: misread },
        })
      return applied(context, after ?? undefined, {
        ...(kinds ? { kinds } : {}),
        ...(entries ? { entries } : {}),
        ...(author ? { author } : {}),
      })
    },
    resolve: (changeset) => changeset,
  }),
)
