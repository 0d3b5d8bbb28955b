import type { GraphStore } from '../../api/store/port.ts'

/** A store that is open for one test, and how to let go of it. */
export interface OpenStore {
  readonly store: GraphStore
  close(): Promise<void>
}

/** Opens an empty store. */
export type Open = () => Promise<OpenStore>

/** An operation that makes an entry. */
export function entry(id: string, name: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { action: 'createEntry', id, properties: { name, ...more } }
}

/** An operation that makes a relation. */
export function relation(
  from: string,
  type: string,
  to: string,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return { action: 'createRelation', from, type, to, ...more }
}

/** A small part of the real world: with accents, abbreviations, two spells, a symmetric relation, open and closed dates. */
export const world: readonly Record<string, unknown>[] = [
  entry('organization:united-nations', 'United Nations', {
    abbreviations: ['UN'],
    type: 'intergovernmental-organization',
    founded: '1945-10-24',
    seatCountry: ['US'],
  }),
  entry('organization:world-health-organization', 'World Health Organization', {
    abbreviations: ['WHO'],
    otherNames: ['World Health Organisation'],
    type: 'specialized-agency',
    founded: '1948-04-07',
    seatCountry: ['CH'],
    summary: 'The specialized agency for health. It fights epidemics.',
  }),
  entry('organization:unesco', 'United Nations Educational, Scientific and Cultural Organization', {
    abbreviations: ['UNESCO'],
    type: 'specialized-agency',
    founded: '1946-11-04',
    seatCountry: ['FR'],
  }),
  entry('organization:league-of-nations', 'League of Nations', {
    type: 'intergovernmental-organization',
    founded: '1920-01-10',
    dissolved: '1946-04',
  }),
  entry('organization:club', 'Club without dates', {}),
  entry('state:cote-divoire', "Côte d'Ivoire", {
    otherNames: ['Ivory Coast'],
    isoAlpha2: 'CI',
    region: 'africa',
  }),
  entry('state:france', 'France', { isoAlpha2: 'FR', region: 'europe' }),
  entry('state:united-states', 'United States of America', {
    abbreviations: ['US', 'USA'],
    isoAlpha2: 'US',
    region: 'americas',
  }),
  entry('state:chile', 'Chile', { isoAlpha2: 'CL', region: 'americas' }),
  entry('treaty:montreal-protocol', 'Montreal Protocol on Substances that Deplete the Ozone Layer', {
    adopted: '1987-09-16',
    entryIntoForce: '1989-01-01',
    type: 'protocol',
  }),
  entry('treaty:vienna-convention', 'Vienna Convention for the Protection of the Ozone Layer', {
    adopted: '1985-03-22',
    entryIntoForce: '1988-09-22',
    type: 'framework-convention',
  }),
  entry('treaty:kyoto-protocol', 'Kyoto Protocol', {
    adopted: '1997-12-11',
    type: 'protocol',
    summary: 'Sets binding targets. Its history is told beside that of the World Health Organization.',
  }),
  entry('treaty:paris-agreement', 'Paris Agreement', {
    adopted: '2015-12-12',
    entryIntoForce: '2016-11-04',
    type: 'treaty',
  }),
  entry('source:register', 'Register of treaties', { type: 'register' }),
  entry('topic:ozone', 'Ozone layer'),
  entry('topic:lonely', 'Lonely topic'),
  relation('state:france', 'member-of', 'organization:united-nations', {
    since: '1945-10-24',
    properties: { status: 'founding' },
  }),
  relation('state:chile', 'member-of', 'organization:united-nations', { since: '1945-10-24' }),
  relation('state:united-states', 'member-of', 'organization:united-nations', { since: '1945-10-24' }),
  relation('state:cote-divoire', 'member-of', 'organization:united-nations', { since: '1960-09-20' }),
  relation('state:united-states', 'member-of', 'organization:unesco', {
    since: '1946-11-04',
    until: '1984-12-31',
  }),
  relation('state:united-states', 'member-of', 'organization:unesco', {
    spell: 2,
    since: '2003-10-01',
    until: '2018-12-31',
  }),
  relation('state:france', 'member-of', 'organization:unesco', { since: '1946-11-04' }),
  relation('state:france', 'member-of', 'organization:club'),
  relation('state:united-states', 'party-to', 'treaty:paris-agreement', {
    since: '2016-11-04',
    until: '2020-11-04',
    properties: { signed: '2016-04-22', consented: '2016-09-03', consent: 'acceptance' },
  }),
  relation('state:united-states', 'party-to', 'treaty:paris-agreement', {
    spell: 2,
    since: '2021-02-19',
    until: '2026-01-27',
  }),
  relation('state:france', 'party-to', 'treaty:paris-agreement', {
    since: '2016-11-04',
    properties: { signed: '2016-04-22', consented: '2016-10-05', consent: 'ratification' },
    citations: [{ source: 'source:register', at: 'XXVII-7-d' }],
  }),
  relation('state:united-states', 'party-to', 'treaty:kyoto-protocol', {
    properties: { signed: '1998-11-12' },
  }),
  relation('state:france', 'party-to', 'treaty:montreal-protocol', { since: '1989-03-28' }),
  relation('state:chile', 'party-to', 'treaty:montreal-protocol', { since: '1990-06' }),
  relation('treaty:montreal-protocol', 'protocol-to', 'treaty:vienna-convention'),
  relation('treaty:montreal-protocol', 'concerns', 'topic:ozone'),
  relation('treaty:vienna-convention', 'concerns', 'topic:ozone'),
  relation('organization:world-health-organization', 'part-of', 'organization:united-nations', {
    since: '1948-07-10',
  }),
  relation('organization:unesco', 'cooperates-with', 'organization:world-health-organization'),
  relation('organization:united-nations', 'supersedes', 'organization:league-of-nations'),
]

/** Opens a store with the small world in it, as dataset version 1. */
export async function openWorld(open: Open): Promise<OpenStore> {
  const opened = await open()
  await opened.store.commit({ author: 'world', summary: 'The world', operations: world })
  return opened
}

/** The failure that a promise ends in; fails if it does not. */
export async function failureOf(promise: Promise<unknown>): Promise<{
  code: string
  problems: readonly { code: string; path: readonly (string | number)[]; message: string }[]
}> {
  try {
    await promise
  } catch (thrown) {
    return thrown as never
  }
  throw new Error('It was expected to fail')
}
