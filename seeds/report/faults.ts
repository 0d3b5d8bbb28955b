import type { CreateEntry, CreateRelation, PartialDate } from '../../api/model/domain.ts'
import { kindOf } from '../../api/model/ontology.ts'
import type { Content } from './content.ts'

/** What is wrong with an entry or relation. */
export interface ContentFault {
  readonly subject: string
  readonly message: string
}

type Rule = (content: Content) => ContentFault[]

const nameOf = (subject: CreateEntry | CreateRelation) =>
  subject.action === 'createEntry' ? subject.id : `${subject.from} ${subject.type} ${subject.to}`

/** Wholly before, whatever day each of them means. */
const precedes = (left: PartialDate | undefined, right: PartialDate | undefined) =>
  left !== undefined && right !== undefined && left.latest < right.earliest

const explained = ({ properties }: CreateRelation) => Boolean(properties.note)

function ofRelations(
  content: Content,
  types: readonly string[],
  problem: (relation: CreateRelation) => string | false | undefined,
): ContentFault[] {
  return content.relations.flatMap((relation) => {
    const message = types.includes(relation.type) && problem(relation)
    return message ? [{ subject: nameOf(relation), message }] : []
  })
}

const membersInTime: Rule = (content) =>
  ofRelations(content, ['member-of'], (relation) => {
    if (explained(relation)) return
    const { to, since, until } = relation
    if (precedes(since, content.date(to, 'founded'))) return 'is a member before the body was founded'
    return (
      precedes(content.date(to, 'dissolved'), until ?? since) && 'is a member after the body was dissolved'
    )
  })

const partiesInTime: Rule = (content) =>
  ofRelations(content, ['party-to'], ({ to, since, properties }) => {
    const adopted = content.date(to, 'adopted')
    if (precedes(properties.signed as PartialDate, adopted)) return 'signed before the treaty was adopted'
    if (precedes(properties.consented as PartialDate, adopted))
      return 'consented before the treaty was adopted'
    return precedes(since, content.date(to, 'entryIntoForce')) && 'is a party before the treaty is in force'
  })

const consentAfterSignature: Rule = (content) =>
  ofRelations(content, ['party-to'], (relation) => {
    const { signed, consented } = relation.properties as { signed?: PartialDate; consented?: PartialDate }
    return !explained(relation) && precedes(consented, signed) && 'consented before it signed'
  })

const partiesAfterConsent: Rule = (content) =>
  ofRelations(content, ['party-to'], (relation) => {
    const { consented, consent } = relation.properties as { consented?: PartialDate; consent?: string }
    // A successor is bound from its independence on, whenever it tells the depositary.
    return (
      !explained(relation) &&
      consent !== 'succession' &&
      precedes(relation.since, consented) &&
      'is a party before it consented'
    )
  })

const treatiesInOrder: Rule = (content) =>
  content.ofKind('Treaty').flatMap(({ id, properties }) => {
    const { adopted, openedForSignature, entryIntoForce, terminated } = properties as Record<
      string,
      PartialDate | undefined
    >
    const message =
      (precedes(openedForSignature, adopted) && 'was opened for signature before it was adopted') ||
      (precedes(entryIntoForce, adopted) && 'is in force before it was adopted') ||
      (precedes(terminated, entryIntoForce) && 'ended before it was in force')
    return message ? [{ subject: id, message }] : []
  })

const spellsApart: Rule = (content) => {
  const spells = new Map<string, CreateRelation[]>()
  for (const relation of content.relations) {
    const key = nameOf(relation)
    spells.set(key, [...(spells.get(key) ?? []), relation])
  }
  return [...spells].flatMap(([subject, [first, ...later]]) => {
    let last = first
    for (const next of later) {
      if (!last?.until) return [{ subject, message: 'has a spell after one that has not ended' }]
      if (precedes(next.since, last.until)) return [{ subject, message: 'has spells that overlap' }]
      last = next
    }
    return []
  })
}

const joined: Rule = (content) => {
  const ends = new Set(content.relations.flatMap(({ from, to }) => [from, to]))
  const cited = new Set(
    [...content.entries, ...content.relations].flatMap(({ citations }) =>
      citations.map(({ source }) => source),
    ),
  )
  return content.entries
    .filter(({ id }) => !ends.has(id) && !cited.has(id))
    .map(({ id }) => ({ subject: id, message: 'is joined to nothing' }))
}

const sourced: Rule = (content) =>
  [...content.entries.filter(({ id }) => kindOf(id) !== 'Source'), ...content.relations]
    .filter(({ citations }) => citations.length === 0)
    .map((subject) => ({ subject: nameOf(subject), message: 'has no source' }))

// Facts are dated where they stand; praise is for others to give.
const loose =
  /\b(currently|nowadays|at present|today|world-class|world-leading|prestigious|renowned|cutting-edge|groundbreaking|ground-breaking|pivotal|crucial role|vital role|most important|delve|testament to|boasts?)\b/i

/** Kinds whose entries say nothing without a summary. */
const summarized = [
  'Organization',
  'Coalition',
  'Treaty',
  'Instrument',
  'Mechanism',
  'GlossaryTerm',
  'Topic',
  'Proposal',
]
const longestSentence = 45

const style: Rule = (content) =>
  content.entries.flatMap(({ id, properties }) => {
    const summary = String(properties.summary ?? '')
    const found = loose.exec(summary)?.[0]
    const longest = Math.max(
      0,
      ...summary.split(/(?<=[.!?:;])\s+/).map((sentence) => sentence.split(/\s+/).length),
    )
    const faults: string[] = []
    if (found) faults.push(`says '${found}' in its summary`)
    if (longest > longestSentence) faults.push(`has a sentence of ${longest} words in its summary`)
    if (!summary && summarized.includes(kindOf(id) ?? '')) faults.push('has no summary')
    return faults.map((message) => ({ subject: id, message }))
  })

/** What every entry and relation of the content is held to, by name. */
export const rules: Readonly<Record<string, Rule>> = {
  'every entry is joined to another': joined,
  'every entry and relation has a source': sourced,
  'nobody is a member before a body was founded or after it was dissolved, unless a note explains it':
    membersInTime,
  'nobody signs, consents or is bound before a treaty is there': partiesInTime,
  'nobody consents before signing, unless a note explains it': consentAfterSignature,
  'nobody is bound before consenting, but successors, unless a note explains it': partiesAfterConsent,
  'the steps of a treaty follow one another': treatiesInOrder,
  'the spells of a relation follow one another': spellsApart,
  'summaries are there, sober and readable': style,
}
