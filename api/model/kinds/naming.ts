import type { PropertyDeclarations } from '../declarations.ts'

/** What every entry is called and how it is summed up. */
export const naming = {
  name: {
    value: 'text',
    required: true,
    sortable: true,
    filterable: true,
    search: 'name',
    description: 'The official name in English, or the common one where there is no official one.',
  },
  abbreviations: {
    value: 'text',
    many: true,
    filterable: true,
    search: 'abbreviation',
    description: 'Short forms in use, the most common first.',
  },
  otherNames: {
    value: 'text',
    many: true,
    search: 'otherName',
    description: 'Common and former names in English.',
  },
  summary: {
    value: 'markdown',
    search: 'text',
    description: 'What it is, in two to five sentences.',
  },
} as const satisfies PropertyDeclarations

/** Names in other languages, for what has official ones. */
export const localNames = {
  localNames: {
    value: 'languageText',
    many: true,
    label: 'names in other languages',
    description: 'Official names in other languages, each with its language.',
  },
} as const satisfies PropertyDeclarations

/** Where an entry can be looked up elsewhere. */
export const lookup = {
  website: { value: 'url', description: 'The official site.' },
  wikidata: {
    value: 'externalIdentifier',
    register: 'wikidata',
    label: 'Wikidata',
    filterable: true,
    description: 'The item in Wikidata, such as Q7817.',
  },
} as const satisfies PropertyDeclarations
