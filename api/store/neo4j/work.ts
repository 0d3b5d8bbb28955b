import { Failure } from '../../errors.ts'
import type { Meter, ReadOptions } from '../port.ts'
import { cancelled } from './failures.ts'

/** One call of the store: who may stop it and when its time is over, for all the statements that it sends. */
export class Work {
  readonly signal: AbortSignal | undefined
  /** What the reads of this call have seen: the next ones see it too, whichever member of a cluster answers them. */
  seen: readonly string[] = []
  readonly meter: Meter | undefined
  private readonly end: number
  private readonly timeLimit: number | undefined

  constructor({ signal, timeLimit, meter }: ReadOptions = {}) {
    this.signal = signal
    this.meter = meter
    this.timeLimit = timeLimit
    this.end = timeLimit === undefined ? Number.POSITIVE_INFINITY : performance.now() + timeLimit
  }

  /** Milliseconds that are left; infinite without a time limit. */
  get left(): number {
    return this.end - performance.now()
  }

  /** A part of this work that may take no more than so many milliseconds. */
  part(timeLimit: number): Work {
    return new Work({
      signal: this.signal,
      meter: this.meter,
      timeLimit: Math.min(timeLimit, this.left),
    })
  }

  /** What the failure of work says whose time is over. */
  timedOut(cause?: unknown): Failure {
    return new Failure('TIMEOUT', undefined, {
      hint: 'Ask for less, or narrow the question down.',
      data: { timeLimit: this.timeLimit },
      cause,
    })
  }

  /** @throws {Failure} CANCELLED or TIMEOUT if the work is over */
  check(): void {
    if (this.signal?.aborted) throw cancelled()
    if (this.left <= 0) throw this.timedOut()
  }

  /**
   * Does something that can be stopped. When the work is aborted or its time is over, `stop` is called and the
   * answer is not waited for.
   * @throws {Failure} CANCELLED or TIMEOUT
   */
  async during<Result>(start: () => Promise<Result>, stop: () => void): Promise<Result> {
    this.check()
    const { signal, left } = this
    if (!signal && left === Number.POSITIVE_INFINITY) return start()
    let timer: NodeJS.Timeout | undefined
    let onAbort: (() => void) | undefined
    const stopped = new Promise<never>((_, reject) => {
      const end = (failure: Failure) => {
        reject(failure)
        stop()
      }
      onAbort = () => end(cancelled())
      signal?.addEventListener('abort', onAbort, { once: true })
      // Longer ones than this would fire at once.
      if (left < 2 ** 31) timer = setTimeout(() => end(this.timedOut()), Math.ceil(left))
    })
    try {
      return await Promise.race([start(), stopped])
    } finally {
      clearTimeout(timer)
      if (onAbort) signal?.removeEventListener('abort', onAbort)
    }
  }
}
