import type { KindDeclaration } from '../declarations.ts'
import { localNames, lookup, naming } from './naming.ts'

/** States, and others that take part in treaties and organizations as states do. */
export const state = {
  name: 'State',
  plural: 'States',
  family: 'actors',
  description: 'A state, or a territory or entity that takes part in organizations or treaties as states do.',
  shape: 'round-rectangle',
  caption: 'name',
  shortCaption: 'isoAlpha2',
  lifespan: { from: 'began', until: 'ended' },
  properties: {
    ...naming,
    ...localNames,
    officialName: {
      value: 'text',
      search: 'otherName',
      description: 'The formal name, as the United Nations lists it.',
    },
    isoAlpha2: {
      value: 'countryCode',
      asCode: true,
      filterable: true,
      label: 'ISO 3166-1 code',
      search: 'abbreviation',
      description: 'Two letters of ISO 3166-1, such as CH.',
    },
    isoAlpha3: {
      value: 'externalIdentifier',
      register: 'iso-3166-1-alpha-3',
      filterable: true,
      label: 'three-letter code',
      search: 'abbreviation',
      description: 'Three letters of ISO 3166-1, such as CHE.',
    },
    isoNumeric: {
      value: 'externalIdentifier',
      register: 'iso-3166-1-numeric',
      label: 'numeric code',
      description: 'Three digits of ISO 3166-1, which are those of UN M49 too.',
    },
    region: {
      value: 'choice',
      filterable: true,
      description: 'The region in the UN geoscheme (M49).',
      choices: {
        africa: { label: 'Africa', description: 'M49 code 002.' },
        americas: { label: 'Americas', description: 'M49 code 019.' },
        asia: { label: 'Asia', description: 'M49 code 142.' },
        europe: { label: 'Europe', description: 'M49 code 150.' },
        oceania: { label: 'Oceania', description: 'M49 code 009.' },
      },
    },
    subregion: {
      value: 'text',
      filterable: true,
      description: 'The subregion in the UN geoscheme (M49), such as Eastern Africa.',
    },
    unStatus: {
      value: 'choice',
      filterable: true,
      label: 'status at the UN',
      description: 'How it stands to the United Nations today.',
      choices: {
        'member-state': { label: 'member state', description: 'A member of the United Nations.' },
        'observer-state': {
          label: 'non-member observer state',
          description: 'Has a standing invitation to take part as an observer.',
        },
        other: {
          label: 'neither member nor observer state',
          description: 'Takes part in some organizations or treaties.',
        },
        former: { label: 'former state', description: 'No longer exists.' },
      },
    },
    statusNote: {
      value: 'text',
      label: 'note on status',
      description: 'What has to be said of its legal or political status, in neutral words.',
    },
    capital: { value: 'text', description: 'The capital.' },
    coordinates: { value: 'coordinates', description: 'A point that stands for it on a map.' },
    began: {
      value: 'partialDate',
      filterable: true,
      sortable: true,
      description: 'When it came into being, where that lies in the time that Concord covers.',
    },
    ended: {
      value: 'partialDate',
      filterable: true,
      sortable: true,
      description: 'When it ceased to exist.',
    },
    ...lookup,
  },
  featured: ['officialName', 'isoAlpha2', 'region', 'subregion', 'unStatus', 'statusNote'],
} as const satisfies KindDeclaration
