import { Failure } from '../../errors.ts'
import { enumName } from '../../graphql/builder.ts'
import { conditionWritten } from '../../graphql/writtenFilter.ts'
import { ontology } from '../../model/ontology.ts'
import { didYouMean } from '../../model/values/nearest.ts'
import { isDay } from '../../model/values/partialDate.ts'
import type { EntryFilter } from '../../store/port.ts'

/** What can be asked of an export, by the names of the parameters, and what each means. */
export const exportParameters = {
  kinds: 'Kinds of entries as GraphQL names them, with commas between: TREATY,STATE. All if absent.',
  filter:
    'Which entries: JSON as the variable of a query would be; of the one kind that is asked for, or of any.',
  types: 'Types of relations as GraphQL names them, with commas between: PARTY_TO,MEMBER_OF. All if absent.',
  asOf: 'Only what existed or held on this day: 2020-12-01.',
} as const

/** The name of a parameter. */
export type ExportParameter = keyof typeof exportParameters

type Written = Partial<Record<ExportParameter, string>>

/** Names of the model by how GraphQL writes them; `PARTY_TO` and `party-to` are both understood. */
function namesOf(written: string | undefined, known: Iterable<string>, what: string): string[] | undefined {
  if (written === undefined) return undefined
  const names = new Map([...known].map((name) => [enumName(name), name]))
  return written.split(',').map((given) => {
    const name = names.get(enumName(given.trim()))
    if (name) return name
    throw new Failure(
      'BAD_INPUT',
      `There is no ${what} '${given.slice(0, 60)}'.${didYouMean(given, [...names.keys()])}`,
      { hint: `There are ${[...names.keys()].join(', ')}.` },
    )
  })
}

function checkParameters(
  query: Readonly<Record<string, unknown>>,
  allowed: readonly ExportParameter[],
): Written {
  const known: readonly string[] = allowed
  for (const [name, value] of Object.entries(query)) {
    if (!known.includes(name))
      throw new Failure(
        'BAD_INPUT',
        `This export takes no '${name.slice(0, 60)}'.${didYouMean(name, known)}`,
        { hint: known.length > 0 ? `It takes ${known.join(', ')}.` : 'It takes nothing.' },
      )
    if (typeof value !== 'string') throw new Failure('BAD_INPUT', `'${name}' is said more than once.`)
  }
  return query as Written
}

function checkDay(written: string | undefined): void {
  const isFine: boolean = written === undefined || isDay(written)
  if (!isFine)
    throw new Failure('BAD_INPUT', `'${written?.slice(0, 60)}' is not a day. Write it like 1945-06-26.`)
}

/** What is to be exported, in the terms of the model. */
export interface ExportRequest {
  readonly entries: EntryFilter
  readonly relations: { readonly types?: readonly string[]; readonly asOf?: string }
  readonly kinds: readonly string[]
  readonly types: readonly string[]
  readonly asOf: string | undefined
  /** Whether some entries are left out, so that relations have to be looked at. */
  readonly isPart: boolean
}

/**
 * Reads the parameters of an export.
 * @param allowed those that it takes
 * @param finding today, and what finds the entries that a filter names
 * @throws {Failure} BAD_INPUT that says what would be right; NOT_FOUND if the filter names what is not there
 */
export async function readExportRequest(
  query: Readonly<Record<string, unknown>>,
  allowed: readonly ExportParameter[],
  finding: Parameters<typeof conditionWritten>[3],
): Promise<ExportRequest> {
  const { kinds: writtenKinds, filter, types: writtenTypes, asOf } = checkParameters(query, allowed)
  const kinds = namesOf(writtenKinds, ontology.kinds.keys(), 'kind')
  const types = namesOf(writtenTypes, ontology.relationTypes.keys(), 'relation type')
  checkDay(asOf)
  const [kind] = kinds?.length === 1 ? kinds : []
  const declared = kind === undefined ? undefined : ontology.kinds.get(kind)
  const where = filter === undefined ? undefined : await conditionWritten(declared, filter, asOf, finding)
  const onDay = asOf === undefined ? {} : { asOf }
  return {
    kinds: kinds ?? [...ontology.kinds.keys()],
    types: types ?? [...ontology.relationTypes.keys()],
    asOf,
    isPart: kinds !== undefined || where !== undefined || asOf !== undefined,
    entries: { ...(kinds ? { kinds } : {}), ...(where ? { where } : {}), ...onDay },
    relations: { ...(types ? { types } : {}), ...onDay },
  }
}
