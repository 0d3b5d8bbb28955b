import type { Problem } from '../errors.ts'
import type { PropertyDeclaration, PropertyDeclarations } from './declarations.ts'
import type { Citation, Operation, PropertyValue } from './domain.ts'
import { isEntryId, parseRelationId } from './ids.ts'
import { kindOf, type Ontology, ontology } from './ontology.ts'
import { valueTypes } from './values/index.ts'
import { didYouMean } from './values/nearest.ts'
import { type PartialDate, partialDateType } from './values/partialDate.ts'
import { shown } from './values/valueType.ts'

type Path = Problem['path']
type Input = Readonly<Record<string, unknown>>

/** Collects the problems of one operation while it is read. */
class Findings {
  readonly problems: Problem[] = []
  readonly path: Path
  constructor(path: Path) {
    this.path = path
  }
  add(code: Problem['code'], at: Path, message: string): undefined {
    this.problems.push({ code, path: [...this.path, ...at], message })
    return undefined
  }
}

function checkValue(
  property: PropertyDeclaration,
  input: unknown,
  at: Path,
  findings: Findings,
): PropertyValue | undefined {
  const type = valueTypes[property.value]
  const single = (value: unknown, place: Path) => {
    const parsed = type.parse(value, property)
    return parsed.ok ? parsed.value : findings.add('BAD_VALUE', place, `${sentence(parsed.problem)}`)
  }
  if (!property.many && Array.isArray(input))
    return findings.add('BAD_VALUE', at, `It has one value, not ${input.length}: ${shown(input)}.`)
  if (!property.many) return single(input, at)
  if (!Array.isArray(input))
    return findings.add('BAD_VALUE', at, `${shown(input)} must be a list, since there can be several.`)
  if (input.length === 0) return findings.add('BAD_VALUE', at, 'The list is empty: leave the property out.')
  return input.map((value, index) => single(value, [...at, index])) as PropertyValue
}

function sentence(problem: string): string {
  return `${problem[0]?.toUpperCase()}${problem.slice(1)}${problem.endsWith('?') ? '' : '.'}`
}

function checkProperties(
  declared: PropertyDeclarations,
  of: string,
  input: unknown,
  at: string,
  findings: Findings,
  update: boolean,
): Record<string, PropertyValue | null> {
  const values: Record<string, PropertyValue | null> = {}
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    findings.add('BAD_VALUE', [at], `${shown(input)} must be a map from property names to values.`)
    return values
  }
  for (const [name, value] of Object.entries(input)) {
    const property = Object.hasOwn(declared, name) ? declared[name] : undefined
    if (!property)
      findings.add(
        'UNKNOWN_PROPERTY',
        [at, name],
        `${of} has no property '${name}'.${didYouMean(name, Object.keys(declared))}`,
      )
    else if (property.required && typeof value === 'string' && value.trim() === '')
      findings.add('MISSING', [at, name], `${of} needs '${name}': ${property.description}`)
    else if (value !== null && value !== undefined) {
      const checked = checkValue(property, value, [at, name], findings)
      if (checked !== undefined) values[name] = checked
    } else if (!update) findings.add('BAD_VALUE', [at, name], 'There is no value: leave the property out.')
    else if (property.required) findings.add('MISSING', [at, name], `${of} cannot be without '${name}'.`)
    else values[name] = null
  }
  if (!update)
    for (const [name, property] of Object.entries(declared))
      if (property.required && !Object.hasOwn(input, name))
        findings.add('MISSING', [at, name], `${of} needs '${name}': ${property.description}`)
  return values
}

/** The dates of a relation, which can be cited as its properties can. */
const relationDates = ['since', 'until'] as const

const citationFields = ['source', 'at', 'for', 'as']

/** @param declared what else than the whole a citation can be for */
function checkCitations(
  input: unknown,
  declared: PropertyDeclarations,
  dates: readonly string[],
  findings: Findings,
): Citation[] {
  if (!Array.isArray(input)) {
    findings.add('BAD_VALUE', ['citations'], `${shown(input)} must be a list of citations.`)
    return []
  }
  const citations: Citation[] = []
  for (const [index, citation] of (input as readonly unknown[]).entries()) {
    const at = ['citations', index]
    const before = findings.problems.length
    const { source, at: place, for: properties, as } = (citation ?? {}) as Partial<Record<string, unknown>>
    for (const key of Object.keys((citation ?? {}) as object))
      if (!citationFields.includes(key))
        findings.add(
          'UNKNOWN_FIELD',
          [...at, key],
          `A citation has no '${key}'.${didYouMean(key, citationFields)}`,
        )
    if (!isEntryId(source) || !source.startsWith('source:'))
      findings.add(
        'NOT_A_SOURCE',
        [...at, 'source'],
        `${shown(source)} is not the id of a source: they look like source:un-charter.`,
      )
    if (place !== undefined && (typeof place !== 'string' || place.trim() === ''))
      findings.add('BAD_VALUE', [...at, 'at'], `${shown(place)} is not a place in a source.`)
    if (as !== undefined && (typeof as !== 'string' || as.trim() === ''))
      findings.add('BAD_VALUE', [...at, 'as'], `${shown(as)} is not text.`)
    if (properties !== undefined && !Array.isArray(properties))
      findings.add('BAD_VALUE', [...at, 'for'], `${shown(properties)} must be a list of properties.`)
    else
      for (const name of (properties ?? []) as unknown[])
        if (typeof name !== 'string' || !(Object.hasOwn(declared, name) || dates.includes(name)))
          findings.add(
            'UNKNOWN_PROPERTY',
            [...at, 'for'],
            `There is no property ${shown(name)} here.${didYouMean(String(name), [...Object.keys(declared), ...dates])}`,
          )
    if (findings.problems.length > before) continue
    const read: { -readonly [Field in keyof Citation]: Citation[Field] } = { source: source as string }
    if (place !== undefined) read.at = place as string
    if (properties !== undefined) read.for = properties as string[]
    if (as !== undefined) read.as = as as string
    citations.push(read)
  }
  return citations
}

function checkRevision(input: unknown, field: string, findings: Findings): number {
  if (typeof input === 'number' && Number.isSafeInteger(input) && input > 0) return input
  findings.add('MISSING', [field], `'${field}' must be the revision that was seen, a whole number from 1.`)
  return 0
}

function checkEntryId(input: unknown, field: string, model: Ontology, findings: Findings): string {
  if (!isEntryId(input)) {
    findings.add(
      'BAD_ID',
      [field],
      `${shown(input)} is not the id of an entry: a kind, a colon, and lower-case letters, digits and hyphens, as in organization:united-nations.`,
    )
    return ''
  }
  if (!kindOf(input, model)) {
    const prefix = input.slice(0, input.indexOf(':'))
    findings.add(
      'UNKNOWN_KIND',
      [field],
      `'${input}' begins with no known kind.${didYouMean(prefix, model.kindByPrefix.keys())}`,
    )
    return ''
  }
  return input
}

function checkDate(input: unknown, field: string, findings: Findings): PartialDate | undefined {
  const parsed = partialDateType.parse(input, {})
  return parsed.ok ? parsed.value : findings.add('BAD_VALUE', [field], sentence(parsed.problem))
}

/** Says so if `until` certainly lies before `since`. */
export function datesReversed(
  since: PartialDate | null | undefined,
  until: PartialDate | null | undefined,
): boolean {
  return Boolean(since && until && until.latest < since.earliest)
}

function checkLifespan(
  kindName: string,
  values: Readonly<Record<string, PropertyValue | null>>,
  at: Path,
  model: Ontology,
  findings: Findings,
): void {
  const lifespan = model.kinds.get(kindName)?.lifespan
  if (!lifespan?.until) return
  if (
    datesReversed(values[lifespan.from] as PartialDate | null, values[lifespan.until] as PartialDate | null)
  )
    findings.add(
      'DATES_REVERSED',
      [...at, lifespan.until],
      `'${lifespan.until}' lies before '${lifespan.from}'.`,
    )
}

const operationFields: Readonly<Record<Operation['action'], readonly string[]>> = {
  createEntry: ['id', 'properties', 'citations'],
  createRelation: ['type', 'from', 'to', 'spell', 'since', 'until', 'properties', 'citations'],
  updateEntry: ['id', 'revision', 'set', 'citations'],
  updateRelation: ['id', 'revision', 'since', 'until', 'set', 'citations'],
  deleteEntry: ['id', 'revision'],
  deleteRelation: ['id', 'revision'],
  mergeEntry: ['id', 'revision', 'into', 'intoRevision'],
}

/** An update must name something to be changed. */
function checkChange({ set, citations, since, until }: Input, findings: Findings): void {
  const named = typeof set === 'object' && set !== null ? Object.keys(set).length : 0
  if (named === 0 && [citations, since, until].every((each) => each === undefined))
    findings.add('NO_CONTENT', [], 'It changes nothing: name what is to be set.')
}

function readEntry(input: Input, model: Ontology, findings: Findings): Operation {
  const id = checkEntryId(input.id, 'id', model, findings)
  const kindName = kindOf(id, model) ?? ''
  const declared = model.kinds.get(kindName)?.properties ?? {}
  if (input.action === 'updateEntry') {
    const revision = checkRevision(input.revision, 'revision', findings)
    const set = kindName ? checkProperties(declared, kindName, input.set ?? {}, 'set', findings, true) : {}
    const citations =
      input.citations === undefined ? undefined : checkCitations(input.citations, declared, [], findings)
    checkChange(input, findings)
    return { action: 'updateEntry', id, revision, set, ...(citations ? { citations } : {}) }
  }
  const properties = kindName
    ? checkProperties(declared, kindName, input.properties ?? {}, 'properties', findings, false)
    : {}
  checkLifespan(kindName, properties, ['properties'], model, findings)
  return {
    action: 'createEntry',
    id,
    properties: properties as Record<string, PropertyValue>,
    citations: checkCitations(input.citations ?? [], declared, [], findings),
  }
}

function checkEnds(type: string, from: string, to: string, model: Ontology, findings: Findings): void {
  const declared = model.relationTypes.get(type)
  for (const [end, id] of [
    ['from', from],
    ['to', to],
  ] as const) {
    const kind = kindOf(id, model)
    if (declared && kind && !declared[end].includes(kind))
      findings.add(
        'WRONG_END',
        [end],
        `'${type}' does not ${end === 'from' ? 'begin' : 'end'} at a ${kind}, only at: ${declared[end].join(', ')}.`,
      )
  }
  if (from && from === to) findings.add('WRONG_END', ['to'], 'A relation joins two different entries.')
}

function checkRelationDates(
  input: Input,
  type: string,
  model: Ontology,
  findings: Findings,
): { since?: PartialDate | null; until?: PartialDate | null } {
  const dates: { since?: PartialDate | null; until?: PartialDate | null } = {}
  for (const field of relationDates) {
    const value = input[field]
    if (value === undefined) continue
    if (value === null) dates[field] = null
    else if (model.relationTypes.has(type) && !model.relationTypes.get(type)?.dates)
      findings.add('NOT_DATED', [field], `Relations of the type '${type}' have no dates.`)
    else dates[field] = checkDate(value, field, findings)
  }
  if (datesReversed(dates.since, dates.until))
    findings.add('DATES_REVERSED', ['until'], "'until' lies before 'since'.")
  return dates
}

function readRelation(input: Input, model: Ontology, findings: Findings): Operation {
  if (input.action === 'createRelation') {
    const type = String(input.type)
    const declared = model.relationTypes.get(type)
    if (!declared)
      findings.add(
        'UNKNOWN_RELATION_TYPE',
        ['type'],
        `There is no relation type ${shown(input.type)}.${didYouMean(type, model.relationTypes.keys())}`,
      )
    let from = checkEntryId(input.from, 'from', model, findings)
    let to = checkEntryId(input.to, 'to', model, findings)
    checkEnds(type, from, to, model, findings)
    if (declared?.symmetric && to < from) [from, to] = [to, from]
    const spell = input.spell ?? 1
    if (typeof spell !== 'number' || !Number.isInteger(spell) || spell < 1 || spell > 999_999)
      findings.add('BAD_VALUE', ['spell'], `${shown(spell)} is not the number of a spell: they count from 1.`)
    const { since, until } = checkRelationDates(input, type, model, findings)
    const properties = declared
      ? checkProperties(
          declared.properties,
          `The relation '${type}'`,
          input.properties ?? {},
          'properties',
          findings,
          false,
        )
      : {}
    const citations = checkCitations(
      input.citations ?? [],
      declared?.properties ?? {},
      relationDates,
      findings,
    )
    return {
      action: 'createRelation',
      type,
      from,
      to,
      spell: spell as number,
      ...(since ? { since } : {}),
      ...(until ? { until } : {}),
      properties: properties as Record<string, PropertyValue>,
      citations,
    }
  }
  const id = checkRelationId(input.id, model, findings)
  const type = parseRelationId(id)?.type ?? ''
  const declared = model.relationTypes.get(type)
  const revision = checkRevision(input.revision, 'revision', findings)
  const dates = checkRelationDates(input, type, model, findings)
  const set = declared
    ? checkProperties(declared.properties, `The relation '${type}'`, input.set ?? {}, 'set', findings, true)
    : {}
  const citations =
    input.citations === undefined
      ? undefined
      : checkCitations(input.citations, declared?.properties ?? {}, relationDates, findings)
  checkChange(input, findings)
  return { action: 'updateRelation', id, revision, ...dates, set, ...(citations ? { citations } : {}) }
}

function checkRelationId(input: unknown, model: Ontology, findings: Findings): string {
  const key = typeof input === 'string' ? parseRelationId(input) : undefined
  if (key && model.relationTypes.has(key.type)) return input as string
  findings.add(
    'BAD_ID',
    ['id'],
    `${shown(input)} is not the id of a relation: they look like state:france/member-of/organization:unesco.`,
  )
  return ''
}

function readOperation(input: unknown, model: Ontology, findings: Findings): Operation | undefined {
  const record = (typeof input === 'object' && input !== null ? input : {}) as Input
  const fields = Object.hasOwn(operationFields, String(record.action))
    ? operationFields[record.action as Operation['action']]
    : undefined
  if (!fields) {
    const actions = Object.keys(operationFields)
    return findings.add(
      'UNKNOWN_FIELD',
      ['action'],
      `${shown(record.action)} is not an action.${didYouMean(String(record.action), actions) || ` Use one of: ${actions.join(', ')}.`}`,
    )
  }
  for (const key of Object.keys(record))
    if (key !== 'action' && !fields.includes(key))
      findings.add('UNKNOWN_FIELD', [key], `${record.action} has no '${key}'.${didYouMean(key, fields)}`)
  switch (record.action as Operation['action']) {
    case 'createEntry':
    case 'updateEntry':
      return readEntry(record, model, findings)
    case 'createRelation':
    case 'updateRelation':
      return readRelation(record, model, findings)
    case 'deleteEntry':
      return {
        action: 'deleteEntry',
        id: checkEntryId(record.id, 'id', model, findings),
        revision: checkRevision(record.revision, 'revision', findings),
      }
    case 'deleteRelation':
      return {
        action: 'deleteRelation',
        id: checkRelationId(record.id, model, findings),
        revision: checkRevision(record.revision, 'revision', findings),
      }
    case 'mergeEntry':
      return {
        action: 'mergeEntry',
        id: checkEntryId(record.id, 'id', model, findings),
        revision: checkRevision(record.revision, 'revision', findings),
        into: checkEntryId(record.into, 'into', model, findings),
        intoRevision: checkRevision(record.intoRevision, 'intoRevision', findings),
      }
  }
}

/** Operations that were read, and every problem with those that could not be. */
export interface ReadOperations {
  /** In the order of the input; undefined where an operation has problems. */
  readonly operations: readonly (Operation | undefined)[]
  readonly problems: readonly Problem[]
}

/**
 * Reads operations of unknown origin against the model: forms, names, values, dates, ends of relations.
 * Values may be as people write them (`'1945~'`) or as the domain has them. Whether entries exist and
 * revisions agree is for the store to say.
 */
export function readOperations(input: readonly unknown[], model: Ontology = ontology): ReadOperations {
  const problems: Problem[] = []
  if (input.length === 0)
    problems.push({ code: 'NO_CONTENT', path: ['operations'], message: 'The changeset has no operations.' })
  const operations = input.map((item, index) => {
    const findings = new Findings(['operations', index])
    const operation = readOperation(item, model, findings)
    problems.push(...findings.problems)
    return findings.problems.length === 0 ? operation : undefined
  })
  return { operations, problems }
}
