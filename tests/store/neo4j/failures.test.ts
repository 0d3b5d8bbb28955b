import { Neo4jError } from 'neo4j-driver'
import { expect, test } from 'vitest'
import { Failure } from '../../../api/errors.ts'
import { canRetry, failureOf } from '../../../api/store/neo4j/failures.ts'

function thrownWith(code: string, message = 'bolt://secret:7687 said so'): Neo4jError {
  return new Neo4jError(message, code, '50N42', 'unexpected')
}

test.each([
  ['Neo.ClientError.Security.Unauthorized', 'STORE_REFUSED'],
  ['Neo.ClientError.Security.AuthenticationRateLimit', 'STORE_REFUSED'],
  ['Neo.ClientError.Security.Forbidden', 'STORE_REFUSED'],
  ['Neo.ClientError.Database.DatabaseNotFound', 'STORE_MISSING'],
  ['Neo.ClientError.General.ForbiddenOnReadOnlyDatabase', 'STORE_READ_ONLY'],
  ['Neo.ClientError.General.WriteOnReadOnlyAccessDatabase', 'STORE_READ_ONLY'],
  ['Neo.ClientError.Cluster.NotALeader', 'STORE_READ_ONLY'],
  ['Neo.ClientError.Statement.AccessMode', 'STORE_READ_ONLY'],
  ['Neo.ClientError.Transaction.TransactionTimedOut', 'TIMEOUT'],
  ['Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration', 'TIMEOUT'],
  ['Neo.TransientError.General.MemoryPoolOutOfMemoryError', 'TOO_MUCH_WORK'],
  ['Neo.TransientError.General.TransactionMemoryLimit', 'TOO_MUCH_WORK'],
  ['Neo.TransientError.Transaction.DeadlockDetected', 'STORE_BUSY'],
  ['Neo.TransientError.General.DatabaseUnavailable', 'STORE_UNAVAILABLE'],
  ['Neo.TransientError.Transaction.Terminated', 'STORE_UNAVAILABLE'],
  ['ServiceUnavailable', 'STORE_UNAVAILABLE'],
  ['SessionExpired', 'STORE_UNAVAILABLE'],
  ['Neo.DatabaseError.Statement.ExecutionFailed', 'STORE_FAULT'],
])('%s becomes %s, and says nothing of the driver', (code, expected) => {
  const failure = failureOf(thrownWith(code))
  expect(failure.code).toBe(expected)
  expect(`${failure.message} ${failure.hint}`).not.toMatch(/secret|bolt:/)
})

test('a full disk is known by what it says', () => {
  expect(
    failureOf(thrownWith('Neo.DatabaseError.General.UnknownError', 'No space left on device')).code,
  ).toBe('STORE_FULL')
})

test('what may go away by itself says when to try again', () => {
  expect(failureOf(thrownWith('ServiceUnavailable')).retryAfter).toBeGreaterThan(0)
  expect(failureOf(thrownWith('Neo.ClientError.Security.Unauthorized')).retryAfter).toBeUndefined()
})

test('an abort explains what follows from it', () => {
  expect(failureOf(thrownWith('ServiceUnavailable'), AbortSignal.abort()).code).toBe('CANCELLED')
})

test('failures stay what they are and are not tried again', () => {
  const conflict = new Failure('CONFLICT')
  expect(failureOf(conflict)).toBe(conflict)
  expect(canRetry(conflict)).toBe(false)
  expect(canRetry(thrownWith('ServiceUnavailable'))).toBe(true)
  expect(canRetry(thrownWith('Neo.ClientError.Statement.SyntaxError'))).toBe(false)
})
