import { coerceInputValue, type GraphQLInputType } from 'graphql'
import { Failure } from '../errors.ts'
import type { KindDeclaration } from '../model/declarations.ts'
import type { Day } from '../model/domain.ts'
import type { Condition } from '../store/port.ts'
import { ConditionReader } from './filters/conditionFrom.ts'
import type { FilterInput } from './filters/inputs.ts'
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

/**
 * The condition that a filter stands for, written as JSON as the variable of a query is.
 * @param kind whose entries are filtered
 * @param today the day on which a treaty status is meant where none is said
 * @throws {Failure} BAD_INPUT that says what in it is wrong
 */
export function conditionWritten(kind: KindDeclaration, text: string, today: Day): Condition | undefined {
  const type = schema.getType(`${kind.name}Filter`) as GraphQLInputType
  const filter = coerceInputValue(parsed(text), type, (path, _, error) => {
    const place = path.length > 0 ? ` at ${path.join('.')}` : ''
    throw new Failure('BAD_INPUT', `The filter is wrong${place}: ${error.message}`)
  })
  return new ConditionReader(today).ofKind(kind, filter as FilterInput)
}
