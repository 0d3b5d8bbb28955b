import { Failure, type FailureCode, failureCodes } from '../../errors.ts'

/** What the check inside a running query throws; the driver keeps nothing of an error but its message. */
export const stopMessages = { cancelled: 'concord: cancelled', timeout: 'concord: out of time' } as const

interface DriverError extends Error {
  readonly code?: string
  /** SQLite's result code, https://www.sqlite.org/rescode.html; extended codes have the plain one in the lowest byte. */
  readonly errcode?: number
}

const codes: Readonly<Record<number, FailureCode>> = {
  5: 'STORE_BUSY',
  6: 'STORE_BUSY',
  8: 'STORE_READ_ONLY',
  11: 'STORE_CORRUPT',
  13: 'STORE_FULL',
  26: 'STORE_CORRUPT',
}

const hints: Partial<Record<FailureCode, string>> = {
  STORE_BUSY: 'End the other program that has the file open for writing, or try again.',
  STORE_READ_ONLY: 'Make the file and its folder writable.',
  STORE_FULL: 'Make room on the disk. Nothing was lost: what was under way was not applied.',
  STORE_CORRUPT: 'Put a backup in its place, or name another file in CONCORD_STORE.',
}

/** The failure that an error of the driver stands for. Failures are left as they are. */
export function sqliteFailure(thrown: unknown, file: string): Failure {
  if (thrown instanceof Failure) return thrown
  const error = thrown as DriverError
  if (error.message === stopMessages.cancelled) return new Failure('CANCELLED')
  if (error.message === stopMessages.timeout)
    return new Failure('TIMEOUT', failureCodes.TIMEOUT, { hint: 'Ask for less, or in smaller parts.' })
  const code = codes[(error.errcode ?? 0) & 0xff] ?? 'STORE_FAULT'
  const details = {
    hint: hints[code],
    cause: thrown,
    data: { file },
    ...(code === 'STORE_BUSY' ? { retryAfter: 1 } : {}),
  }
  return new Failure(code, `${failureCodes[code]} (${file})`, details)
}
