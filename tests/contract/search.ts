import { describe, expect, test } from 'vitest'
import type { GraphStore } from '../../api/store/port.ts'

/** What people type, and what they mean. */
export function searchContract(use: () => GraphStore): void {
  const found = async (text: string, more: { kinds?: string[]; first?: number } = {}) =>
    (await use().search({ text, first: 10, ...more })).map(
      ({ entry, matchedIn }) => `${entry.id} ${matchedIn}`,
    )

  describe('the search', () => {
    test.each([
      ['cote divoire', 'state:cote-divoire'],
      ["COTE D'IVOIRE", 'state:cote-divoire'],
      ['cote d ivoire', 'state:cote-divoire'],
      ['Ivory Coast', 'state:cote-divoire'],
      ['WHO', 'organization:world-health-organization'],
      ['who', 'organization:world-health-organization'],
      ['montreal prot', 'treaty:montreal-protocol'],
      ['ozone layer montreal', 'treaty:montreal-protocol'],
      ['Kioto', 'treaty:kyoto-protocol'],
      ['Kyotto Protocoll', 'treaty:kyoto-protocol'],
      ['epidemics', 'organization:world-health-organization'],
      ['world health organisation', 'organization:world-health-organization'],
    ])('for %s finds %s first', async (text, id) => {
      expect((await found(text))[0]?.split(' ')[0]).toBe(id)
    })

    test.each([
      ['WHO', 'abbreviation', 'WHO'],
      ['Ivory Coast', 'otherName', 'Ivory Coast'],
      ['Kioto', 'similar', 'Kyoto Protocol'],
      ['epidemics', 'text', 'World Health Organization'],
      ['montreal prot', 'name', 'Montreal Protocol on Substances that Deplete the Ozone Layer'],
    ])('for %s says that it was found in the %s', async (text, matchedIn, matchedText) => {
      expect((await use().search({ text, first: 1 }))[0]).toMatchObject({ matchedIn, matchedText })
    })

    test('puts names before text', async () => {
      const ids = (await found('world health')).map((hit) => hit.split(' ')[0])
      expect(ids[0]).toBe('organization:world-health-organization')
      expect(ids).toContain('treaty:kyoto-protocol')
    })

    test('gives beginnings in alphabetical order', async () => {
      expect((await found('united')).map((hit) => hit.split(' ')[0])).toEqual([
        'organization:united-nations',
        'organization:unesco',
        'state:united-states',
      ])
    })

    test('keeps to kinds and to a number', async () => {
      expect((await found('united', { kinds: ['State'] })).map((hit) => hit.split(' ')[0])).toEqual([
        'state:united-states',
      ])
      expect(await found('united', { first: 1 })).toHaveLength(1)
      expect(await found('united', { first: 0 })).toEqual([])
    })

    test.each([
      '',
      '   ',
      '"',
      '*',
      'AND OR NOT',
      '(',
      'a AND (',
      'name:x',
      '~',
      '\\',
      "'; DROP",
      '*:*',
      'NEAR(',
      '-',
      '^',
      '{',
      '[',
      '日本',
      '🙂',
    ])('takes %j without harm', async (text) => {
      await expect(found(text)).resolves.toBeInstanceOf(Array)
    })

    test('finds nothing under what is nowhere', async () => {
      expect(await found('xyzzyplugh')).toEqual([])
    })

    test('follows changes of names', async () => {
      const store = use()
      await store.commit({
        author: 'editor',
        summary: 'Rename',
        operations: [
          { action: 'updateEntry', id: 'state:chile', revision: 1, set: { name: 'Republic of Chile' } },
        ],
      })
      expect((await found('republic'))[0]).toBe('state:chile name')
      const page = await store.relations({
        of: ['organization:united-nations'],
        types: ['member-of'],
        direction: 'backward',
        page: { first: 10 },
      })
      expect(page.get('organization:united-nations')?.edges.map(({ other }) => other.id)).toEqual([
        'state:cote-divoire',
        'state:france',
        'state:chile',
        'state:united-states',
      ])
    })
  })
}
