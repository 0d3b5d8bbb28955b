import { describe, expect, test } from 'vitest'
import type { Change } from '../../api/model/domain.ts'
import { revertChangeset } from '../../api/store/changeset/revert.ts'
import type { GraphStore } from '../../api/store/port.ts'
import { entry, failureOf, relation } from './fixture.ts'

type Operations = readonly Record<string, unknown>[]

const france = 'state:france'
const membership = 'state:france/member-of/organization:united-nations'

async function changesOf(store: GraphStore, version: number): Promise<Change[]> {
  return (await store.changes({ version, page: { first: 100 } })).edges.map(({ node }) => node)
}

async function memberships(store: GraphStore, id: string): Promise<string[]> {
  const pages = await store.relations({ of: [id], page: { first: 100 } })
  return (pages.get(id)?.edges ?? []).map((edge) => edge.relation.id)
}

/** Changesets: the only way to write. */
export function commitsContract(use: () => GraphStore): void {
  const commit = (operations: Operations, more: Record<string, unknown> = {}) =>
    use().commit({ author: 'editor', summary: 'A change', operations, ...more })

  describe('a changeset', () => {
    test('makes the next dataset version and says how much it changed', async () => {
      expect(await use().datasetVersion()).toBe(1)
      expect(
        await commit([
          entry('state:peru', 'Peru'),
          relation('state:peru', 'member-of', 'organization:united-nations', { since: '1945-10-31' }),
        ]),
      ).toEqual({ version: 2, entries: 1, relations: 1, repeated: false })
      expect(await use().datasetVersion()).toBe(2)
    })

    test('changes what it names, takes away what it sets to null, and leaves the rest', async () => {
      await commit([
        {
          action: 'updateEntry',
          id: france,
          revision: 1,
          set: { capital: 'Paris', region: null },
          citations: [{ source: 'source:register', for: ['capital'] }],
        },
        {
          action: 'updateRelation',
          id: membership,
          revision: 1,
          since: '1945-10',
          set: { status: null, note: 'Founding' },
        },
      ])
      const [found] = await use().lookup([france])
      expect(found).toMatchObject({
        entry: {
          revision: 2,
          changedIn: 2,
          properties: { name: 'France', isoAlpha2: 'FR', capital: 'Paris' },
          citations: [{ source: 'source:register', for: ['capital'] }],
        },
      })
      expect(found?.state === 'live' && 'region' in found.entry.properties).toBe(false)
      const [changed] = await use().relationsById([membership])
      expect(changed).toMatchObject({
        revision: 2,
        since: { edtf: '1945-10' },
        properties: { note: 'Founding' },
      })
      expect(changed && 'status' in changed.properties).toBe(false)
    })

    test('takes an end away, and moves when a relation holds', async () => {
      await commit([
        {
          action: 'updateRelation',
          id: 'state:united-states/member-of/organization:unesco/2',
          revision: 1,
          until: null,
          set: {},
        },
      ])
      const pages = await use().relations({
        of: ['organization:unesco'],
        types: ['member-of'],
        asOf: '2024-01-01',
        page: { first: 10 },
      })
      expect(pages.get('organization:unesco')?.edges.map(({ other }) => other.id)).toEqual([
        france,
        'state:united-states',
      ])
    })

    test('lets a relation without a beginning begin with its ends, and moves it with them', async () => {
      const who = 'organization:world-health-organization'
      const member = relation('state:cote-divoire', 'member-of', who)
      await commit([member])
      const membersOn = async (asOf: string) => {
        const pages = await use().relations({ of: [who], types: ['member-of'], asOf, page: { first: 10 } })
        return pages.get(who)?.edges.map(({ other }) => other.id)
      }
      expect(await membersOn('1948-04-06')).toEqual([])
      expect(await membersOn('1948-04-07')).toEqual(['state:cote-divoire'])
      // It is there from the beginning on, but nobody knows that it joined then.
      const count = { relation: { type: 'member-of', direction: 'backward' } } as const
      const [years] = await use().years({ count, of: [who], from: 1947, to: 1948 })
      expect(years).toEqual([
        { year: 1947, holding: 0, began: 0, ended: 0 },
        { year: 1948, holding: 1, began: 0, ended: 0 },
      ])
      const set = (id: string, dates: object) => ({ action: 'updateEntry', id, revision: 1, set: dates })
      await commit([set(who, { founded: '1946-07-22', name: 'Health Organization' })])
      expect(await membersOn('1946-07-22')).toEqual(['state:cote-divoire'])
      await commit([set('state:cote-divoire', { began: '1960-08-07' })])
      expect(await membersOn('1960-08-06')).toEqual([])
      expect(await membersOn('1960-08-07')).toEqual(['state:cote-divoire'])
      const seen = await use().relations({
        of: ['state:cote-divoire'],
        asOf: '1960-08-06',
        page: { first: 10 },
      })
      expect(seen.get('state:cote-divoire')?.edges).toEqual([])
    })

    test('lets a membership without an end lapse with the body, but not what remains true', async () => {
      const [club, meeting, chile] = ['organization:club', 'event:meeting', 'state:chile']
      await commit([
        entry(meeting, 'A meeting', { began: '1985-01-01' }),
        relation(chile, 'member-of', club, { since: '1980' }),
        relation(chile, 'participated-in', meeting),
      ])
      const holding = async (asOf: string) => {
        const pages = await use().relations({ of: [club, meeting], asOf, page: { first: 10 } })
        return [...pages].flatMap(([id, { edges }]) => edges.map(({ other }) => `${other.id} ${id}`))
      }
      const [ofClub, ofMeeting] = [`${chile} ${club}`, `${chile} ${meeting}`]
      expect((await holding('2010-01-01')).sort()).toEqual(
        ['state:france organization:club', ofClub, ofMeeting].sort(),
      )
      const query = { from: chile, to: france, through: [club], maxHops: 2, count: 1 } as const
      const joined = async () => (await use().paths({ ...query, asOf: '2010-01-01' })).paths.length
      expect(await joined()).toBe(1)
      const set = (id: string, dates: object) => ({ action: 'updateEntry', id, revision: 1, set: dates })
      await commit([set(club, { dissolved: '2000-06-30' }), set(meeting, { ended: '1985-01-02' })])
      expect(await holding('2000-06-29')).toContain(ofClub)
      expect(await holding('2000-06-30')).toEqual([ofMeeting])
      expect(await joined()).toBe(0)
      const count = { relation: { type: 'member-of', direction: 'backward' } } as const
      const [years] = await use().years({ count, of: [club], from: 1999, to: 2000 })
      expect(years).toEqual([
        { year: 1999, holding: 2, began: 0, ended: 0 },
        { year: 2000, holding: 0, began: 0, ended: 2 },
      ])
      await commit([{ action: 'updateEntry', id: club, revision: 2, set: { dissolved: null } }])
      expect(await holding('2010-01-01')).toContain(ofClub)
    })

    test('deletes an entry with its relations, and leaves a trace', async () => {
      await commit([{ action: 'deleteEntry', id: france, revision: 1 }])
      expect(await use().lookup([france])).toEqual([
        { state: 'deleted', id: france, revision: 1, changedIn: 2 },
      ])
      expect(await memberships(use(), 'organization:club')).toEqual([])
      expect((await use().search({ text: 'France', first: 5 })).map(({ entry: { id } }) => id)).not.toContain(
        france,
      )
      const counts = await use().relationCounts({ of: ['organization:united-nations'] })
      expect(counts.get('organization:united-nations')).toContainEqual({
        type: 'member-of',
        direction: 'backward',
        count: 3,
      })
    })

    test('brings a deleted entry back under its id, with the next revision', async () => {
      await commit([{ action: 'deleteEntry', id: france, revision: 1 }])
      await commit([entry(france, 'France again')])
      expect(await use().lookup([france])).toMatchObject([
        { state: 'live', entry: { revision: 2, changedIn: 3, properties: { name: 'France again' } } },
      ])
      expect(await memberships(use(), france)).toEqual([])
    })

    test('merges an entry into another: relations move, doubles fall away, the id leads on', async () => {
      await commit([
        entry('state:french-republic', 'French Republic'),
        relation('state:french-republic', 'member-of', 'organization:club'),
        relation('state:french-republic', 'member-of', 'organization:unesco', { since: '1950' }),
        relation('state:french-republic', 'member-of', 'organization:league-of-nations'),
        relation('state:french-republic', 'cooperates-with', france),
      ])
      await commit([
        { action: 'mergeEntry', id: 'state:french-republic', revision: 1, into: france, intoRevision: 1 },
      ])
      expect(await use().lookup(['state:french-republic'])).toEqual([
        { state: 'merged', id: 'state:french-republic', into: france, revision: 1, changedIn: 3 },
      ])
      expect((await memberships(use(), france)).filter((id) => id.includes('/member-of/')).sort()).toEqual([
        'state:france/member-of/organization:club',
        'state:france/member-of/organization:league-of-nations',
        'state:france/member-of/organization:unesco',
        membership,
      ])
      expect((await memberships(use(), france)).some((id) => id.includes('cooperates-with'))).toBe(false)
    })

    test('keeps what a merge brings: names, a beginning that was not known, sources, another stretch', async () => {
      const source = (at: string) => [{ source: 'source:register', at }]
      const club = 'organization:club'
      await commit([
        entry('state:french-republic', 'French Republic', { otherNames: ['France'], abbreviations: ['FRA'] }),
        relation('state:french-republic', 'member-of', club, { since: '1950', citations: source('p. 1') }),
        relation('state:french-republic', 'member-of', 'organization:unesco', {
          since: '1930',
          until: '1940',
        }),
      ])
      await commit([
        { action: 'mergeEntry', id: 'state:french-republic', revision: 1, into: france, intoRevision: 1 },
      ])
      const [found] = await use().lookup([france])
      expect(found).toMatchObject({
        entry: { revision: 2, properties: { otherNames: ['French Republic'], abbreviations: ['FRA'] } },
      })
      const [hit] = await use().search({ text: 'French Republic', first: 1 })
      expect(hit?.entry.id).toBe(france)
      const unesco = `${france}/member-of/organization:unesco`
      const relations = await use().relationsById([`${france}/member-of/${club}`, unesco, `${unesco}/2`])
      expect(relations).toMatchObject([
        { since: { edtf: '1950' }, citations: source('p. 1'), revision: 2 },
        { since: { edtf: '1946-11-04' }, revision: 1 },
        { since: { edtf: '1930' }, until: { edtf: '1940' } },
      ])
      const { version } = await revertChangeset(use(), 3, { author: 'editor' })
      const [again, back] = await use().lookup([france, 'state:french-republic'])
      expect(again).toMatchObject({ entry: { changedIn: version } })
      expect(again?.state === 'live' && again.entry.properties.otherNames).toBeUndefined()
      expect(back).toMatchObject({ state: 'live', entry: { properties: { abbreviations: ['FRA'] } } })
    })
  })

  describe('a changeset that is not valid', () => {
    test('is refused whole, with every problem and where it is', async () => {
      const failure = await failureOf(
        commit([
          { action: 'createEntry', id: 'organization:x', properties: { nam: 'X' } },
          { action: 'createEntry', id: 'planet:mars', properties: { name: 'Mars' } },
          { action: 'createRelation', type: 'member-off', from: france, to: 'organization:club' },
          { action: 'createRelation', type: 'protocol-to', from: france, to: 'treaty:kyoto-protocol' },
          {
            action: 'createRelation',
            type: 'protocol-to',
            from: 'treaty:kyoto-protocol',
            to: 'treaty:paris-agreement',
            since: '1990',
          },
          { action: 'updateEntry', id: france, revision: 1, set: { began: '1958-13', name: null } },
          { action: 'explode' },
        ]),
      )
      expect(failure.code).toBe('INVALID_CHANGESET')
      expect(failure.problems.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
        'UNKNOWN_PROPERTY operations.0.properties.nam',
        'MISSING operations.0.properties.name',
        'UNKNOWN_KIND operations.1.id',
        'UNKNOWN_RELATION_TYPE operations.2.type',
        'WRONG_END operations.3.from',
        'NOT_DATED operations.4.since',
        'BAD_VALUE operations.5.set.began',
        'MISSING operations.5.set.name',
        'UNKNOWN_FIELD operations.6.action',
      ])
      expect(failure.problems[0]?.message).toContain("Did you mean 'name'?")
      expect(await use().datasetVersion()).toBe(1)
    })

    test('is refused for what is stored too, all at once', async () => {
      const failure = await failureOf(
        commit([
          entry(france, 'France'),
          relation(france, 'member-of', 'organization:united-nations'),
          relation(france, 'member-of', 'organization:nowhere'),
          {
            action: 'createEntry',
            id: 'state:x',
            properties: { name: 'X' },
            citations: [{ source: 'source:nowhere' }],
          },
          entry('state:y', 'Y'),
          { action: 'updateEntry', id: 'state:y', revision: 1, set: { region: 'asia' } },
          {
            action: 'mergeEntry',
            id: 'topic:ozone',
            revision: 1,
            into: 'treaty:kyoto-protocol',
            intoRevision: 1,
          },
          { action: 'mergeEntry', id: 'topic:lonely', revision: 1, into: 'topic:lonely', intoRevision: 1 },
          relation(france, 'member-of', 'organization:unesco', { spell: 2, since: '2000', until: '2001' }),
        ]),
      )
      expect(failure.code).toBe('INVALID_CHANGESET')
      expect(
        failure.problems.map(({ code, path }) => `${code} ${path.slice(0, 2).join('.')}`).sort(),
      ).toEqual([
        'DIFFERENT_KINDS operations.6',
        'EXISTS operations.0',
        'EXISTS operations.1',
        'NAMED_TWICE operations.5',
        'SELF_MERGE operations.7',
        'SPELLS_OVERLAP operations.8',
        'UNKNOWN_ENTRY operations.2',
        'UNKNOWN_ENTRY operations.3',
        'UNKNOWN_ENTRY operations.5',
      ])
      expect((await memberships(use(), france)).some((id) => id.endsWith('unesco/2'))).toBe(false)
    })

    test('is refused if stretches of a relation would overlap', async () => {
      const refused = async (...operations: Record<string, unknown>[]) => {
        const { problems } = await failureOf(commit(operations))
        return problems.map(({ code, path }) => `${code} ${path.slice(1).join('.')}`)
      }
      const [who, unesco] = ['state:united-states', 'organization:unesco']
      const more = (dates: Record<string, unknown>) => relation(who, 'member-of', unesco, dates)
      expect(await refused(more({ spell: 3, since: '2010' }))).toEqual(['SPELLS_OVERLAP 0.since'])
      expect(await refused(relation(france, 'member-of', unesco, { spell: 2, since: '1990' }))).toEqual([
        'SPELLS_OVERLAP 0.since',
      ])
      const longer = { action: 'updateRelation', revision: 1, set: {}, until: '2004' }
      expect(await refused({ ...longer, id: `${who}/member-of/${unesco}` })).toEqual([
        'SPELLS_OVERLAP 0.until',
      ])
      expect(
        await refused(
          relation('topic:ozone', 'broader', 'topic:lonely'),
          relation('topic:ozone', 'broader', 'topic:lonely', { spell: 2 }),
        ),
      ).toContain('SPELLS_OVERLAP 1.spell')
      // Once the one before has ended, the next may begin; both in one changeset.
      const left = {
        action: 'updateRelation',
        id: `${france}/member-of/${unesco}`,
        revision: 1,
        set: {},
        until: '1990',
      }
      const back = relation(france, 'member-of', unesco, { spell: 2, since: '1995' })
      expect(await commit([left, back, more({ spell: 3, since: '2023-07-10' })])).toMatchObject({
        relations: 3,
      })
    })

    test('is refused if dates would be reversed by it', async () => {
      expect(
        await failureOf(
          commit([
            {
              action: 'updateEntry',
              id: 'organization:united-nations',
              revision: 1,
              set: { dissolved: '1940' },
            },
          ]),
        ),
      ).toMatchObject({ problems: [{ code: 'DATES_REVERSED' }] })
      expect(
        await failureOf(
          commit([{ action: 'updateRelation', id: membership, revision: 1, until: '1944', set: {} }]),
        ),
      ).toMatchObject({ problems: [{ code: 'DATES_REVERSED' }] })
      expect(
        await failureOf(
          commit([
            {
              action: 'createRelation',
              type: 'member-of',
              from: 'state:chile',
              to: 'organization:club',
              since: '1990',
              until: '1989',
            },
          ]),
        ),
      ).toMatchObject({ problems: [{ code: 'DATES_REVERSED' }] })
    })

    test('is refused if it names what it deletes', async () => {
      const failure = await failureOf(
        commit([
          { action: 'deleteEntry', id: france, revision: 1 },
          relation(france, 'member-of', 'organization:league-of-nations'),
        ]),
      )
      expect(failure).toMatchObject({
        code: 'INVALID_CHANGESET',
        problems: [{ code: 'GONE', path: ['operations', 1, 'from'] }],
      })
    })

    test('is refused if there is nothing in it', async () => {
      expect(await failureOf(commit([]))).toMatchObject({
        code: 'INVALID_CHANGESET',
        problems: [{ code: 'NO_CONTENT' }],
      })
    })
  })

  describe('a changeset that comes late', () => {
    test('is a conflict that says what changed', async () => {
      await commit([
        { action: 'updateEntry', id: france, revision: 1, set: { capital: 'Paris' } },
        { action: 'deleteEntry', id: 'state:chile', revision: 1 },
        { action: 'deleteRelation', id: membership, revision: 1 },
      ])
      const failure = await failureOf(
        commit([
          { action: 'updateEntry', id: france, revision: 1, set: { capital: 'Lyon' } },
          { action: 'updateEntry', id: 'state:chile', revision: 1, set: { region: 'asia' } },
          { action: 'deleteRelation', id: membership, revision: 1 },
        ]),
      )
      expect(failure.code).toBe('CONFLICT')
      expect(failure.problems.map(({ code, path }) => `${code} ${path.join('.')}`).sort()).toEqual([
        'GONE operations.1.id',
        'REVISION_CHANGED operations.0.revision',
        'UNKNOWN_RELATION operations.2.id',
      ])
      expect(failure.problems.find(({ code }) => code === 'REVISION_CHANGED')?.message).toContain(
        'revision 2 since version 2',
      )
    })

    test('is one of many at once, of which exactly one wins', async () => {
      const results = await Promise.allSettled(
        Array.from({ length: 8 }, (_, index) =>
          commit([{ action: 'updateEntry', id: france, revision: 1, set: { capital: `City ${index}` } }]),
        ),
      )
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      for (const result of results)
        if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'CONFLICT' })
      expect(await use().datasetVersion()).toBe(2)
    })

    test('gets a version without a gap, whatever comes at once', async () => {
      const results = await Promise.all(
        Array.from({ length: 6 }, (_, index) => commit([entry(`topic:t${index}`, `Topic ${index}`)])),
      )
      expect(results.map(({ version }) => version).sort()).toEqual([2, 3, 4, 5, 6, 7])
    })

    test('is refused alone, whatever comes at once, and sees what came before it', async () => {
      const results = await Promise.allSettled([
        commit([entry('topic:a', 'A')]),
        commit([entry('topic:b', 'B')]),
        commit([{ action: 'updateEntry', id: france, revision: 9, set: { capital: 'Paris' } }]),
        commit([{ action: 'fly', id: france }]),
        commit([relation('topic:b', 'part-of', 'topic:c')]),
        commit([entry('topic:c', 'C'), relation('topic:c', 'part-of', 'topic:b')]),
        commit([{ action: 'deleteEntry', id: 'topic:b', revision: 1 }]),
      ])
      expect(
        results.map((result) => (result.status === 'fulfilled' ? 'applied' : result.reason.code)),
      ).toEqual([
        'applied',
        'applied',
        'CONFLICT',
        'INVALID_CHANGESET',
        'INVALID_CHANGESET',
        'applied',
        'applied',
      ])
      expect(await use().datasetVersion()).toBe(5)
      expect(await memberships(use(), 'topic:c')).toEqual([])
      const [a, b, c] = await use().lookup(['topic:a', 'topic:b', 'topic:c'])
      expect([a?.state, b?.state, c?.state]).toEqual(['live', 'deleted', 'live'])
    })

    test('is applied in the order in which it came', async () => {
      const results = await Promise.all([
        commit([entry('topic:a', 'A')]),
        commit([{ action: 'updateEntry', id: france, revision: 1, set: { capital: 'Lyon' } }]),
        commit([
          { action: 'updateEntry', id: france, revision: 2, set: { capital: 'Paris' } },
          entry('topic:b', 'B'),
        ]),
        commit([relation('topic:b', 'part-of', 'topic:a')]),
      ])
      expect(results.map(({ version }) => version)).toEqual([2, 3, 4, 5])
    })

    test('is remembered with its own author, summary and changes, whatever comes at once', async () => {
      await Promise.all(
        Array.from({ length: 5 }, (_, index) =>
          commit([entry(`topic:t${index}`, `Topic ${index}`)], { author: `a${index}`, summary: `s${index}` }),
        ),
      )
      const { edges } = await use().changesets({ since: 1, page: { first: 10 } })
      for (const { node } of edges) {
        const [change] = await changesOf(use(), node.version)
        const [, number] = /^a(\d)$/.exec(node.author) ?? []
        expect([node.summary, change?.id, node.entries]).toEqual([`s${number}`, `topic:t${number}`, 1])
      }
      expect(edges.map(({ node }) => node.version)).toEqual([6, 5, 4, 3, 2])
    })
  })

  describe('an idempotency key', () => {
    test('makes a repeated changeset harmless, and refuses another one', async () => {
      const operations = [entry('topic:once', 'Once')]
      const first = await commit(operations, { idempotencyKey: 'key-1' })
      expect(await commit(operations, { idempotencyKey: 'key-1' })).toEqual({ ...first, repeated: true })
      expect(await use().datasetVersion()).toBe(2)
      expect(
        await failureOf(commit([entry('topic:twice', 'Twice')], { idempotencyKey: 'key-1' })),
      ).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' })
    })

    test('lets one through of those that come at once', async () => {
      const operations = [entry('topic:once', 'Once')]
      const results = await Promise.all(
        Array.from({ length: 6 }, () => commit(operations, { idempotencyKey: 'key-1' })),
      )
      expect(results.map(({ version }) => version)).toEqual([2, 2, 2, 2, 2, 2])
      expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1)
    })
  })

  describe('the history', () => {
    test('tells changesets, the newest first, by entry, author and version', async () => {
      await commit([{ action: 'updateEntry', id: france, revision: 1, set: { capital: 'Paris' } }], {
        author: 'ada',
        summary: 'Capital',
        time: '2026-01-02T03:04:05.000Z',
      })
      await commit([{ action: 'deleteRelation', id: membership, revision: 1 }], { author: 'bob' })
      const ask = async (query: Record<string, unknown>) =>
        (await use().changesets({ page: { first: 10 }, ...query })).edges.map(({ node }) => node.version)
      expect(await ask({})).toEqual([3, 2, 1])
      expect(await ask({ author: 'ada' })).toEqual([2])
      expect(await ask({ since: 1 })).toEqual([3, 2])
      expect(await ask({ entry: france })).toEqual([3, 2, 1])
      expect(await ask({ entry: 'organization:united-nations' })).toEqual([3, 1])
      expect(await ask({ entry: 'topic:lonely' })).toEqual([1])
      const [second] = (await use().changesets({ author: 'ada', page: { first: 1 } })).edges
      expect(second?.node).toEqual({
        version: 2,
        author: 'ada',
        summary: 'Capital',
        time: '2026-01-02T03:04:05.000Z',
        entries: 1,
        relations: 0,
      })
      const page = await use().changesets({ page: { first: 1 } })
      const next = await use().changesets({ page: { first: 5, after: page.edges[0]?.cursor as string } })
      expect(next.edges.map(({ node }) => node.version)).toEqual([2, 1])
    })

    test('keeps what stood before and after each change', async () => {
      await commit([{ action: 'updateEntry', id: france, revision: 1, set: { capital: 'Lyon' } }])
      await commit([{ action: 'updateEntry', id: france, revision: 2, set: { capital: 'Paris' } }])
      await commit([{ action: 'deleteEntry', id: 'organization:club', revision: 1 }])
      expect((await changesOf(use(), 2))[0]).toMatchObject({
        action: 'updated',
        before: { revision: 1 },
        after: { revision: 2, properties: { capital: 'Lyon' } },
      })
      expect(await changesOf(use(), 4)).toMatchObject([
        {
          subject: 'entry',
          action: 'deleted',
          id: 'organization:club',
          before: { properties: { name: 'Club without dates' } },
          after: null,
        },
        {
          subject: 'relation',
          action: 'deleted',
          id: 'state:france/member-of/organization:club',
          after: null,
        },
      ])
      const history = await use().changes({ entry: france, page: { first: 10 } })
      expect(history.edges.map(({ node }) => [node.version, node.action])).toEqual([
        [1, 'created'],
        [2, 'updated'],
        [3, 'updated'],
      ])
      expect(history.edges[0]?.node).toMatchObject({ before: null, after: { revision: 1 } })
      const created = await use().changes({ version: 1, page: { first: 100 } })
      expect(created.edges).toHaveLength(36)
      expect(
        created.edges.every(
          ({ node }) => node.action === 'created' && node.before === null && node.after !== null,
        ),
      ).toBe(true)
      const whole = created.edges.map(({ node }) => node.id)
      const half = await use().changes({ version: 1, page: { first: 20 } })
      const rest = await use().changes({
        version: 1,
        page: { first: 20, after: half.edges.at(-1)?.cursor as string },
      })
      expect([...half.edges, ...rest.edges].map(({ node }) => node.id)).toEqual(whole)
    })

    test('of a relation has its own page', async () => {
      await commit([{ action: 'updateRelation', id: membership, revision: 1, set: { note: 'x' } }])
      await commit([{ action: 'deleteRelation', id: membership, revision: 2 }])
      const { edges } = await use().changes({ relation: membership, page: { first: 10 } })
      expect(edges.map(({ node }) => [node.version, node.action])).toEqual([
        [1, 'created'],
        [2, 'updated'],
        [3, 'deleted'],
      ])
    })
  })

  describe('a revert', () => {
    test.each<[string, Operations]>([
      ['a creation', [entry('topic:new', 'New'), relation('topic:new', 'part-of', 'topic:ozone')]],
      [
        'an update',
        [
          { action: 'updateEntry', id: france, revision: 1, set: { capital: 'Paris', region: null } },
          {
            action: 'updateRelation',
            id: membership,
            revision: 1,
            since: null,
            until: '1999',
            set: { note: 'x', status: null },
          },
        ],
      ],
      ['a deletion', [{ action: 'deleteEntry', id: france, revision: 1 }]],
      ['the deletion of a relation', [{ action: 'deleteRelation', id: membership, revision: 1 }]],
      ['a merge', [{ action: 'mergeEntry', id: 'state:chile', revision: 1, into: france, intoRevision: 1 }]],
    ])('undoes %s by a new changeset', async (_, operations) => {
      const store = use()
      const picture = async () => {
        const entries: unknown[] = []
        for await (const item of store.stream({ entries: {} }))
          entries.push({ ...item, revision: 0, changedIn: 0 })
        for await (const item of store.stream({ relations: {} }))
          entries.push({ ...item, revision: 0, changedIn: 0 })
        return entries.sort((left, right) =>
          (left as { id: string }).id < (right as { id: string }).id ? -1 : 1,
        )
      }
      const before = await picture()
      const { version } = await commit(operations)
      expect(await picture()).not.toEqual(before)
      expect(await revertChangeset(store, version, { author: 'editor' })).toMatchObject({
        version: version + 1,
      })
      expect(await picture()).toEqual(before)
    })

    test('says what stands in its way, and does nothing', async () => {
      await commit([
        { action: 'updateEntry', id: france, revision: 1, set: { capital: 'Lyon' } },
        entry('topic:new', 'New'),
      ])
      await commit([
        { action: 'updateEntry', id: france, revision: 2, set: { capital: 'Paris' } },
        relation('topic:ozone', 'part-of', 'topic:new'),
      ])
      const failure = await failureOf(revertChangeset(use(), 2, { author: 'editor' }))
      expect(failure.code).toBe('CONFLICT')
      expect(failure.problems.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
        `CHANGED_SINCE ${france}`,
        'CHANGED_SINCE topic:new',
      ])
      expect(await use().datasetVersion()).toBe(3)
      expect(await failureOf(revertChangeset(use(), 99, { author: 'editor' }))).toMatchObject({
        code: 'NOT_FOUND',
      })
    })
  })

  describe('a caller that goes away', () => {
    test('ends the work with CANCELLED', async () => {
      const signal = AbortSignal.abort()
      for (const work of [
        use().lookup([france], { signal }),
        use().list({ order: { by: 'name' }, page: { first: 1 } }, { signal }),
        use().search({ text: 'x', first: 1 }, { signal }),
        use().facets({ by: ['kind'], first: 1 }, { signal }),
        use().paths({ from: france, to: 'state:chile', maxHops: 3, count: 1 }, { signal }),
      ])
        expect(await failureOf(work)).toMatchObject({ code: 'CANCELLED' })
    })

    test('leaves the store well', async () => {
      const health = await use().health()
      expect(health).toMatchObject({ ok: true, datasetVersion: 1 })
      expect(health.product).toMatch(/\d/)
    })
  })
}
