import type { Kind, Ontology, Property, RelationType } from '../model/ontology.ts'

/** What a list shows of a kind. All of it stands in the address. */
export interface BrowseState {
  /** Words that the name holds. */
  readonly words: string
  /** The values chosen, by property. */
  readonly choices: ReadonlyMap<string, readonly string[]>
  /** The years between which the kind's date lies. */
  readonly from: number | null
  readonly to: number | null
  /** The column that it is ordered by. */
  readonly sort: string
  readonly descending: boolean
  /** The columns that are shown, beside the name. */
  readonly columns: readonly string[]
}

/** A column of a list. */
export interface BrowseColumn {
  readonly name: string
  readonly label: string
  readonly sortable: boolean
  /** Whether it counts relations. */
  readonly isNumber: boolean
  /** The values of a property of those relations that do not count, as of observers. */
  readonly uncounted?: RelationType['uncounted']
  /** Whether it holds dates, which stay on one line. */
  readonly isDate: boolean
}

const comma = '~'
const most = 6

/** The properties by whose values entries of a kind are counted and filtered. */
export function facetsOf(kind: Kind): readonly Property[] {
  return kind.properties.filter(
    ({ filterable, valueType, asCode }) =>
      filterable && (valueType === 'choice' || (valueType === 'countryCode' && !asCode)),
  )
}

/** The date by which entries of a kind are told apart: the first that can be filtered. */
export function dateOfKind(kind: Kind): Property | undefined {
  return kind.properties.find(({ filterable, valueType }) => filterable && valueType === 'partialDate')
}

/** What takes part in what: the relations whose number says how large a thing is. */
const counted = ['PARTY_TO', 'MEMBER_OF']

/** The columns that count relations of a kind: `parties`, `members`. */
function numberColumns(kind: Kind, relationTypes: readonly RelationType[]): BrowseColumn[] {
  return counted.flatMap((name) => {
    const type = relationTypes.find((each) => each.name === name)
    if (!type) return []
    const fields = [
      ...(type.toKinds.includes(kind.name) ? [type.field.backward] : []),
      ...(type.fromKinds.includes(kind.name) ? [type.field.forward] : []),
    ]
    return fields.map((name) => ({
      name,
      label: name,
      sortable: true,
      isNumber: true,
      isDate: false,
      uncounted: type.uncounted,
    }))
  })
}

const unshown = new Set(['step', 'markdown', 'languageText'])

/** Every column that a list of a kind can have. */
export function columnsOf(
  kind: Kind,
  { relationTypes }: Pick<Ontology, 'relationTypes'>,
): readonly BrowseColumn[] {
  const properties = kind.properties
    .filter(({ name, valueType }) => name !== 'name' && !unshown.has(valueType))
    .map(({ name, label, sortable, valueType }) => ({
      name,
      label,
      sortable,
      isNumber: false,
      isDate: valueType === 'partialDate',
    }))
  return [...properties, ...numberColumns(kind, relationTypes)]
}

/** The columns that are shown where nobody chose any: what a card features, and the numbers. */
export function usualColumns(kind: Kind, columns: readonly BrowseColumn[]): readonly string[] {
  const numbers = columns.filter(({ isNumber }) => isNumber)
  const featured = columns.filter(({ name }) => name !== 'website' && kind.featured.includes(name))
  return [...featured.slice(0, most - numbers.length), ...numbers].map(({ name }) => name)
}

function year(text: string | null): number | null {
  return text && /^\d{1,4}$/.test(text) ? Number(text) : null
}

/** What an address asks for. */
export function readBrowse(parameters: URLSearchParams, usual: readonly string[]): BrowseState {
  const choices = new Map<string, string[]>()
  for (const part of parameters.get('where')?.split(comma) ?? []) {
    const at = part.indexOf(':')
    if (at > 0) {
      const property = part.slice(0, at)
      choices.set(property, [...(choices.get(property) ?? []), part.slice(at + 1)])
    }
  }
  return {
    words: parameters.get('q') ?? '',
    choices,
    from: year(parameters.get('from')),
    to: year(parameters.get('to')),
    sort: parameters.get('sort') ?? 'name',
    descending: parameters.get('descending') === '1',
    columns: parameters.get('columns')?.split(comma).filter(Boolean) ?? usual,
  }
}

/** The address of a list; what is as usual is left out. What else stands in the address stays. */
export function writeBrowse(
  state: BrowseState,
  usual: readonly string[],
  before: URLSearchParams,
): URLSearchParams {
  const parameters = new URLSearchParams(before)
  const where = [...state.choices]
    .flatMap(([property, values]) => values.map((value) => `${property}:${value}`))
    .join(comma)
  const wanted: Readonly<Record<string, string>> = {
    q: state.words,
    where,
    from: state.from === null ? '' : String(state.from),
    to: state.to === null ? '' : String(state.to),
    sort: state.sort === 'name' ? '' : state.sort,
    descending: state.descending ? '1' : '',
    columns: state.columns.join(comma) === usual.join(comma) ? '' : state.columns.join(comma),
  }
  for (const [name, value] of Object.entries(wanted))
    if (value) parameters.set(name, value)
    else parameters.delete(name)
  return parameters
}

/** The state with a value chosen, or no longer chosen. */
export function toggled(state: BrowseState, property: string, value: string): BrowseState {
  const before = state.choices.get(property) ?? []
  const values = before.includes(value) ? before.filter((each) => each !== value) : [...before, value]
  const choices = new Map(state.choices)
  if (values.length > 0) choices.set(property, values)
  else choices.delete(property)
  return { ...state, choices }
}
