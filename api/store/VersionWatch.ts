import { Failure } from '../errors.ts'
import type { GraphStore } from './port.ts'

/** Milliseconds between two looks: others may write to the same store, and no store calls. */
const between = 500

interface Waiting {
  readonly after: number
  readonly resolve: (version: number) => void
  readonly reject: (failure: unknown) => void
}

/** Waits for new dataset versions. However many wait, the store is asked once at a time, and not at all if nobody does. */
export class VersionWatch {
  private readonly store: GraphStore
  private readonly waiting = new Set<Waiting>()
  private timer: NodeJS.Timeout | undefined

  constructor(store: GraphStore) {
    this.store = store
  }

  /**
   * The dataset version, as soon as it is later than one.
   * @throws {Failure} CANCELLED; or what the store fails with
   */
  later(after: number, signal: AbortSignal): Promise<number> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(new Failure('CANCELLED'))
      const leave = () => {
        this.waiting.delete(waiting)
        signal.removeEventListener('abort', cancel)
      }
      const cancel = () => {
        leave()
        reject(new Failure('CANCELLED'))
      }
      const waiting: Waiting = {
        after,
        resolve: (version) => {
          leave()
          resolve(version)
        },
        reject: (failure) => {
          leave()
          reject(failure)
        },
      }
      signal.addEventListener('abort', cancel, { once: true })
      this.waiting.add(waiting)
      if (!this.timer) this.plan(0)
    })
  }

  private plan(delay: number): void {
    this.timer = setTimeout(() => void this.look(), delay)
    this.timer.unref()
  }

  private async look(): Promise<void> {
    try {
      const version = await this.store.datasetVersion({ timeLimit: 5000 })
      for (const waiting of this.waiting) if (version > waiting.after) waiting.resolve(version)
    } catch (failure) {
      for (const waiting of this.waiting) waiting.reject(failure)
    }
    this.timer = undefined
    if (this.waiting.size > 0) this.plan(between)
  }
}
