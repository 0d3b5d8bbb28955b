import type { ChangesetRecord, Change as ChangeValue } from '../../model/domain.ts'
import type { Page } from '../../store/port.ts'
import { builder, enumOf } from '../builder.ts'
import { Entry, Node } from '../entries/entry.ts'
import { requireOnceThere } from '../entries/missing.ts'
import { PageInfo, pageArguments, pageRequest } from '../pages.ts'
import { Relation } from '../relations/relation.ts'

const ChangeAction = enumOf<ChangeValue['action']>('ChangeAction', 'What was done.', {
  created: { description: 'It was made.' },
  updated: { description: 'It was changed.' },
  deleted: { description: 'It was taken away.' },
  merged: { description: 'It was merged into another entry.' },
})

const Change = builder.objectRef<ChangeValue>('Change').implement({
  description: 'What a changeset did to an entry or relation.',
  fields: (t) => ({
    version: t.exposeInt('version', {
      nullable: false,
      description: 'The dataset version that the changeset made.',
    }),
    subjectId: t.id({
      nullable: false,
      description: 'The id of the entry or relation.',
      resolve: ({ id }) => id,
    }),
    action: t.field({
      type: ChangeAction,
      nullable: false,
      description: 'What was done.',
      resolve: ({ action }) => action,
    }),
    before: t.field({
      type: Node,
      description: 'What stood before; null if there was nothing.',
      resolve: ({ before }) => before,
    }),
    after: t.field({
      type: Node,
      description: 'What stood after; null if there was nothing.',
      resolve: ({ after }) => after,
    }),
    mergedInto: t.id({
      description: 'Where the id leads since a merge.',
      resolve: (change) => (change.subject === 'entry' ? change.into : undefined),
    }),
  }),
})

function pageType<Item extends object>(name: string, description: string, item: unknown) {
  const edge = builder.objectRef<{ cursor: string; node: Item }>(`${name}Edge`).implement({
    description: 'One of a page.',
    fields: (t) => ({
      cursor: t.exposeString('cursor', { nullable: false, description: 'Where this stands in the list.' }),
      node: t.field({
        type: item as never,
        description: 'What stands there.',
        resolve: (({ node }: { node: Item }) => node) as never,
      }),
    }),
  })
  return builder.objectRef<Page<Item>>(`${name}Connection`).implement({
    description,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        description: 'What stands on this page.',
        resolve: ({ edges }) => [...edges] as { cursor: string; node: Item }[],
      }),
      pageInfo: t.field({
        type: PageInfo,
        nullable: false,
        description: 'Where the page stands in the list.',
        resolve: (page) => page,
      }),
    }),
  })
}

/** A page of what was done to entries and relations. */
export const ChangeConnection = pageType<ChangeValue>(
  'Change',
  'A page of changes, in the order in which they were applied.',
  Change,
)

/** Operations that were applied as one. */
export const Changeset = builder.objectRef<ChangesetRecord>('Changeset').implement({
  description: 'Operations that were applied as one.',
  fields: (t) => ({
    version: t.exposeInt('version', { nullable: false, description: 'The dataset version that it made.' }),
    author: t.exposeString('author', {
      nullable: false,
      description: "Who made it; 'data' for the content as it is delivered.",
    }),
    summary: t.exposeString('summary', { nullable: false, description: 'What it did, one line.' }),
    time: t.exposeString('time', { nullable: false, description: 'When, ISO 8601 in UTC.' }),
    entryCount: t.int({
      nullable: false,
      description: 'How many entries it changed.',
      resolve: ({ entries }) => entries,
    }),
    relationCount: t.int({
      nullable: false,
      description: 'How many relations it changed.',
      resolve: ({ relations }) => relations,
    }),
    changes: t.field({
      type: ChangeConnection,
      description: 'What it changed: entries first, then relations, by id.',
      args: pageArguments,
      resolve: ({ version }, args, { store, read }) =>
        store.changes({ version, page: pageRequest(args) }, read()),
    }),
  }),
})

const ChangesetConnection = pageType<ChangesetRecord>(
  'Changeset',
  'A page of changesets, the newest first.',
  Changeset,
)

builder.queryFields((t) => ({
  datasetVersion: t.int({
    nullable: false,
    description: 'The number of the last changeset applied: what a citation of the whole graph names.',
    resolve: (_, __, { store, read }) => store.datasetVersion(read()),
  }),
  changesets: t.field({
    type: ChangesetConnection,
    description: 'What was changed, by whom and when, the newest first.',
    args: {
      ...pageArguments,
      entry: t.arg.id({ description: 'Only those that changed this entry or a relation of it.' }),
      author: t.arg.string({ description: 'Only those of this author.' }),
      since: t.arg.int({ description: 'Only those after this dataset version.' }),
    },
    resolve: async (_, { entry, author, since, ...args }, context) => {
      const page = await context.store.changesets(
        {
          page: pageRequest(args),
          ...(entry ? { entry } : {}),
          ...(author ? { author } : {}),
          ...(since === null || since === undefined ? {} : { since }),
        },
        context.read(),
      )
      if (entry && page.edges.length === 0) await requireOnceThere(entry, context)
      return page
    },
  }),
}))

const history = {
  type: ChangeConnection,
  description: 'Everything that was done to it, the oldest first.',
  args: pageArguments,
}

builder.interfaceField(Entry, 'history', (t) =>
  t.field({
    ...history,
    resolve: ({ id }, args, { store, read }) => store.changes({ entry: id, page: pageRequest(args) }, read()),
  }),
)
builder.interfaceField(Relation, 'history', (t) =>
  t.field({
    ...history,
    resolve: ({ id }, args, { store, read }) =>
      store.changes({ relation: id, page: pageRequest(args) }, read()),
  }),
)
