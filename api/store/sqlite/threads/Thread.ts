import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { Failure } from '../../../errors.ts'
import type { Entry, Relation } from '../../../model/domain.ts'
import type { ReadOptions, StreamQuery } from '../../port.ts'
import { type Answer, failureOf, type Job, type ThreadData } from './messages.ts'
import type { WorkName, WorkQuery, WorkResult } from './work.ts'

/**
 * The compiled code of the thread. Node 20 cannot run TypeScript, so where the sources themselves are run, as tests
 * do, the thread comes from what was built of them.
 */
function threadFile(): string {
  const compiled = fileURLToPath(new URL('../thread.js', import.meta.url))
  return existsSync(compiled)
    ? compiled
    : fileURLToPath(new URL('../../../../dist/server/api/store/sqlite/thread.js', import.meta.url))
}

interface Pending {
  readonly job: Job
  readonly resolve: (result: unknown) => void
  readonly reject: (failure: unknown) => void
}

type Unnumbered = Job extends infer Each ? (Each extends Job ? Omit<Each, 'job' | 'deadline'> : never) : never

/** A thread that does one piece of work after the other; what waits is kept here, so that it can still be called off. */
export class Thread {
  private readonly worker: Worker
  private readonly flag = new Int32Array(new SharedArrayBuffer(4))
  private readonly waiting: Pending[] = []
  private running: Pending | undefined
  private lastJob = 0
  private lastStream = 0
  private ended: Failure | undefined
  private idle: (() => void) | undefined

  constructor(data: Omit<ThreadData, 'flag'>) {
    this.worker = new Worker(threadFile(), { workerData: { ...data, flag: this.flag } satisfies ThreadData })
    this.worker.unref()
    this.worker.on('message', (answer: Answer) => this.settle(answer))
    this.worker.on('error', (cause) => this.fail(new Failure('STORE_FAULT', undefined, { cause })))
    this.worker.on('exit', () => this.fail(new Failure('STORE_UNAVAILABLE', 'The store is closed.')))
  }

  /** Has a piece of work done. */
  do<Name extends WorkName>(
    name: Name,
    query: WorkQuery<Name>,
    options: ReadOptions = {},
  ): Promise<WorkResult<Name>> {
    return this.send({ name, query } as Unnumbered, options) as Promise<WorkResult<Name>>
  }

  /** Entries or relations, fetched as they are asked for. */
  async *stream(query: StreamQuery, options: ReadOptions = {}): AsyncGenerator<Entry | Relation> {
    const stream = ++this.lastStream
    await this.send({ name: 'openStream', stream, query }, options)
    try {
      for (;;) {
        const chunk = (await this.send({ name: 'readStream', stream }, options)) as (Entry | Relation)[]
        if (chunk.length === 0) return
        yield* chunk
      }
    } finally {
      await this.send({ name: 'closeStream', stream }, {}).catch(() => undefined)
    }
  }

  private send(work: Unnumbered, { signal, timeLimit }: ReadOptions): Promise<unknown> {
    if (this.ended) return Promise.reject(this.ended)
    if (signal?.aborted) return Promise.reject(new Failure('CANCELLED'))
    const number = ++this.lastJob
    const deadline = timeLimit === undefined ? undefined : Date.now() + timeLimit
    const promise = new Promise((resolve, reject) =>
      this.waiting.push({ job: { ...work, job: number, deadline } as Job, resolve, reject }),
    )
    const abort = () => this.cancel(number)
    signal?.addEventListener('abort', abort, { once: true })
    this.next()
    return promise.finally(() => signal?.removeEventListener('abort', abort))
  }

  private cancel(number: number): void {
    if (this.running?.job.job === number) Atomics.store(this.flag, 0, number)
    const index = this.waiting.findIndex(({ job }) => job.job === number)
    if (index >= 0) this.waiting.splice(index, 1)[0]?.reject(new Failure('CANCELLED'))
  }

  private next(): void {
    if (this.running) return
    this.running = this.waiting.shift()
    if (this.running) {
      // While work is under way the process must not end because nothing else is.
      this.worker.ref()
      this.worker.postMessage(this.running.job)
      return
    }
    this.worker.unref()
    this.idle?.()
  }

  private settle(answer: Answer): void {
    const done = this.running
    this.running = undefined
    if (done && 'failure' in answer) done.reject(failureOf(answer.failure))
    else if (done && 'result' in answer) done.resolve(answer.result)
    this.next()
  }

  private fail(failure: Failure): void {
    this.ended ??= failure
    for (const pending of [...(this.running ? [this.running] : []), ...this.waiting.splice(0)])
      pending.reject(this.ended)
    this.running = undefined
    this.idle?.()
  }

  /** Lets what is under way and waiting end, then ends the thread. */
  async close(): Promise<void> {
    if (this.running && !this.ended)
      await new Promise<void>((resolve) => {
        this.idle = resolve
      })
    this.ended ??= new Failure('STORE_UNAVAILABLE', 'The store is closed.')
    await this.worker.terminate()
  }
}
