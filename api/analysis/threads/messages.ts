import type { PlainFailure } from '../../errors.ts'
import type { StoreChoice } from '../../store/open.ts'
import type { Answer, Progress, Question } from '../question.ts'

/** How the thread is set up. */
export interface ThreadData {
  /** It opens the store itself, so that nobody else waits for what it reads. */
  readonly store: StoreChoice
  /** The number of the question that is wanted no more. */
  readonly flag: Int32Array
}

/** What the thread is asked to do. */
export type Request =
  | { readonly ask: Question; readonly job: number; readonly deadline: number }
  | { readonly cancel: number }
  | { readonly close: true }

/** What the thread says. */
export type Reply =
  | { readonly job: number; readonly progress: Progress }
  | { readonly job: number; readonly answer: Answer }
  | { readonly job: number; readonly failure: PlainFailure }
