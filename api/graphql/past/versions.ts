import { Failure } from '../../errors.ts'
import { builder } from '../builder.ts'
import { ChangeConnection } from '../changesets/queries.ts'
import { Node } from '../entries/entry.ts'
import { requireOnceThere } from '../entries/missing.ts'
import { pageArguments, pageRequest } from '../pages.ts'
import { requireVersion } from './requireVersion.ts'

const most = 100

builder.queryFields((t) => ({
  history: t.field({
    type: ChangeConnection,
    description:
      'Everything that was done to an entry or relation, the oldest first; also where it was deleted or merged since.',
    args: {
      ...pageArguments,
      id: t.arg.id({ required: true, description: 'The id of an entry or relation.' }),
    },
    resolve: async (_, { id, ...args }, context) => {
      const subject = id.includes('/') ? { relation: id } : { entry: id }
      const page = await context.store.changes({ ...subject, page: pageRequest(args) }, context.read())
      const isAsked = args.first !== 0 && args.last !== 0 && !args.after && !args.before
      if (page.edges.length === 0 && isAsked) await requireOnceThere(id, context)
      return page
    },
  }),
  nodesAtVersion: t.field({
    type: [Node],
    nullable: { list: true, items: true },
    description:
      'The entries and relations with these ids as they were at a dataset version, in their order; null where there was none. What they lead to is told as it is now.',
    args: {
      ids: t.arg.idList({ required: true, description: `At most ${most} ids.` }),
      version: t.arg.int({
        required: true,
        description: 'The dataset version: that of a citation, or one of those in the history.',
      }),
    },
    resolve: async (_, { ids, version }, { store, read }) => {
      if (ids.length > most)
        throw new Failure('BAD_INPUT', `At most ${most} ids are looked up at once, not ${ids.length}.`, {
          data: { limit: most, value: ids.length },
        })
      requireVersion('version', version, await store.datasetVersion(read()))
      return [...(await store.atVersion(ids, version, read()))]
    },
  }),
}))
