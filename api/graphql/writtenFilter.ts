import { coerceInputValue, type GraphQLInputType } from 'graphql'
import { Failure } from '../errors.ts'
import type { KindDeclaration } from '../model/declarations.ts'
import type { Day } from '../model/domain.ts'
import type { Condition } from '../store/port.ts'
import type { Context, Finding } from './context.ts'
import { ConditionReader } from './filters/conditionFrom.ts'
import type { FilterInput } from './filters/filterInput.ts'
import { knownIds } from './filters/knownIds.ts'
import { measureVariables } from './limits/inputs.ts'
import { schema } from './schema.ts'

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Failure('BAD_INPUT', 'The filter is not JSON.', {
      hint: 'Write it as the variable of a query would be: {"type":{"equals":"PROTOCOL"}}.',
    })
  }
}

/** What a filter may have: as much as one in a query by default. */
const most = { inputs: 2000, inputDepth: 16 } as const

function measured(filter: unknown): unknown {
  const { inputs, inputDepth } = measureVariables({ filter })
  if (inputs <= most.inputs && inputDepth <= most.inputDepth) return filter
  throw new Failure(
    'INPUT_LIMIT',
    `A filter has at most ${most.inputs} values, in ${most.inputDepth} levels.`,
    {
      hint: 'Write it flatter, with fewer conditions or ids.',
      data: { limit: inputs > most.inputs ? most.inputs : most.inputDepth },
    },
  )
}

/**
 * The condition that a filter stands for, written as JSON as the variable of a query is.
 * @param kind whose entries are filtered; those of any kind if absent
 * @param asOf the day of what is filtered: it is meant of relations too, where they name none
 * @throws {Failure} BAD_INPUT that says what in it is wrong; NOT_FOUND if it names what is not there
 */
export async function conditionWritten(
  kind: KindDeclaration | undefined,
  text: string,
  asOf: Day | undefined,
  { today, ...finding }: Finding & Pick<Context, 'today'>,
): Promise<Condition | undefined> {
  const type = schema.getType(`${kind?.name ?? 'Entry'}Filter`) as GraphQLInputType
  const filter = coerceInputValue(measured(parsed(text)), type, (path, _, error) => {
    const place = path.length > 0 ? ` at ${path.join('.')}` : ''
    throw new Failure('BAD_INPUT', `The filter is wrong${place}: ${error.message}`)
  }) as FilterInput
  const reader = new ConditionReader(today, asOf)
  return knownIds(kind ? reader.ofKind(kind, filter) : reader.ofAny(filter), finding)
}
