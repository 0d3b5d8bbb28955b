import { expect, test } from 'vitest'
import { readOperations } from '../../api/model/check.ts'

const problemsOf = (...input: unknown[]) =>
  readOperations(input).problems.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`)

const organization = (properties: object, id = 'organization:x') => ({
  action: 'createEntry',
  id,
  properties,
})

test('what is written in short is kept in full', () => {
  const { operations, problems } = readOperations([organization({ name: 'X', founded: 1945 })])
  expect(problems).toEqual([])
  expect(operations[0]).toMatchObject({
    properties: { founded: { edtf: '1945', earliest: '1945-01-01', latest: '1945-12-31' } },
  })
})

test.each([
  [organization({ name: 'X', fouded: 1945 }), 'UNKNOWN_PROPERTY', "Did you mean 'founded'?"],
  [organization({ name: 'X', founded: '1945-02-30' }), 'BAD_VALUE', '1945-02 has 28 days'],
  [organization({ founded: 1945 }), 'MISSING', 'name'],
  [organization({ name: 'X' }, 'organisation:x'), 'UNKNOWN_KIND', 'organization'],
  [organization({ name: 'X' }, 'organization:Not A Slug'), 'BAD_ID', ''],
  [organization({ name: 'X', type: 'agency' }), 'BAD_VALUE', ''],
  [organization({ name: 'X', website: 'javascript:alert(1)' }), 'BAD_VALUE', ''],
  [{ ...organization({ name: 'X' }), citations: [{ source: 'state:france' }] }, 'NOT_A_SOURCE', ''],
  [
    { action: 'createRelation', type: 'memberof', from: 'state:x', to: 'organization:x' },
    'UNKNOWN_RELATION_TYPE',
    "Did you mean 'member-of'?",
  ],
  [{ action: 'createRelation', type: 'party-to', from: 'topic:x', to: 'treaty:x' }, 'WRONG_END', ''],
  [
    {
      action: 'createRelation',
      type: 'broader',
      from: 'glossary-term:x',
      to: 'glossary-term:y',
      since: '1945',
    },
    'NOT_DATED',
    '',
  ],
  [{ action: 'createEntity', id: 'state:x' }, 'UNKNOWN_FIELD', 'createEntry'],
  ['createEntry', 'UNKNOWN_FIELD', 'Use one of: createEntry'],
])('%j is refused as %s', (operation, code, says) => {
  const problems = problemsOf(operation)
  expect(problems.length).toBeGreaterThan(0)
  expect(problems.join('\n')).toContain(code)
  expect(problems.join('\n')).toContain(says)
})

test('all problems come at once, each with its place', () => {
  const problems = problemsOf(
    organization({ fouded: 1945 }),
    organization({ name: 'Y', founded: 'soon' }, 'organization:y'),
  )
  expect(problems.map((problem) => problem.split(':')[0])).toEqual([
    'UNKNOWN_PROPERTY operations.0.properties.fouded',
    'MISSING operations.0.properties.name',
    'BAD_VALUE operations.1.properties.founded',
  ])
})
