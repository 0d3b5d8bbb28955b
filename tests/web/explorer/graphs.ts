import type { DateData } from '../../../web/data/canvasDocuments.ts'
import type { KnownOntology } from '../../../web/data/OntologyProvider.tsx'
import type { GraphEntry, GraphRelation } from '../../../web/explorer/graph/graph.ts'

/** A day as the API gives it. */
export function on(day: string): DateData {
  return { earliest: day, latest: day, text: day }
}

/** An entry of a kind. */
export function entry(id: string, more: Partial<GraphEntry> = {}): GraphEntry {
  const kind = id.slice(0, id.indexOf(':')).toUpperCase()
  return { id, kind, name: id, shortName: null, beginning: null, end: null, facts: [], ...more }
}

/** A relation between two entries. */
export function relation(from: string, to: string, more: Partial<GraphRelation> = {}): GraphRelation {
  const id = `${from}/${more.type ?? 'MEMBER_OF'}/${to}`
  return { id, type: 'MEMBER_OF', from, to, since: null, until: null, sourcesDiffer: false, ...more }
}

const readings = {
  MEMBER_OF: { forward: 'is a member of', backward: 'has member' },
  PARTY_TO: { forward: 'is a party to', backward: 'has party' },
}

const relationTypes = Object.entries(readings).map(([name, reading]) => ({
  name,
  reading,
  field: { forward: 'memberships', backward: 'members' },
  sinceLabel: 'Since',
  untilLabel: 'Until',
  description: '',
  symmetric: false,
  dated: true,
  openStart: name !== 'PARTY_TO',
  lapses: name !== 'LED_BY',
  uncounted: null,
  fromKinds: ['STATE'],
  toKinds: ['ORGANIZATION', 'TREATY'],
}))

const kinds = ['STATE', 'ORGANIZATION', 'TREATY'].map((name) => ({
  name,
  label: name.toLowerCase(),
  plural: `${name.toLowerCase()}s`,
  idPrefix: name.toLowerCase(),
  hasLifespan: true,
  passes: false,
  typeName: `${name[0]}${name.slice(1).toLowerCase()}`,
  description: '',
  family: 'ACTORS',
  shape: 'ellipse',
  properties: [],
  featured: [],
}))

/** A small model. */
export const ontology: KnownOntology = {
  families: [{ name: 'ACTORS', label: 'Actors' }],
  kinds,
  relationTypes,
  datasetVersion: 7,
  kind: (name) => kinds.find((each) => each.name === name),
  relationType: (name) => relationTypes.find((each) => each.name === name),
}
