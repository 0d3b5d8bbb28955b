import { coerceInputValue, type GraphQLInputType } from 'graphql'
import { Failure } from '../errors.ts'
import type { Condition } from '../store/port.ts'
import { conditionFrom, type FilterInput } from './entries/filters.ts'
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
 * @throws {Failure} BAD_INPUT that says what in it is wrong
 */
export function conditionWritten(kind: string, text: string): Condition | undefined {
  const type = schema.getType(`${kind}Filter`) as GraphQLInputType
  const filter = coerceInputValue(parsed(text), type, (path, _, error) => {
    const place = path.length > 0 ? ` at ${path.join('.')}` : ''
    throw new Failure('BAD_INPUT', `The filter is wrong${place}: ${error.message}`)
  })
  return conditionFrom(filter as FilterInput)
}
