import { readFileSync } from 'node:fs'
import { buildSchema, type DocumentNode, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { canvasDocuments } from '../../web/data/canvasDocuments.ts'
import { documents } from '../../web/data/documents.ts'
import { metricsDocuments } from '../../web/data/metricsDocuments.ts'

const schema = buildSchema(readFileSync(new URL('../../api/graphql/schema.graphql', import.meta.url), 'utf8'))

describe('what the explorer asks', () => {
  test.each(
    [...documents, ...canvasDocuments, ...metricsDocuments].map((document) => [nameOf(document), document]),
  )('%s is valid in the schema', (_, document) => {
    expect(validate(schema, document as DocumentNode).map(({ message }) => message)).toEqual([])
  })
})

function nameOf(document: unknown): string {
  const [first] = (document as DocumentNode).definitions
  return first && 'name' in first ? (first.name?.value ?? '') : ''
}
