import { readFileSync } from 'node:fs'
import { buildSchema, type DocumentNode, parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aboutDocument } from '../../../web/about/AboutPage.tsx'
import { examples } from '../../../web/api/examples.ts'
import { facetsQuery, listQuery } from '../../../web/browse/query.ts'
import { columnsOf, facetsOf, readBrowse } from '../../../web/browse/state.ts'
import { entryDocuments } from '../../../web/data/entryDocuments.ts'
import { glossaryDocument } from '../../../web/data/glossaryDocuments.ts'
import { homeDocument } from '../../../web/data/homeDocument.ts'
import { pictureDocuments } from '../../../web/data/pictureDocuments.ts'
import { relationsQuery } from '../../../web/entry/relations/query.ts'
import type { Kind, RelationType } from '../../../web/model/ontology.ts'
import { type OpenContent, openContent } from '../../support/content.ts'

const schema = buildSchema(
  readFileSync(new URL('../../../api/graphql/schema.graphql', import.meta.url), 'utf8'),
)
const faultsOf = (document: DocumentNode) => validate(schema, document).map(({ message }) => message)

test.each([...entryDocuments, ...pictureDocuments, glossaryDocument, homeDocument, aboutDocument])(
  'what the pages ask is valid in the schema (%#)',
  (document) => {
    expect(faultsOf(document as DocumentNode)).toEqual([])
  },
)

describe('what the pages put together', () => {
  let content: OpenContent
  let kinds: Kind[]
  let relationTypes: RelationType[]
  beforeAll(async () => {
    content = await openContent()
    const { ontology } = await content.data(`{
      ontology {
        kinds {
          name plural: pluralLabel label description idPrefix typeName featured shape icon scale
          properties { name label valueType filterable sortable many choices { value label } }
        }
        relationTypes { name symmetric dated fromKinds toKinds forwardField backwardField }
      }
    }`)
    kinds = ontology.kinds
    relationTypes = ontology.relationTypes.map(
      ({ forwardField, backwardField, ...type }: Record<string, unknown>) => ({
        ...type,
        field: { forward: forwardField, backward: backwardField },
      }),
    )
  })
  afterAll(() => content?.close())

  test('lists every kind, with every column, filter and order', () => {
    for (const kind of kinds) {
      const columns = columnsOf(kind, { relationTypes })
      const where = facetsOf(kind).map(({ name, choices }) => `${name}:${choices?.[0]?.value ?? 'CH'}`)
      const address = new URLSearchParams({ q: '"x', where: where.join('~'), from: '1900', to: '2000' })
      const state = readBrowse(
        address,
        columns.map(({ name }) => name),
      )
      for (const { name, sortable } of columns) {
        if (!sortable) continue
        const query = listQuery({
          kind,
          columns,
          state: { ...state, sort: name, descending: true },
          day: '2020-01-01',
          isToday: false,
          first: 50,
        })
        expect(faultsOf(parse(query)), query).toEqual([])
      }
      const facets = facetsQuery(
        kind,
        facetsOf(kind).map(({ name }) => name),
        state,
        '2020-01-01',
      )
      expect(faultsOf(parse(facets)), facets).toEqual([])
    }
    expect(kinds.length).toBeGreaterThan(10)
  })

  test('asks for every type of relations in both directions', () => {
    for (const { name: type, symmetric } of relationTypes)
      for (const direction of ['FORWARD', 'BACKWARD'] as const) {
        const query = relationsQuery({
          id: 'a:b',
          type,
          direction,
          symmetric,
          day: '2020-01-01',
          holding: true,
        })
        expect(faultsOf(parse(query)), query).toEqual([])
      }
  })

  test('has at least 20 examples, and each runs as it stands and finds something', async () => {
    expect(examples.length).toBeGreaterThanOrEqual(20)
    expect(new Set(examples.map(({ title }) => title)).size).toBe(examples.length)
    for (const { title, query } of examples) {
      const { data, errors } = await content.ask(query)
      expect(errors, title).toBeUndefined()
      for (const [field, value] of Object.entries(data)) expect(value, `${title}: ${field}`).not.toBeNull()
    }
  })
})
