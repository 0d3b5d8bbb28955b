import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { MultiDirectedGraph } from 'graphology'
import { parse as parseGexf } from 'graphology-gexf'
import { parse as parseGraphml } from 'graphology-graphml'
import jsonld from 'jsonld'
import { Parser, type Quad } from 'n3'
import { beforeAll, describe, expect, test } from 'vitest'
import { fromBuffer } from 'yauzl'
import type { RunningConcord } from '../../support/concord.ts'

/** A name that a spreadsheet, an XML reader or a Turtle reader could trip over. */
export const hostile = {
  id: 'topic:hostile',
  name: '=HYPERLINK("https://example.org","x")',
  otherNames: ['-2+3', 'a|b\\c', 'quote " comma , end', ']]><script>&amp;</script>', '"""^^<x> . <y>'],
}

const hostileChangeset = `mutation($operations: [OperationInput!]!) {
  applyChangeset(summary: "Hostile text", operations: $operations) { userErrors { path message } }
}`

type Row = Record<string, string>

function unlisted(cell: string): string[] {
  return [...cell.matchAll(/((?:\\.|[^|\\])+)(?:\||$)/g)].map(([, value = '']) =>
    value.replace(/\\(.)/g, '$1'),
  )
}

/** A quad in words, with nameless things told apart by nothing: enough to compare two texts of one graph. */
function spoken({ subject, predicate, object }: Quad): string {
  const name = (term: Quad['subject'] | Quad['object']) => (term.termType === 'BlankNode' ? '_' : term.value)
  const more =
    object.termType === 'Literal' ? `^${object.datatype.value}@${(object.language ?? '').toLowerCase()}` : ''
  return `${name(subject)} ${predicate.value} ${name(object)}${more}`
}

function filesIn(zip: Buffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    const files = new Map<string, string>()
    fromBuffer(zip, { lazyEntries: true }, (error, archive) => {
      if (error) return reject(error)
      archive.on('entry', (entry) =>
        archive.openReadStream(entry, async (fault, stream) => {
          if (fault) return reject(fault)
          const chunks: Buffer[] = []
          for await (const chunk of stream) chunks.push(chunk as Buffer)
          files.set(entry.fileName, Buffer.concat(chunks).toString())
          archive.readEntry()
        }),
      )
      archive.on('end', () => resolve(files))
      archive.on('error', reject)
      archive.readEntry()
    })
  })
}

const hasNetworkX = spawnSync('python3', ['-c', 'import networkx']).status === 0

/** What NetworkX makes of a file. */
function networkX(reader: string, text: string): { nodes: number; edges: number; name: string } {
  const folder = mkdtempSync(join(tmpdir(), 'concord-test-'))
  const file = join(folder, 'graph.xml')
  writeFileSync(file, text)
  const script = `import networkx, json, sys
g = networkx.${reader}(sys.argv[1])
print(json.dumps({"nodes": g.number_of_nodes(), "edges": g.number_of_edges(), "name": g.nodes["${hostile.id}"].get("label")}))`
  const { stdout, stderr } = spawnSync('python3', ['-c', script, file], { encoding: 'utf8' })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout)
}

/** What every store's exports must be. */
export function exportsAreReadByOthers(running: () => RunningConcord, token: string): void {
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${running().url}${path}`, { headers })
  const text = async (path: string) => {
    const response = await get(path)
    expect(response.status, path).toBe(200)
    return response.text()
  }
  const table = async (path: string): Promise<Row[]> => parse(await text(path), { columns: true })
  let counted: { entries: number; relations: number }

  beforeAll(async () => {
    const operations = [
      {
        createEntry: {
          id: hostile.id,
          properties: [
            { property: 'name', values: [hostile.name] },
            { property: 'otherNames', values: hostile.otherNames },
            { property: 'coordinates', values: ['-33.9, 18.4'] },
          ],
          citations: [],
        },
      },
    ]
    const { data, errors } = await running().ask(
      hostileChangeset,
      { operations },
      { authorization: `Bearer ${token}` },
    )
    expect(errors).toBeUndefined()
    expect(data.applyChangeset.userErrors).toEqual([])
    const lines = async (path: string) => (await text(path)).trimEnd().split('\n').length
    counted = {
      entries: await lines('/export/entries.jsonl'),
      relations: await lines('/export/relations.jsonl'),
    }
    const { data: all } = await running().ask('{ entries(first: 0) { totalCount } }')
    expect(counted.entries).toBe(all.entries.totalCount)
    expect(counted.relations).toBeGreaterThan(counted.entries)
  })

  describe('a table of a kind', () => {
    test('has a column for each property, dates with their bounds, and what GraphQL says', async () => {
      const rows = await table('/export/entries.csv?kinds=TREATY')
      const { data } = await running().ask(
        '{ treaties(first: 0) { totalCount } treaty(id: "montreal-protocol") { id name } }',
      )
      expect(rows).toHaveLength(data.treaties.totalCount)
      const row = rows.find(({ id }) => id === data.treaty.id)
      expect(row).toMatchObject({
        kind: 'Treaty',
        name: data.treaty.name,
        adopted: '1987-09-16',
        adoptedEarliest: '1987-09-16',
        adoptedLatest: '1987-09-16',
      })
      expect(row?.sources).toMatch(/^source:/)
      expect(row).not.toHaveProperty('isoAlpha2')
    })

    test('takes the filter of GraphQL, and a day', async () => {
      const filter = { adopted: { from: '1985-01-01', to: '1989-12-31' } }
      const query =
        'query($filter: TreatyFilter) { treaties(filter: $filter, first: 100) { edges { node { id } } } }'
      const { data } = await running().ask(query, { filter })
      const rows = await table(
        `/export/entries.csv?kinds=TREATY&filter=${encodeURIComponent(JSON.stringify(filter))}`,
      )
      const asked = data.treaties.edges.map(({ node }: { node: { id: string } }) => node.id)
      expect(asked.length).toBeGreaterThan(3)
      expect(rows.map(({ id }) => id).sort()).toEqual(asked.sort())
      const early = await table('/export/entries.csv?kinds=TREATY&asOf=1960-01-01')
      expect(early.length).toBeLessThan((await table('/export/entries.csv?kinds=TREATY')).length)
      expect(early.every(({ adoptedEarliest = '' }) => adoptedEarliest <= '1960-01-01')).toBe(true)
    })

    test('lets no spreadsheet take a name for a formula, and keeps lists apart', async () => {
      const row = (await table('/export/entries.csv?kinds=TOPIC')).find(({ id }) => id === hostile.id)
      expect(row?.name).toBe(`'${hostile.name}`)
      expect(unlisted(row?.otherNames?.slice(1) ?? '')).toEqual(hostile.otherNames)
      // A number that is negative is no formula.
      expect(row).toMatchObject({ latitude: '-33.9', longitude: '18.4' })
    })
  })

  test('a table of relations of a type has those that hold on a day', async () => {
    const rows = await table('/export/relations.csv?types=PARTY_TO&asOf=2016-11-04')
    const paris = rows.filter(({ to }) => to === 'treaty:paris-agreement')
    const { data } = await running().ask(
      '{ treaty(id: "paris-agreement") { parties(asOf: "2016-11-04", first: 0) { totalCount } } }',
    )
    expect(paris).toHaveLength(data.treaty.parties.totalCount)
    expect(paris[0]).toHaveProperty('consented')
    expect(new Set(rows.map(({ type }) => type))).toEqual(new Set(['party-to']))
  })

  test('lines have everything that is known', async () => {
    const lines = (await text('/export/relations.jsonl?types=party-to')).trimEnd().split('\n')
    const found = lines
      .map((line) => JSON.parse(line))
      .find(({ id }) => id === 'state:france/party-to/treaty:paris-agreement')
    expect(found).toMatchObject({ from: 'state:france', since: { edtf: '2016-11-04' } })
    expect(found.citations.length).toBeGreaterThan(0)
  })

  describe.each([
    ['graphml', 'read_graphml', (xml: string) => parseGraphml(MultiDirectedGraph, xml)],
    ['gexf', 'read_gexf', (xml: string) => parseGexf(MultiDirectedGraph, xml, { addMissingNodes: false })],
  ] as const)('%s', (format, reader, read) => {
    test('is read by graphology, whole, with hostile text in it', async () => {
      const graph = read(await text(`/export/graph.${format}`))
      expect({ entries: graph.order, relations: graph.size }).toEqual(counted)
      expect(graph.getNodeAttribute(hostile.id, 'label')).toBe(hostile.name)
      expect(unlisted(graph.getNodeAttribute(hostile.id, 'otherNames'))).toEqual(hostile.otherNames)
      expect(graph.getNodeAttribute('state:france', 'isoAlpha2')).toBe('FR')
      expect(graph.getEdgeAttribute('state:france/party-to/treaty:paris-agreement', 'since')).toBe(
        '2016-11-04',
      )
    })

    test('of some kinds has them and the relations between them alone', async () => {
      const graph = read(
        await text(`/export/graph.${format}?kinds=STATE,ORGANIZATION&types=MEMBER_OF&asOf=2000-01-01`),
      )
      const kinds = new Set(graph.mapNodes((id) => id.split(':')[0]))
      expect(kinds).toEqual(new Set(['state', 'organization']))
      expect(graph.size).toBeGreaterThan(100)
      expect(graph.hasEdge('state:south-sudan/member-of/organization:united-nations')).toBe(false)
      expect(graph.hasEdge('state:france/member-of/organization:united-nations')).toBe(true)
    })

    test.runIf(hasNetworkX)('is read by NetworkX', async () => {
      const graph = networkX(reader, await text(`/export/graph.${format}`))
      expect(graph).toEqual({ nodes: counted.entries, edges: counted.relations, name: hostile.name })
    })
  })

  describe('linked data', () => {
    test('is the same in Turtle and in JSON-LD, as others read them', async () => {
      const part = '?kinds=TREATY,SOURCE,TOPIC,STATE,CASE_STUDY&types=PARTY_TO,AMENDS,RELATED'
      const turtle = new Parser().parse(await text(`/export/graph.ttl${part}`))
      const document = JSON.parse(await text(`/export/graph.jsonld${part}`))
      const json = (await jsonld.toRDF(document)) as Quad[]
      const words = (quads: Quad[]) =>
        quads
          .filter(({ subject }) => !subject.value.includes('/export/'))
          .map(spoken)
          .sort()
      expect(words(turtle).length).toBeGreaterThan(1000)
      expect(words(json)).toEqual(words(turtle))
    })

    test('speaks the terms of others, and names the dataset version and the question', async () => {
      const quads = new Parser().parse(await text('/export/graph.ttl'))
      const said = new Set(quads.map(spoken))
      const base =
        quads
          .find(({ object }) => object.value === 'state:france')
          ?.subject.value.replace('state:france', '') ?? ''
      expect(base).toMatch(/\/id\/$/)
      const has = (subject: string, predicate: string, object: string) =>
        expect(said).toContain(`${base}${subject} ${predicate} ${object}`)
      const string = '^http://www.w3.org/2001/XMLSchema#string@'
      has('state:france', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type', 'https://schema.org/Country')
      has('state:france', 'https://schema.org/name', `France${string}`)
      has('state:france', 'https://schema.org/memberOf', `${base}organization:united-nations`)
      has(hostile.id, 'http://www.w3.org/2004/02/skos/core#prefLabel', hostile.name + string)
      has(
        'organization:united-nations',
        'https://schema.org/foundingDate',
        '1945-10-24^http://www.w3.org/2001/XMLSchema#date@',
      )
      const derived = quads.filter(
        ({ predicate }) => predicate.value === 'http://www.w3.org/ns/prov#wasDerivedFrom',
      )
      expect(derived.length).toBeGreaterThan(100)
      const version = quads.find(({ predicate }) => predicate.value === 'https://schema.org/version')
      expect(version?.object.value).toBe('2')
      expect(version?.subject.value).toMatch(/\/export\/graph\.ttl$/)
      // What holds no more is told with its dates, but not as a plain statement.
      const ended = quads.find(
        ({ subject, predicate, object }) =>
          /\/id\/[^/]+\/member-of\//.test(subject.value) &&
          predicate.value === 'https://schema.org/endDate' &&
          object.value < '2020',
      )?.subject.value
      const of = (name: string) =>
        quads.find(
          ({ subject, predicate }) => subject.value === ended && predicate.value.endsWith(`#${name}`),
        )
      expect(of('subject')).toBeDefined()
      expect(said).not.toContain(
        `${of('subject')?.object.value} ${of('predicate')?.object.value} ${of('object')?.object.value}`,
      )
    })
  })

  test('the whole dataset comes in one archive that says what is in it', async () => {
    const response = await get('/export/dataset.zip')
    expect(response.headers.get('content-type')).toBe('application/zip')
    const files = await filesIn(Buffer.from(await response.arrayBuffer()))
    const described = JSON.parse(files.get('datapackage.json') ?? '')
    expect(described.version).toBe('2')
    expect(files.get('README.md')).toContain('dataset version 2')
    const rows = new Map<string, number>()
    for (const { path, format, schema } of described.resources) {
      const content = files.get(path) ?? ''
      if (format === 'jsonl') rows.set(path, content.trimEnd().split('\n').length)
      else {
        const parsed: string[][] = parse(content)
        expect(parsed[0]).toEqual(schema.fields.map(({ name }: { name: string }) => name))
        rows.set(path, parsed.length - 1)
      }
    }
    expect([...files.keys()].sort()).toEqual([...rows.keys(), 'README.md', 'datapackage.json'].sort())
    expect(rows.get('entries.jsonl')).toBe(counted.entries)
    expect(rows.get('relations.jsonl')).toBe(counted.relations)
    expect(rows.get('relations.csv')).toBe(counted.relations)
    const ofKinds = [...rows].filter(([path]) => path.startsWith('entries/')).map(([, count]) => count)
    expect(ofKinds.reduce((sum, count) => sum + count)).toBe(counted.entries)
  })

  test('an export names its dataset version and its question, and is not sent twice', async () => {
    const path = '/export/relations.csv?types=AMENDS'
    const first = await get(path)
    await first.text()
    expect(first.headers.get('concord-dataset-version')).toBe('2')
    expect(first.headers.get('concord-query')).toBe(path)
    expect(first.headers.get('content-disposition')).toBe('attachment; filename="concord-2-relations.csv"')
    const again = await get(path, { 'if-none-match': first.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
  })

  test.each([
    ['/export/entries.xls', 'NOT_FOUND', 'entries.csv'],
    ['/export/entries.csv?kind=TREATY', 'BAD_INPUT', 'kinds'],
    ['/export/entries.csv?kinds=TREATIES', 'BAD_INPUT', 'TREATY'],
    ['/export/relations.csv?types=PARTYTO', 'BAD_INPUT', 'PARTY_TO'],
    ['/export/relations.csv?kinds=STATE', 'BAD_INPUT', 'types'],
    ['/export/entries.csv?asOf=2020', 'BAD_INPUT', '1945-06-26'],
    ['/export/entries.csv?filter={"adopted":{}}', 'BAD_INPUT', 'adopted'],
    ['/export/entries.csv?kinds=TREATY&filter={', 'BAD_INPUT', 'JSON'],
    ['/export/entries.csv?kinds=TREATY&filter={"adoptd":{}}', 'BAD_INPUT', 'adopted'],
    [
      '/export/entries.csv?kinds=STATE&filter={"treaties":{"toEach":["montreal-protocl"]}}',
      'NOT_FOUND',
      'treaty:montreal-protocol',
    ],
    ['/export/entries.csv?kinds=TREATY&kinds=STATE', 'BAD_INPUT', 'kinds'],
    ['/export/constructor', 'NOT_FOUND', ''],
  ])('%s is refused with %s, and what would be right', async (path, code, right) => {
    const response = await get(path)
    expect(response.status).toBe(code === 'NOT_FOUND' ? 404 : 400)
    const [error] = (
      (await response.json()) as {
        errors: { message: string; extensions: { code: string; hint?: string } }[]
      }
    ).errors
    expect(error?.extensions.code).toBe(code)
    expect(`${error?.message} ${error?.extensions.hint}`).toContain(right)
  })

  test('what can be had is listed', async () => {
    const { exports } = (await (await get('/export')).json()) as {
      exports: { path: string; description: string }[]
    }
    expect(exports.map(({ path }) => path)).toContain('/export/dataset.zip')
    for (const { path } of exports) {
      const response = await get(path)
      expect(response.status).toBe(200)
      await response.body?.cancel()
    }
  })
}
