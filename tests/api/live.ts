import { createClient } from 'graphql-sse'
import { describe, expect, test } from 'vitest'
import type { RunningConcord } from '../support/concord.ts'

interface Applied {
  readonly version: number
  readonly summary: string
}

const fields = '{ version summary author changes(first: 5) { edges { node { subjectId after { id } } } } }'

/** What every store's live changesets must be. */
export function changesetsAreFollowed(running: () => RunningConcord, token: string): void {
  let made = 0

  /** Applies a changeset that makes an entry; gives the version. */
  async function make(kind: 'topic' | 'treaty', summary: string): Promise<number> {
    const id = `${kind}:followed-${Date.now()}-${++made}`
    const { data, errors } = await running().ask(
      'mutation($summary: String!, $operations: [OperationInput!]!) { applyChangeset(summary: $summary, operations: $operations) { version userErrors { message } } }',
      {
        summary,
        operations: [
          { createEntry: { id, properties: [{ property: 'name', values: [summary] }], citations: [] } },
        ],
      },
      { authorization: `Bearer ${token}` },
    )
    expect(errors).toBeUndefined()
    expect(data.applyChangeset.userErrors).toEqual([])
    return data.applyChangeset.version
  }

  /** Follows until so many came, then goes. */
  async function follow(args: string, count: number): Promise<Applied[]> {
    const client = createClient({ url: `${running().url}/graphql/stream`, retryAttempts: 0 })
    const query = `subscription { changesetApplied${args} ${fields} }`
    const found: Applied[] = []
    for await (const { data, errors } of client.iterate<{ changesetApplied: Applied }>({ query })) {
      expect(errors).toBeUndefined()
      if (data) found.push(data.changesetApplied)
      if (found.length === count) break
    }
    client.dispose()
    return found
  }

  const now = async () => (await running().ask('{ datasetVersion }')).data.datasetVersion as number

  describe('applied changesets', () => {
    test('are told as they are applied, with what they changed', async () => {
      const before = await now()
      const following = follow(`(after: ${before})`, 1)
      const version = await make('topic', 'Told at once')
      const [told] = await following
      expect(told).toMatchObject({ version, summary: 'Told at once', author: 'editor' })
      expect(told).toMatchObject({
        changes: { edges: [{ node: { after: { id: expect.stringContaining('topic:') } } }] },
      })
    })

    test('are told from a version on to whoever was away, in their order, none left out', async () => {
      const before = await now()
      const versions = [await make('topic', 'One'), await make('treaty', 'Two'), await make('topic', 'Three')]
      const told = await follow(`(after: ${before})`, 3)
      expect(told.map(({ version }) => version)).toEqual(versions)
    })

    test.each([
      ['kinds', '(after: AFTER, kinds: [TREATY])', ['A treaty']],
      ['author', '(after: AFTER, author: "editor")', ['A topic', 'A treaty']],
    ])('are told by %s', async (_, args, expected) => {
      const before = await now()
      await make('topic', 'A topic')
      await make('treaty', 'A treaty')
      const told = await follow(args.replace('AFTER', String(before)), expected.length)
      expect(told.map(({ summary }) => summary)).toEqual(expected)
    })

    test.each([
      ['(after: 1000000)', 'BAD_INPUT'],
      ['(before: 3)', 'GRAPHQL_VALIDATION_FAILED'],
      ['(', 'GRAPHQL_PARSE_FAILED'],
    ])('%s is refused with %s', async (args, code) => {
      const response = await fetch(`${running().url}/graphql/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify({ query: `subscription { changesetApplied${args} { version } }` }),
      })
      const text = await response.text()
      expect(text).toContain(`"code":"${code}"`)
      expect(text).not.toMatch(/node_modules|\bat \w+ \(/)
    })

    test('cannot be followed where queries are answered, and the other way round', async () => {
      const { errors } = await running().ask('subscription { changesetApplied { version } }')
      expect(errors?.[0]).toMatchObject({
        extensions: { code: 'BAD_INPUT', hint: expect.stringContaining('/graphql/stream') },
      })
      const response = await fetch(`${running().url}/graphql/stream?query=%7BdatasetVersion%7D`, {
        headers: { accept: 'text/event-stream' },
      })
      expect(await response.text()).toContain('BAD_INPUT')
    })
  })
}
