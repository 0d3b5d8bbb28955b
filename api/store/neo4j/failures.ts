import { Failure, type FailureCode } from '../../errors.ts'

/** Seconds after which a database that does not answer may answer again. */
const backSoon = 5

interface Known {
  readonly codes: RegExp
  readonly failure: FailureCode
  readonly message: string
  readonly hint: string
  readonly retryAfter?: number
}

/** The first that fits is taken. The codes are those of Neo4j's status code reference and of the driver. */
const known: readonly Known[] = [
  {
    codes: /^Neo\.ClientError\.Security\.(Unauthorized|CredentialsExpired|TokenExpired|AuthProviderFailed)/,
    failure: 'STORE_REFUSED',
    message: 'Neo4j refused the user name or the password.',
    hint: 'Look at the user name and password that the store is opened with.',
  },
  {
    codes: /^Neo\.ClientError\.Security\.AuthenticationRateLimit/,
    failure: 'STORE_REFUSED',
    message: 'Neo4j takes no more log-ins for a while, because of too many with a wrong password.',
    hint: 'Look at the password, and wait some seconds.',
    retryAfter: backSoon,
  },
  {
    codes: /^Neo\.ClientError\.Security\./,
    failure: 'STORE_REFUSED',
    message: 'The Neo4j user may not do what Concord needs.',
    hint: 'Give the user the right to read and write, and to create indexes and constraints.',
  },
  {
    codes: /DatabaseNotFound$/,
    failure: 'STORE_MISSING',
    message: 'Neo4j has no database of this name.',
    hint: 'Create the database, or name another one.',
  },
  {
    codes: /(ReadOnlyDatabase|NotALeader|AccessMode|WriteOnReadOnlyAccessDatabase)$/i,
    failure: 'STORE_READ_ONLY',
    message: 'This Neo4j database can be read but not written.',
    hint: 'Connect to a server that takes writes, with neo4j:// if it is a cluster.',
  },
  {
    codes: /TransactionTimedOut/,
    failure: 'TIMEOUT',
    message: 'The work took longer than its time limit and was stopped.',
    hint: 'Ask for less, or narrow the question down.',
  },
  {
    codes:
      /(MemoryPoolOutOfMemoryError|TransactionOutOfMemoryError|TransactionMemoryLimit|OutOfMemoryError|StackOverFlowError|MaximumTransactionLimitReached)$/,
    failure: 'TOO_MUCH_WORK',
    message: 'The question needs more memory than Neo4j allows.',
    hint: 'Ask for less at once, or give Neo4j more memory.',
  },
  {
    codes: /(DeadlockDetected|LockClientStopped|LockAcquisitionTimeout|Outdated|BookmarkTimeout)$/,
    failure: 'STORE_BUSY',
    message: 'Other work holds what this one needs.',
    hint: 'Try again.',
    retryAfter: 1,
  },
  {
    codes:
      /^(ServiceUnavailable|SessionExpired)$|DatabaseUnavailable|NoThreadsAvailable|ConnectionAcquisitionTimeout|^Neo\.TransientError\.|Transaction\.(Terminated|TransactionTerminated)|DatabaseNotReady|ShutdownInProgress/i,
    failure: 'STORE_UNAVAILABLE',
    message: 'Neo4j does not answer.',
    hint: 'See whether the server runs and can be reached.',
    retryAfter: backSoon,
  },
]

const fullDisk = /no space left|out of disk space|disk (is )?full|not enough (free )?disk space/i

function codeOf(thrown: unknown): string {
  const { code } = (thrown ?? {}) as { code?: unknown }
  return typeof code === 'string' ? code : ''
}

function messagesOf(thrown: unknown): string {
  const parts: string[] = []
  for (let error = thrown; error instanceof Error && parts.length < 5; error = error.cause)
    parts.push(error.message)
  return parts.join('\n')
}

/** A failure with a message and a hint that hold nothing of the driver's own. */
function told(thrown: unknown, { failure, message, hint, retryAfter }: Known): Failure {
  return new Failure(failure, message, { hint, retryAfter, cause: thrown })
}

/** The failure for work that was aborted by its caller. */
export function cancelled(cause?: unknown): Failure {
  return new Failure('CANCELLED', undefined, { cause })
}

/**
 * Makes a failure of what the driver threw.
 * @param signal whose abort explains why work ended early
 */
export function failureOf(thrown: unknown, signal?: AbortSignal): Failure {
  if (thrown instanceof Failure) return thrown
  if (signal?.aborted) return cancelled(thrown)
  const messages = messagesOf(thrown)
  if (fullDisk.test(messages))
    return new Failure('STORE_FULL', undefined, {
      hint: 'Make room where Neo4j keeps its data.',
      cause: thrown,
    })
  if (
    /does not support (any of )?the (requested|provided)|unsupported (bolt )?protocol|protocol (version )?is not supported|HTTP/i.test(
      messages,
    )
  )
    return new Failure(
      'STORE_WRONG_VERSION',
      'What answers at this address speaks no protocol that Concord knows.',
      {
        hint: 'Name the Bolt address of a Neo4j of version 5.26 or later; Bolt is at port 7687 as a rule.',
        cause: thrown,
      },
    )
  const code = codeOf(thrown)
  const found = known.find(({ codes }) => codes.test(code))
  return found ? told(thrown, found) : new Failure('STORE_FAULT', undefined, { cause: thrown })
}

/** Whether trying the same read again may help. */
export function canRetry(thrown: unknown): boolean {
  if (thrown instanceof Failure) return false
  return (thrown as { retryable?: boolean }).retryable === true
}
