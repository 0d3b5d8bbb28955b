import { Failure } from '../../errors.ts'
import type { CommitResult, ReadOptions, UncheckedChangeset } from '../port.ts'

/** What became of one changeset of several. */
export type Outcome = { readonly result: CommitResult } | { readonly failure: Failure }

/**
 * Writes changesets in one transaction, each as one or not at all.
 * @returns an outcome for each, in their order; undefined for one that has to wait for the others, never for the first
 */
export type WriteTogether = (
  changesets: readonly UncheckedChangeset[],
  options: ReadOptions,
) => Promise<readonly (Outcome | undefined)[]>

interface Waiting {
  readonly changeset: UncheckedChangeset
  readonly options: ReadOptions
  /** Whether it is not written together with others: it can be large, or it is to be told what the database did. */
  readonly alone: boolean
  /** When its time is over, on the clock of `performance`; infinite without a time limit. */
  readonly end: number
  /** Why it is wanted no more. */
  over?: 'CANCELLED' | 'TIMEOUT'
  readonly resolve: (result: CommitResult) => void
  readonly reject: (failure: unknown) => void
}

/** What is written together at most: enough to share the wait for the disk, and done so soon that nobody need stop it. */
const most = { changesets: 64, operations: 1000 }

/** Operations that may change any number of relations. */
const large: ReadonlySet<unknown> = new Set(['deleteEntry', 'mergeEntry'])

/** A delay longer than this would end at once. */
const longestDelay = 2 ** 31 - 1

/** Faults that one of several changesets may have caused, so that the others should not share them. */
const ofOne: ReadonlySet<unknown> = new Set(['STORE_FAULT', 'STORE_FULL', 'TOO_MUCH_WORK', 'INTERNAL'])

/**
 * Commits one after the other. What comes while a changeset is being written waits, and is then written together:
 * most of the time of a small changeset is spent waiting for the disk, which many can do at once.
 */
export class CommitQueue {
  private readonly write: WriteTogether
  private readonly waiting: Waiting[] = []
  private writing: Promise<void> | undefined
  private closed = false

  constructor(write: WriteTogether) {
    this.write = write
  }

  /**
   * Has a changeset written. One that waits can be called off; of one that is written together with others the
   * outcome is awaited.
   */
  commit(changeset: UncheckedChangeset, options: ReadOptions = {}): Promise<CommitResult> {
    const { signal, timeLimit, meter } = options
    if (this.closed) return Promise.reject(new Failure('STORE_UNAVAILABLE', 'The store is closed.'))
    if (signal?.aborted) return Promise.reject(new Failure('CANCELLED'))
    return new Promise<CommitResult>((resolve, reject) => {
      const end = timeLimit === undefined ? Number.POSITIVE_INFINITY : performance.now() + timeLimit
      const abort = () => this.callOff(one, 'CANCELLED')
      const timer =
        timeLimit === undefined || timeLimit > longestDelay
          ? undefined
          : setTimeout(() => this.callOff(one, 'TIMEOUT'), timeLimit).unref()
      const forget = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', abort)
      }
      const one: Waiting = {
        changeset,
        options,
        alone: meter !== undefined || isLarge(changeset),
        end,
        resolve: (result) => {
          forget()
          resolve(result)
        },
        reject: (failure) => {
          forget()
          reject(failure)
        },
      }
      signal?.addEventListener('abort', abort, { once: true })
      this.waiting.push(one)
      this.writing ??= this.writeAll()
    })
  }

  private callOff(one: Waiting, why: 'CANCELLED' | 'TIMEOUT'): void {
    one.over = why
    const place = this.waiting.indexOf(one)
    if (place < 0) return
    this.waiting.splice(place, 1)
    one.reject(new Failure(why))
  }

  /** Refuses what comes from now on, and waits for what came before. */
  async close(): Promise<void> {
    this.closed = true
    await this.writing
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) await this.writeGroup(this.nextGroup())
    this.writing = undefined
  }

  /** The first that waits, and those after it that may go with it. */
  private nextGroup(): readonly Waiting[] {
    let operations = 0
    const fits = ({ changeset, alone }: Waiting) => {
      operations += changeset.operations.length
      return operations <= most.operations && !alone
    }
    const misfit = this.waiting.findIndex((one) => !fits(one))
    const fitting = misfit < 0 ? this.waiting.length : misfit
    return this.waiting.splice(0, Math.max(1, Math.min(fitting, most.changesets)))
  }

  private async writeGroup(group: readonly Waiting[]): Promise<void> {
    let outcomes: readonly (Outcome | undefined)[]
    try {
      outcomes = await this.write(
        group.map(({ changeset }) => changeset),
        optionsOf(group),
      )
    } catch (failure) {
      if (group.length > 1 && failure instanceof Failure && ofOne.has(failure.code))
        for (const one of group) await this.writeGroup([one])
      else for (const { reject } of group) reject(failure)
      return
    }
    const postponed: Waiting[] = []
    for (const [index, one] of group.entries()) {
      const outcome = outcomes[index]
      if (!outcome && one.over) one.reject(new Failure(one.over))
      else if (!outcome) postponed.push(one)
      else if ('failure' in outcome) one.reject(outcome.failure)
      else one.resolve(outcome.result)
    }
    this.waiting.unshift(...postponed)
  }
}

function isLarge({ operations }: UncheckedChangeset): boolean {
  return (
    operations.length > most.operations ||
    operations.some((operation) => large.has((operation as { action?: unknown } | null)?.action))
  )
}

function optionsOf(group: readonly Waiting[]): ReadOptions {
  const left = Math.max(...group.map(({ end }) => end)) - performance.now()
  const limit = left === Number.POSITIVE_INFINITY ? {} : { timeLimit: Math.max(Math.ceil(left), 1) }
  const [only] = group
  return group.length === 1 && only ? { ...only.options, ...limit } : limit
}
