import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import {
  buildSchema,
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import { afterAll, expect, test } from 'vitest'
import { temporaryFolder } from '../../support/concord.ts'

const schemaFile = join(import.meta.dirname, '../../../api/graphql/schema.graphql')
const schema = buildSchema(readFileSync(schemaFile, 'utf8'))
const folder = temporaryFolder()
afterAll(() => folder.remove())

const isConnection = (field: GraphQLField<unknown, unknown>) =>
  getNamedType(field.type).name.endsWith('Connection')

/** Whether the entries on its edges have an id, so that Relay can name them. */
function idOfNodes(connection: GraphQLNamedType): string {
  const edges = isObjectType(connection) ? connection.getFields().edges : undefined
  const edge = edges && getNamedType(edges.type)
  const node = isObjectType(edge)
    ? getNamedType((edge.getFields().node as GraphQLField<unknown, unknown>).type)
    : undefined
  return (isObjectType(node) || isInterfaceType(node)) && node.getFields().id ? 'id' : '__typename'
}

/** A fragment that can be fetched again page by page, for a connection of a type. */
function refetchable(owner: string, field: GraphQLField<unknown, unknown>, file: string): string {
  const name = `${file}_${owner}_${field.name}`
  return `fragment ${name} on ${owner}
    @refetchable(queryName: "${file}${owner}${field.name}Query")
    @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {
    ${field.name}(first: $count, after: $cursor) @connection(key: "${name}_${field.name}") {
      edges { node { ${idOfNodes(getNamedType(field.type))} } }
    }
  }`
}

const nodes = Object.values(schema.getTypeMap()).filter(
  (type) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node'),
)
const owners = [...nodes, schema.getQueryType()].filter(isObjectType)

test('relay-compiler takes a refetchable fragment for every connection of every kind', async () => {
  const documents = owners.flatMap((type, index) =>
    Object.values(type.getFields())
      .filter((field) => isConnection(field) && !field.args.some(isRequiredArgument))
      .map((field) => ({ file: `part${index}`, text: refetchable(type.name, field, `part${index}`) })),
  )
  expect(documents.length).toBeGreaterThan(100)
  const files = new Map<string, string[]>()
  for (const { file, text } of documents) files.set(file, [...(files.get(file) ?? []), text])
  mkdirSync(join(folder.path, 'src'))
  for (const [file, texts] of files)
    writeFileSync(
      join(folder.path, 'src', `${file}.js`),
      texts.map((text) => `graphql\`${text}\``).join('\n'),
    )
  writeFileSync(join(folder.path, 'schema.graphql'), readFileSync(schemaFile))
  writeFileSync(join(folder.path, 'package.json'), '{}')
  writeFileSync(
    join(folder.path, 'relay.config.json'),
    JSON.stringify({ src: './src', schema: './schema.graphql', language: 'javascript' }),
  )
  const compiler = createRequire(import.meta.url)('relay-compiler') as string
  const { code, output } = await new Promise<{ code: number; output: string }>((resolve) => {
    execFile(compiler, ['relay.config.json'], { cwd: folder.path }, (error, out, err) =>
      resolve({ code: error ? 1 : 0, output: out + err }),
    )
  })
  expect(output).not.toMatch(/\berror\b/i)
  expect(code, output).toBe(0)
  expect(output).toContain(`${documents.length} normalization`)
})
