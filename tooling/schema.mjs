// Prints the schema from the built code. With --check: fails if the committed one differs, or if a linter finds something.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import graphqlPlugin from '@graphql-eslint/eslint-plugin'
import { ESLint } from 'eslint'
import { printSchema, validateSchema } from 'graphql'

const file = fileURLToPath(new URL('../api/graphql/schema.graphql', import.meta.url))
const { schema } = await import('../dist/server/api/graphql/schema.js')

const faults = validateSchema(schema).map(({ message }) => message)
const printed = `${printSchema(schema)}\n`

/** Rules of the recommended set that say the opposite of what this schema does on purpose, and why. */
const exceptions = {
  // Values, pages, counts and payloads have no identity of their own; what has one implements Node.
  '@graphql-eslint/strict-id-in-types': 'off',
  // Facts, citations and steps are short and whole, so they are plain lists; changes and changesets are known by number.
  '@graphql-eslint/relay-edge-types': [
    'error',
    { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
  ],
}

async function lint() {
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['**/*.graphql'],
        languageOptions: { parser: graphqlPlugin.parser, parserOptions: { graphQLConfig: { schema: file } } },
        plugins: { '@graphql-eslint': graphqlPlugin },
        rules: {
          ...graphqlPlugin.configs['flat/schema-recommended'].rules,
          ...graphqlPlugin.configs['flat/schema-relay'].rules,
          ...exceptions,
        },
      },
    ],
  })
  const results = await eslint.lintFiles([file])
  return results.flatMap(({ messages }) =>
    messages.map(({ line, message, ruleId }) => `${line}: ${message} (${ruleId})`),
  )
}

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== printed)
    faults.push(
      'The schema differs from api/graphql/schema.graphql: run npm run schema and look at the difference.',
    )
  else faults.push(...(await lint()))
} else writeFileSync(file, printed)

if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`)
  process.exitCode = 1
}
