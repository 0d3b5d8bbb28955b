import { Failure, type FailureCode, type Problem } from '../../../errors.ts'
import type { Meter, StreamQuery } from '../../port.ts'
import type { WorkName } from './work.ts'

/** How a thread is set up. */
export interface ThreadData {
  readonly file: string
  readonly readOnly: boolean
  /** Kilobytes of pages that its connection keeps in memory. */
  readonly cache: number
  /** The largest number of bytes that the file may have. */
  readonly sizeLimit?: number
  /** The number of the job that is wanted no more. */
  readonly flag: Int32Array
}

/** `job` numbers what can be stopped; `deadline` is in milliseconds since 1970. */
interface Numbered {
  readonly job: number
  readonly deadline: number | undefined
}

/** What a thread is asked to do. */
export type Job =
  | (Numbered & { readonly name: WorkName; readonly query: unknown })
  | (Numbered & { readonly name: 'openStream'; readonly stream: number; readonly query: StreamQuery })
  | (Numbered & { readonly name: 'readStream'; readonly stream: number })
  | (Numbered & { readonly name: 'closeStream'; readonly stream: number })
  | (Numbered & { readonly name: 'close' })

/** What a thread answers, and what it had the database do for that. */
export type Answer = { readonly job: number; readonly effort?: Meter } & (
  | { readonly result: unknown }
  | { readonly failure: PlainFailure }
)

/** A failure on its way between threads: an error's class does not survive the way. */
export interface PlainFailure {
  readonly code: FailureCode
  readonly message: string
  readonly hint: string | undefined
  readonly retryAfter: number | undefined
  readonly problems: readonly Problem[]
  readonly data: Readonly<Record<string, unknown>>
  readonly cause: string | undefined
}

/** Takes a failure apart. */
export function plainFailure({
  code,
  message,
  hint,
  retryAfter,
  problems,
  data,
  cause,
}: Failure): PlainFailure {
  return {
    code,
    message,
    hint,
    retryAfter,
    problems,
    data,
    cause: cause instanceof Error ? (cause.stack ?? cause.message) : undefined,
  }
}

/** Puts a failure together again. */
export function failureOf({ code, message, ...details }: PlainFailure): Failure {
  return new Failure(code, message, details)
}
