import { Failure } from '../../errors.ts'
import type { SearchHit as Hit, MatchedIn as Matched } from '../../store/port.ts'
import { builder, enumOf } from '../builder.ts'
import { Entry, KindName } from '../entries/entry.ts'

const MatchedIn = enumOf<Matched>('MatchedIn', 'Where the words that were looked for stand.', {
  name: { description: 'In the name.' },
  abbreviation: { description: 'They are an abbreviation.' },
  otherName: { description: 'In another name.' },
  text: { description: 'In the summary or other running text.' },
  similar: { description: 'In the name, allowing for typing errors.' },
})

const SearchHit = builder.objectRef<Hit>('SearchHit').implement({
  description: 'Something that was found.',
  fields: (t) => ({
    entry: t.field({
      type: Entry,
      nullable: false,
      description: 'What was found.',
      resolve: ({ entry }) => entry,
    }),
    matchedIn: t.field({
      type: MatchedIn,
      nullable: false,
      description: 'Where the words stand.',
      resolve: ({ matchedIn }) => matchedIn,
    }),
    matchedText: t.exposeString('matchedText', {
      nullable: false,
      description: 'The name or abbreviation that matched, as it is written.',
    }),
  }),
})

const longestQuery = 200

builder.queryField('search', (t) =>
  t.field({
    type: [SearchHit],
    description:
      "Entries by names, abbreviations and words, the best first. Case, accents and punctuation do not matter: 'cote divoire' finds Côte d'Ivoire. Beginnings and small typing errors do: 'montreal prot', 'Kioto'.",
    args: {
      query: t.arg.string({ required: true, description: 'What is looked for, as it is typed.' }),
      kinds: t.arg({ type: [KindName], description: 'Only these kinds.' }),
      first: t.arg.int({ description: 'How many; at most 100, 10 if nothing is said.' }),
    },
    resolve: async (_, { query, kinds, first }, { store, read }) => {
      const wanted = first ?? 10
      if (wanted < 0 || wanted > 100)
        throw new Failure('BAD_INPUT', `'first' must be from 0 to 100, not ${wanted}.`, {
          data: { argument: 'first', limit: 100, value: wanted },
        })
      if (query.length > longestQuery)
        throw new Failure('BAD_INPUT', `A search has at most ${longestQuery} letters, not ${query.length}.`, {
          data: { limit: longestQuery, value: query.length },
        })
      return [...(await store.search({ text: query, first: wanted, ...(kinds ? { kinds } : {}) }, read()))]
    },
  }),
)
