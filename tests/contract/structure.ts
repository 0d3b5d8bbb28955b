import { describe, expect, test } from 'vitest'
import type { Entry, Relation } from '../../api/model/domain.ts'
import type { EntryFilter, GraphStore } from '../../api/store/port.ts'
import type { Structure, StructureQuery } from '../../api/store/structure.ts'
import { entry, failureOf, relation } from './fixture.ts'

const most = { entries: 1000, relations: 1000 }

/** A structure in words, in one order whatever the store. */
export function inWords({ ids, relations }: Structure): { entries: string[]; relations: string[] } {
  return {
    entries: [...ids].sort(),
    relations: relations
      .flatMap(({ type, origins, ends }) =>
        Array.from(origins, (origin, index) => `${ids[origin]} ${type} ${ids[ends[index] as number]}`),
      )
      .sort(),
  }
}

/** What a structure must say, in the same words. */
export function wordsOf(entries: Iterable<Entry>, relations: Iterable<Relation>): ReturnType<typeof inWords> {
  const ids = new Set(Array.from(entries, ({ id }) => id))
  return {
    entries: [...ids].sort(),
    relations: Array.from(relations)
      .filter(({ from, to }) => ids.has(from) && ids.has(to))
      .map(({ from, type, to }) => `${from} ${type} ${to}`)
      .sort(),
  }
}

async function read(store: GraphStore, query: Omit<StructureQuery, 'most'>) {
  return inWords(await store.structure({ ...query, most }))
}

/** The structure of the graph, for what looks at it as a whole. */
export function structureContract(use: () => GraphStore): void {
  describe('the structure', () => {
    test.each<EntryFilter & { types?: readonly string[] }>([
      {},
      { kinds: ['State', 'Organization'] },
      { types: ['member-of', 'cooperates-with'] },
      { asOf: '1990-01-01' },
      { kinds: ['State', 'Organization'], types: ['member-of'], asOf: '1940-01-01' },
      { where: { property: 'name', contains: 'a' } },
      {
        where: {
          quantifier: 'some',
          type: 'member-of',
          direction: 'forward',
          other: { ids: ['organization:unesco'] },
        },
      },
      { kinds: [] },
      { types: [] },
    ])('of %j is that of what streams give', async ({ types, ...filter }) => {
      const entries: Entry[] = []
      for await (const item of use().stream({ entries: filter })) entries.push(item as Entry)
      const relations: Relation[] = []
      const meant = { ...(types ? { types } : {}), ...(filter.asOf ? { asOf: filter.asOf } : {}) }
      for await (const item of use().stream({ relations: meant })) relations.push(item as Relation)
      expect(await read(use(), { ...filter, ...(types ? { types } : {}) })).toEqual(
        wordsOf(entries, relations),
      )
    })

    test('has each spell, and the version that it is of', async () => {
      const { version, ...structure } = await use().structure({ types: ['member-of'], most })
      expect(version).toBe(1)
      const spells = inWords({ version, ...structure }).relations.filter(
        (each) => each === 'state:united-states member-of organization:unesco',
      )
      expect(spells.length).toBe(2)
    })

    test('is refused where it is larger than asked for', async () => {
      for (const least of [
        { ...most, entries: 2 },
        { ...most, relations: 2 },
      ]) {
        const { code } = await failureOf(use().structure({ most: least }))
        expect(code).toBe('TOO_MUCH_WORK')
      }
      expect((await failureOf(use().structure({ types: ['knows'], most }))).code).toBe('BAD_INPUT')
    })

    test('is that of one dataset version while others write', async () => {
      const before = await read(use(), {})
      let isDone = false
      const writing = (async () => {
        for (let number = 1; number <= 40; number += 1)
          await use().commit({
            author: 'editor',
            summary: 'One more',
            operations: [
              entry(`state:new-${number}`, `New ${number}`),
              relation(`state:new-${number}`, 'member-of', 'organization:united-nations'),
            ],
          })
        isDone = true
      })()
      do {
        const { version, ...structure } = await use().structure({ most })
        const { entries, relations } = inWords({ version, ...structure })
        expect(entries.length).toBe(before.entries.length + version - 1)
        expect(relations.length).toBe(before.relations.length + version - 1)
      } while (!isDone)
      await writing
    })
  })
}
