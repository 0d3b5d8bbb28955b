import type { KindDeclaration } from '../declarations.ts'
import { localNames, lookup, naming } from './naming.ts'

/** Lasting bodies, from the United Nations to a foundation. */
export const organization = {
  name: 'Organization',
  plural: 'Organizations',
  family: 'actors',
  description: 'A lasting body with tasks of its own: intergovernmental, non-governmental or mixed.',
  shape: 'ellipse',
  icon: 'building-bank',
  caption: 'name',
  lifespan: { from: 'founded', until: 'dissolved' },
  properties: {
    ...naming,
    ...localNames,
    type: {
      value: 'choice',
      filterable: true,
      description: 'What sort of body it is; for the UN in the terms of its system chart.',
      choices: {
        'principal-organ': {
          label: 'UN principal organ',
          description: 'One of the six organs that the UN Charter names.',
        },
        'subsidiary-organ': {
          label: 'UN subsidiary organ',
          description: 'A body set up by a principal organ of the UN.',
        },
        'secretariat-department': {
          label: 'UN Secretariat department or office',
          description: 'A part of the UN Secretariat.',
        },
        'regional-commission': {
          label: 'UN regional commission',
          description: 'One of the five regional commissions under ECOSOC.',
        },
        'functional-commission': {
          label: 'UN functional commission',
          description: 'A commission of ECOSOC for a field of work.',
        },
        'fund-or-programme': {
          label: 'UN fund or programme',
          description: 'A body of the General Assembly with its own budget and board.',
        },
        'research-institute': {
          label: 'UN research or training institute',
          description: 'A UN body for research or training.',
        },
        'specialized-agency': {
          label: 'UN specialized agency',
          description:
            'An autonomous organization tied to the UN by an agreement under Articles 57 and 63 of the Charter.',
        },
        'related-organization': {
          label: 'UN related organization',
          description:
            'An organization that works with the UN under an agreement, without being a specialized agency.',
        },
        'treaty-body': {
          label: 'treaty body',
          description:
            'A body that a treaty sets up to watch over it: a committee, a conference of the parties.',
        },
        'treaty-secretariat': {
          label: 'treaty secretariat',
          description: 'The office that serves the bodies of a treaty.',
        },
        'financial-mechanism': {
          label: 'international fund',
          description: 'A fund that pays for shared aims.',
        },
        'regional-organization': {
          label: 'regional organization',
          description: 'An organization of states of one part of the world.',
        },
        'intergovernmental-organization': {
          label: 'intergovernmental organization',
          description: 'An organization of states of several parts of the world, outside the UN system.',
        },
        'development-bank': {
          label: 'development bank',
          description: 'A bank owned by states that lends for development.',
        },
        court: {
          label: 'court or tribunal',
          description: 'An international court, tribunal or arbitral institution.',
        },
        'informal-forum': {
          label: 'informal forum',
          description: 'Regular meetings of governments without a founding treaty.',
        },
        'security-organization': {
          label: 'security organization',
          description: 'An organization of states for defence or security.',
        },
        ngo: {
          label: 'non-governmental organization',
          description: 'A not-for-profit body independent of governments.',
        },
        foundation: {
          label: 'foundation',
          description: 'A body that gives its own or donated money to public aims.',
        },
        'city-network': { label: 'city network', description: 'A network of cities or regions.' },
        'public-private-partnership': {
          label: 'public-private partnership',
          description: 'A body that governments and private bodies run together.',
        },
        'business-association': {
          label: 'business association',
          description: 'A body that speaks for firms or employers.',
        },
        company: { label: 'company', description: 'A firm.' },
        'research-body': {
          label: 'research body',
          description: 'A think tank, university or scientific network.',
        },
        'government-body': {
          label: 'government body',
          description: 'A ministry, agency or parliament of a state.',
        },
        'religious-body': { label: 'religious body', description: 'A church, order or community of faith.' },
        'armed-group': {
          label: 'non-state armed group',
          description: 'An armed organization that is no state’s army.',
        },
        movement: { label: 'movement', description: 'A social or political movement or campaign.' },
        'media-organization': {
          label: 'media organization',
          description: 'A newspaper, broadcaster or publisher.',
        },
      },
    },
    layer: {
      value: 'choice',
      many: true,
      filterable: true,
      description: 'The layers of global governance in which it mostly works.',
      choices: {
        political: { label: 'political', description: 'Where decisions are made.' },
        technical: { label: 'technical', description: 'Where standards, monitoring and knowledge are made.' },
        operational: { label: 'operational', description: 'Where decisions are carried out.' },
      },
    },
    founded: {
      value: 'partialDate',
      filterable: true,
      sortable: true,
      description:
        'When it came into being: the entry into force of its constitution, or the decision that set it up.',
    },
    dissolved: {
      value: 'partialDate',
      filterable: true,
      sortable: true,
      description: 'When it ceased to exist.',
    },
    seat: {
      value: 'text',
      many: true,
      description: 'The city of its seat, or the cities if it has several.',
    },
    seatCountry: {
      value: 'countryCode',
      many: true,
      filterable: true,
      label: 'country of the seat',
      description: 'The country of its seat.',
    },
    coordinates: { value: 'coordinates', description: 'Where its seat is.' },
    statusNote: {
      value: 'text',
      label: 'note on status',
      description: 'What has to be said of its legal or political status, in neutral words.',
    },
    membersNote: {
      value: 'text',
      label: 'note on members',
      description: 'What the list of its members here leaves out.',
    },
    ...lookup,
  },
  featured: ['type', 'founded', 'dissolved', 'seat', 'website'],
} as const satisfies KindDeclaration
