import jsonld from 'jsonld'
import { Parser } from 'n3'
import { describe, expect, test } from 'vitest'
import type { RunningConcord } from '../../support/concord.ts'

const apply = `mutation($operations: [OperationInput!]!) {
  applyChangeset(summary: "One treaty under two names", operations: $operations) { userErrors { path message } }
}`

/** The addresses that linked data names things and terms by. */
export function namesLeadSomewhere(running: () => RunningConcord, token: string): void {
  const get = (path: string, accept?: string) =>
    fetch(`${running().url}${path}`, { redirect: 'manual', headers: accept ? { accept } : {} })
  const triples = async (path: string) => {
    const response = await get(path)
    expect(response.status, path).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/turtle')
    return new Parser().parse(await response.text())
  }

  describe('the address of an entry', () => {
    test.each([
      [undefined, '/state/france'],
      ['text/html,application/xhtml+xml,*/*;q=0.8', '/state/france'],
      ['text/turtle', '/id/state:france.ttl'],
      ['application/ld+json', '/id/state:france.jsonld'],
      ['application/json', '/id/state:france.jsonld'],
      ['text/turtle;q=0.5, application/ld+json;q=0.9, */*;q=0.1', '/id/state:france.jsonld'],
      ['image/png', '/state/france'],
    ])('leads those who want %s to %s', async (accept, location) => {
      const response = await get('/id/state:france', accept)
      expect(response.status).toBe(303)
      expect(response.headers.get('location')).toBe(location)
      expect(response.headers.get('vary')).toContain('accept')
    })

    test('leads to a document in Turtle that describes it with all its relations', async () => {
      const quads = await triples('/id/state:france.ttl')
      const name = quads.find(
        ({ subject, predicate }) =>
          subject.value.endsWith('/id/state:france') && predicate.value === 'https://schema.org/name',
      )
      expect(name?.object.value).toBe('France')
      const { data } = await running().ask(
        '{ node(id: "state:france") { ... on Entry { relations(first: 0) { totalCount } } } }',
      )
      const statements = quads.filter(({ object }) => object.value.endsWith('#Statement'))
      expect(statements).toHaveLength(data.node.relations.totalCount)
    })

    test('leads to a document in JSON-LD that says the same', async () => {
      const response = await get('/id/treaty:kyoto-protocol.jsonld')
      expect(response.headers.get('content-type')).toContain('application/ld+json')
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
      const written = (await jsonld.toRDF(await response.json(), { format: 'application/n-quads' })) as string
      const inTurtle = await triples('/id/treaty:kyoto-protocol.ttl')
      // The documents name themselves; all else is the same.
      const lines = written.split('\n').filter((line) => line !== '')
      expect(lines).toHaveLength(inTurtle.length)
      const again = await get('/id/treaty:kyoto-protocol.jsonld')
      const held = again.headers.get('etag') ?? ''
      const unchanged = await fetch(`${running().url}/id/treaty:kyoto-protocol.jsonld`, {
        headers: { 'if-none-match': held },
      })
      expect(unchanged.status).toBe(304)
    })

    test('leads nowhere if there is nothing: programs are told the nearest ids', async () => {
      for (const path of ['/id/treaty:kyoto-protocl.ttl', '/id/treaty:kyoto-protocl.jsonld']) {
        const response = await get(path)
        expect(response.status).toBe(404)
        expect(await response.json()).toMatchObject({
          errors: [
            { extensions: { code: 'NOT_FOUND', near: expect.arrayContaining(['treaty:kyoto-protocol']) } },
          ],
        })
      }
      for (const path of [
        '/id/nothing',
        '/id/',
        '/id/state:france/member-of',
        '/id/%00',
        '/id/a/b/c/d/e.ttl',
      ])
        expect((await get(path)).status, path).toBe(404)
    })

    test('that was merged leads on to the one that it was merged into', async () => {
      const named = (name: string) => [{ property: 'name', values: [name] }]
      const merging = [
        [
          { createEntry: { id: 'treaty:one-name', properties: named('One name'), citations: [] } },
          { createEntry: { id: 'treaty:other-name', properties: named('Other name'), citations: [] } },
        ],
        [
          {
            mergeEntry: { id: 'treaty:other-name', revision: 1, into: 'treaty:one-name', intoRevision: 1 },
          },
        ],
      ]
      for (const operations of merging) {
        const headers = { authorization: `Bearer ${token}` }
        const { data, errors } = await running().ask(apply, { operations }, headers)
        expect(errors).toBeUndefined()
        expect(data.applyChangeset.userErrors).toEqual([])
      }
      const response = await get('/id/treaty:other-name.ttl')
      expect(response.status).toBe(301)
      expect(response.headers.get('location')).toBe('/id/treaty:one-name.ttl')
    })
  })

  test('the address of a relation leads to the page where it begins, and to a document', async () => {
    const { data } = await running().ask(
      '{ treaty(id: "paris-agreement") { parties(first: 1) { edges { relation { id from { id } } } } } }',
    )
    const [{ relation }] = data.treaty.parties.edges
    const response = await get(`/id/${relation.id}`)
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe(`/${relation.from.id.replace(':', '/')}`)
    const quads = await triples(`/id/${relation.id}.ttl`)
    const subject = quads.find(({ predicate }) => predicate.value.endsWith('#subject'))
    expect(subject?.object.value).toMatch(new RegExp(`/id/${relation.from.id}$`))
    expect((await get('/id/state:france/party-to/treaty:nowhere.ttl')).status).toBe(404)
  })

  describe('the terms', () => {
    test('that exports use are described at their anchors, each once', async () => {
      const page = await get('/terms', 'text/html')
      expect(page.headers.get('content-type')).toContain('text/html')
      const html = await page.text()
      const anchors = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id)
      expect(new Set(anchors).size).toBe(anchors.length)
      for (const [, anchor = ''] of html.matchAll(/href="#([^"]*)"/g)) expect(anchors).toContain(anchor)
      const quads = await triples('/export/graph.ttl')
      const used = new Set(
        quads.flatMap(({ predicate, object }) =>
          [predicate.value, object.value].flatMap((value) => /\/terms#(.*)$/.exec(value)?.[1] ?? []),
        ),
      )
      expect(used.size).toBeGreaterThan(30)
      for (const term of used) expect(anchors).toContain(term)
    })

    test('are linked data too', async () => {
      const quads = await triples('/terms.ttl')
      const said = (term: string, predicate: string) =>
        quads
          .filter(
            (quad) =>
              quad.subject.value.endsWith(`/terms#${term}`) && quad.predicate.value.endsWith(predicate),
          )
          .map(({ object }) => object.value)
      expect(said('Treaty', '#subClassOf')).toEqual(['https://schema.org/Legislation'])
      expect(said('party-to', '#comment')).toHaveLength(1)
      expect(said('party-to', '/rangeIncludes').map((iri) => iri.split('#')[1])).toEqual(['Treaty'])
      const response = await get('/terms', 'application/ld+json')
      const written = (await jsonld.toRDF(await response.json(), { format: 'application/n-quads' })) as string
      expect(written.split('\n').filter((line) => line !== '')).toHaveLength(quads.length)
    })
  })
}
