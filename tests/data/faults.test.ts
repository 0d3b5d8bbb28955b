import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { Failure } from '../../api/errors.ts'
import { checkContent } from '../../seeds/check.ts'
import { readFolder } from '../../seeds/read/folder.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** A folder `data/` with these files in it. */
function content(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'concord-content-'))
  folders.push(folder)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'data', name)), { recursive: true })
    writeFileSync(join(folder, 'data', name), text)
  }
  return join(folder, 'data')
}

function faults(files: Record<string, string>): string[] {
  try {
    checkContent(readFolder(content(files)))
    return []
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === 'INVALID_DATA') return thrown.data.faults as string[]
    throw thrown
  }
}

const sources = { 'sources/a.csv': 'id,name,type\nun-charter,Charter of the United Nations,treaty-text\n' }
const un = { 'organizations/united-nations.yaml': 'name: United Nations\nsources: [un-charter]\n' }
const states = {
  'states/a.csv':
    'id,name,isoAlpha2,sources\nfrance,France,FR,un-charter@Art. 3\nchile,Chile,CL,un-charter\n',
}

describe('content that is right', () => {
  test('is read with its relations, spells and citations', () => {
    const operations = checkContent(
      readFolder(
        content({
          ...sources,
          ...un,
          ...states,
          'relations/member-of/united-nations.csv':
            '# sources: un-charter@Art. 4\nfrom,since,until\nfrance,1945-10-24,1950\nfrance,1951,\n',
        }),
      ),
    )
    const relations = operations.filter((operation) => operation.action === 'createRelation')
    expect(relations).toMatchObject([
      {
        from: 'state:france',
        to: 'organization:united-nations',
        spell: 1,
        until: { edtf: '1950' },
        citations: [{ source: 'source:un-charter', at: 'Art. 4' }],
      },
      { from: 'state:france', spell: 2, since: { edtf: '1951' } },
    ])
    expect(
      operations.find((operation) => operation.action === 'createEntry' && operation.id === 'state:france'),
    ).toMatchObject({
      properties: { name: 'France', isoAlpha2: 'FR' },
      citations: [{ source: 'source:un-charter', at: 'Art. 3' }],
    })
  })

  test('lets a relation of a file rest on what the whole file rests on', () => {
    const operations = checkContent(
      readFolder(
        content({
          ...sources,
          ...un,
          'organizations/who.yaml': [
            'name: World Health Organization',
            'founded: 1948-04-07',
            'sources:',
            '  - { source: un-charter, at: Article 57 }',
            '  - { source: un-charter, for: [founded] }',
            'relations:',
            '  part-of: [organization:united-nations]',
          ].join('\n'),
        }),
      ),
    )
    expect(operations.find((operation) => operation.action === 'createRelation')).toMatchObject({
      citations: [{ source: 'source:un-charter', at: 'Article 57' }],
    })
  })
})

describe('content that is wrong is refused by file and line, with a suggestion', () => {
  const cases: [string, Record<string, string>, string][] = [
    [
      'a misspelt property',
      { 'organizations/x.yaml': 'name: X\nfoundd: 1948\n' },
      "data/organizations/x.yaml:2: Organization has no property 'foundd'. Did you mean 'founded'?",
    ],
    [
      'a misspelt choice',
      { 'organizations/x.yaml': 'name: X\ntype: specialised-agency\n' },
      "data/organizations/x.yaml:2: 'specialised-agency' is not one of the choices: did you mean 'specialized-agency'?",
    ],
    [
      'a missing name',
      { 'organizations/x.yaml': 'type: ngo\n' },
      "data/organizations/x.yaml:1: Organization needs 'name'",
    ],
    [
      'a day that does not exist',
      { 'organizations/x.yaml': 'name: X\n\nfounded: 1900-02-29\n' },
      "data/organizations/x.yaml:3: '1900-02-29' is not a date: 1900-02 has 28 days.",
    ],
    [
      'an end before the beginning',
      { 'organizations/x.yaml': 'name: X\nfounded: 1950\ndissolved: 1949\n' },
      "data/organizations/x.yaml:3: 'dissolved' lies before 'founded'.",
    ],
    [
      'an entry that is nowhere',
      {
        ...sources,
        ...un,
        'organizations/x.yaml': 'name: X\nrelations:\n  part-of:\n    - to: organization:united-nation\n',
      },
      "data/organizations/x.yaml:4: There is no entry 'organization:united-nation'. Did you mean 'organization:united-nations'?",
    ],
    [
      'a source that is nowhere',
      { ...sources, 'organizations/x.yaml': 'name: X\nsources:\n  - un-chater\n' },
      "data/organizations/x.yaml:3: There is no entry 'source:un-chater'. Did you mean 'source:un-charter'?",
    ],
    [
      'a misspelt relation type',
      { 'organizations/x.yaml': 'name: X\nrelations:\n  memberof: [organization:y]\n' },
      "data/organizations/x.yaml:3: There is no relation type 'memberof'. Did you mean 'member-of'?",
    ],
    [
      'a relation between the wrong kinds',
      { 'organizations/x.yaml': 'name: X\nrelations:\n  protocol-to: [treaty:y]\n' },
      "'protocol-to' does not begin at a Organization, only at: Treaty.",
    ],
    [
      'a misspelt column',
      { 'states/a.csv': 'id,name,isoAlfa2\n' },
      "data/states/a.csv:1: State has no property or relation 'isoAlfa2'. Did you mean 'isoAlpha2'?",
    ],
    [
      'a row with too many cells',
      { 'states/a.csv': 'id,name\nfrance,France\nchile,Chile,CL\n' },
      'data/states/a.csv:3: The row has 3 cells, the table has 2 columns.',
    ],
    [
      'an unknown country',
      { 'states/a.csv': 'id,name,isoAlpha2\nfrance,France,QQ\n' },
      "data/states/a.csv:2: 'QQ' is not a country code",
    ],
    [
      'an unknown folder',
      { 'organisations/x.yaml': 'name: X\n' },
      "data/organisations/x.yaml:1: There is no kind whose folder is 'organisations'. Did you mean 'organizations'?",
    ],
    [
      'a table of relations to nothing',
      { ...states, 'relations/member-of/nobody.csv': 'from\nfrance\n' },
      "data/relations/member-of/nobody.csv:1: There is no entry 'nobody' that 'member-of' can end at.",
    ],
    [
      'an entry that is written twice',
      { 'organizations/x.yaml': 'name: X\n', 'organizations/more.csv': 'id,name\nx,X again\n' },
      "data/organizations/x.yaml:1: 'organization:x' is written in data/organizations/more.csv, line 2, already.",
    ],
    [
      'a relation that is written twice',
      {
        ...sources,
        ...un,
        ...states,
        'relations/member-of/united-nations.csv': 'from,since\nfrance,1945\nfrance,\n',
      },
      "data/relations/member-of/united-nations.csv:3: The relation 'member-of' from 'state:france' to 'organization:united-nations' is written twice.",
    ],
    ['broken YAML', { 'organizations/x.yaml': 'name: X\ntype: [ngo\n' }, 'data/organizations/x.yaml:3: '],
  ]
  test.each(cases)('%s', (_, files, expected) => {
    expect(faults(files).join('\n')).toContain(expected)
  })

  test('all at once', () => {
    expect(
      faults({
        'organizations/x.yaml': 'name: X\nfoundd: 1\ntype: y\n',
        'states/a.csv': 'id,name,isoAlpha2\nfrance,France,QQ\n',
      }),
    ).toHaveLength(3)
  })
})
