import type { PlainFailure } from '../../../errors.ts'
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
