import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { asFailure, Failure, failureCodes, isOfStore, shownOf } from '../errors.ts'

/** HTTP statuses of failures that end a whole request. */
const statuses: Readonly<Record<string, number>> = { UNAUTHORIZED: 401 }

/** A failure as GraphQL carries it. Nothing of what lies underneath goes along. */
export function toGraphqlError(failure: Failure): GraphQLError {
  const { code, hint, retryAfter, problems, data } = failure
  return new GraphQLError(failure.message, {
    extensions: {
      code,
      ...(hint ? { hint } : {}),
      ...(retryAfter ? { retryAfter } : {}),
      ...(problems.length > 0 ? { problems } : {}),
      ...data,
      ...(code.endsWith('_LIMIT') ? { http: { status: 400 } } : {}),
      ...(statuses[code] ? { http: { status: statuses[code] } } : {}),
    },
    originalError: failure,
  })
}

/** How a parser says that text is nested too deeply for it. */
const stackFull = 'Maximum call stack size exceeded'

/** How Apollo Server says that the hash of a persisted query is that of another text. */
const otherHash = 'provided sha does not match query'

const tokenLimit = /Document contains more tha[nt] (\d+) tokens/

function underneath(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? error.originalError : error
}

/**
 * Gives errors their public form: failures with code and hint, faults of the query as graphql-js words them, and
 * for anything else one sentence that tells nothing.
 * @param report told of what callers must not see
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  report: (failure: Failure) => void,
): GraphQLFormattedError {
  const cause = underneath(error)
  const { locations, path } = formatted
  const place = { ...(locations ? { locations } : {}), ...(path ? { path } : {}) }
  if (cause instanceof Failure) {
    if (cause.cause !== undefined || isOfStore(cause)) report(cause)
    const { message, extensions } = toGraphqlError(shownOf(cause))
    const { http: _, ...shown } = extensions as Record<string, unknown>
    return { message, ...place, extensions: shown }
  }
  const tokens = tokenLimit.exec(formatted.message)
  if (tokens) {
    const hint = 'Ask for less, or in several requests.'
    return {
      message: `The query has more than ${tokens[1]} words and signs.`,
      extensions: { code: 'TOKEN_LIMIT', limit: Number(tokens[1]), hint },
    }
  }
  if (formatted.message === stackFull)
    return { message: failureCodes.DEPTH_LIMIT, extensions: { code: 'DEPTH_LIMIT' } }
  if (formatted.message === otherHash)
    return {
      message: 'The hash is not that of the query.',
      extensions: {
        code: 'BAD_INPUT',
        hint: 'Send the SHA-256 of the text of the query, in hexadecimal.',
      },
    }
  const code = formatted.extensions?.code
  if (code !== undefined && code !== 'INTERNAL_SERVER_ERROR')
    return { message: formatted.message, ...place, extensions: { code } }
  report(asFailure(cause))
  return { message: failureCodes.INTERNAL, ...place, extensions: { code: 'INTERNAL' } }
}
