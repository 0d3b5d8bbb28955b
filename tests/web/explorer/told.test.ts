import { describe, expect, test } from 'vitest'
import type { PathData } from '../../../web/data/canvasDocuments.ts'
import { entriesAsCsv, relationsAsCsv } from '../../../web/explorer/exports/csv.ts'
import type { Exported } from '../../../web/explorer/exports/exported.ts'
import { asGexf } from '../../../web/explorer/exports/gexf.ts'
import { asGraphml } from '../../../web/explorer/exports/graphml.ts'
import { asJsonLd } from '../../../web/explorer/exports/jsonLd.ts'
import { visibleOf } from '../../../web/explorer/graph/visible.ts'
import { Outline } from '../../../web/explorer/outline/rows.ts'
import { sentenceOf, storyOf } from '../../../web/explorer/paths/story.ts'
import { entriesTable, sorted } from '../../../web/explorer/table/rows.ts'
import { emptyView } from '../../../web/explorer/view.ts'
import { entry, on, ontology, relation } from './graphs.ts'

const hostile = '<script>alert(1)</script> & "quoted"'
const graph = visibleOf(
  {
    entries: [
      entry('state:france', { name: 'France' }),
      entry('organization:who', { name: hostile, beginning: on('1948-04-07') }),
      entry('treaty:t', { name: '=HYPERLINK("x")' }),
    ],
    relations: [
      relation('state:france', 'organization:who', { since: on('1948-06-16') }),
      relation('state:france', 'treaty:t', {
        type: 'PARTY_TO',
        since: on('1990-01-01'),
        until: on('2000-01-01'),
      }),
    ],
  },
  emptyView,
  ontology,
  '2025-01-01',
)
const exported: Exported = {
  ...graph,
  ontology,
  day: '2025-01-01',
  address: 'https://concord.example/explore',
}

describe('exports', () => {
  test('name the dataset version and the day, and hold what is shown', () => {
    for (const text of [
      entriesAsCsv(exported),
      relationsAsCsv(exported),
      asGraphml(exported),
      asGexf(exported, new Map()),
    ]) {
      expect(text).toContain('dataset version 7, as of 2025-01-01')
      expect(text).toContain('state:france')
    }
    expect(JSON.parse(asJsonLd(exported, 'https://concord.example'))).toMatchObject({
      version: 7,
      asOf: '2025-01-01',
    })
  })

  test('never let a name become markup or a formula', () => {
    expect(asGraphml(exported)).not.toContain('<script>')
    expect(asGexf(exported, new Map())).not.toContain('<script>')
    expect(entriesAsCsv(exported)).toContain(`"'=HYPERLINK(""x"")"`)
    expect(entriesAsCsv(exported)).toContain('"<script>alert(1)</script> & ""quoted"""')
  })

  test('put places into GEXF, with its axis upwards', () => {
    expect(asGexf(exported, new Map([['state:france', { x: 1, y: 2 }]]))).toContain(
      '<viz:position x="1.0" y="-2.0" z="0"/>',
    )
  })
})

describe('the outline', () => {
  const outline = (open: string[]) =>
    new Outline({ graph, ontology, open: new Set(open), first: undefined, order: 'name' }).rows()

  test('begins with the most connected entry and tells it in words', () => {
    const [first, ...others] = outline([])
    expect(others).toEqual([])
    expect(first).toMatchObject({ level: 1, place: 1, of: 1, canOpen: true, isOpen: false })
    expect(first?.words).toBe('France, state. is a member of: 1, is a party to: 1.')
  })

  test('opens by relation types, in the order of the model, and tells what has ended in the past', () => {
    const rows = outline(['state:france', 'state:france/PARTY_TO:forward'])
    expect(rows.map(({ reading, entry: each }) => each?.id ?? reading)).toEqual([
      'state:france',
      'is a member of',
      'is a party to',
      'treaty:t',
    ])
    expect(rows[2]?.words).toBe('France is a party to: 1. First: =HYPERLINK("x").')
    expect(rows[3]?.words).toBe('=HYPERLINK("x"), treaty. Had party France 1990-01-01 to 2000-01-01.')
  })
})

describe('the table', () => {
  const table = entriesTable(graph, { ontology, measures: null, sizeBy: 'degree' })

  test('sorts numbers as numbers, dates by their days, and finds rows', () => {
    const ids = (column: number, down: boolean, holding = '') =>
      sorted(table, { column, down }, holding).map(({ id }) => id)
    expect(ids(2, true)[0]).toBe('state:france')
    expect(ids(3, false)[0]).toBe('organization:who')
    expect(ids(0, false, 'FRANCE')).toEqual(['state:france'])
  })
})

describe('a path as a sentence', () => {
  const path: PathData = {
    length: 2,
    entries: graph.entries
      .slice(1)
      .flatMap((each, i) => (i === 1 ? [graph.entries[0] ?? null, each] : [each])),
    steps: graph.relations.map((each) => ({
      relations: [
        {
          ...each,
          from: { id: each.from },
          to: { id: each.to },
          forward: each.type === 'PARTY_TO' ? 'has signed' : 'is an observer of',
          backward: each.type === 'PARTY_TO' ? 'has signatory' : 'has observer',
          citations: [],
        },
      ],
    })),
  }

  test('reads each relation in the direction of the path', () => {
    expect(sentenceOf(storyOf(path))).toBe(
      `${hostile} has observer France (since 1948-06-16), which has signed =HYPERLINK("x") (1990-01-01 to 2000-01-01).`,
    )
  })
})
