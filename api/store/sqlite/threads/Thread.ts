import { Worker } from 'node:worker_threads'
import { Failure, failureOf } from '../../../errors.ts'
import type { Entry, Relation } from '../../../model/domain.ts'
import type { Meter, ReadOptions, StreamQuery } from '../../port.ts'
import type { Answer, Job, ThreadData } from './messages.ts'
import type { WorkName, WorkQuery, WorkResult } from './work.ts'

/**
 * The compiled code of the thread. Node 20 cannot run TypeScript in a worker, so where the sources themselves are run,
 * as tests do, the thread comes from what was built of them.
 */
function threadFile(): URL {
  const isCompiled = import.meta.url.endsWith('.js')
  return new URL(
    isCompiled ? '../thread.js' : '../../../../dist/server/api/store/sqlite/thread.js',
    import.meta.url,
  )
}

/** Megabytes. A thread whose work needs more than this fails by itself; the process goes on. */
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 }

interface Pending {
  readonly job: Job
  readonly meter: Meter | undefined
  readonly resolve: (result: unknown) => void
  readonly reject: (failure: unknown) => void
}

type Unnumbered = Job extends infer Each ? (Each extends Job ? Omit<Each, 'job' | 'deadline'> : never) : never

/**
 * A thread that does one piece of work after the other; what waits is kept here, so that it can still be called off.
 * It is started with the first piece of work, and again if it failed.
 */
export class Thread {
  private worker: Worker | undefined
  private readonly data: Omit<ThreadData, 'flag'>
  private readonly failed: (cause: unknown) => void
  private readonly flag = new Int32Array(new SharedArrayBuffer(4))
  private readonly waiting: Pending[] = []
  private running: Pending | undefined
  private lastJob = 0
  private lastStream = 0
  private closed = false
  private idle: (() => void) | undefined

  /** @param failed is told why a thread ended by itself */
  constructor(data: Omit<ThreadData, 'flag'>, failed: (cause: unknown) => void) {
    this.data = data
    this.failed = failed
  }

  private start(): Worker {
    const workerData: ThreadData = { ...this.data, flag: this.flag }
    const worker = new Worker(threadFile(), { workerData, resourceLimits })
    worker.on('message', (answer: Answer) => this.settle(answer))
    worker.on('error', (cause) => this.fail(worker, cause))
    worker.on('exit', (code) => this.fail(worker, new Error(`The thread ended with ${code}.`)))
    return worker
  }

  /** Starts it ahead of its first piece of work: loading its code takes a while. The process may end meanwhile. */
  wake(): void {
    this.worker ??= this.start()
    this.worker.unref()
  }

  /** Has a piece of work done. */
  do<Name extends WorkName>(
    name: Name,
    query: WorkQuery<Name>,
    options: ReadOptions = {},
  ): Promise<WorkResult<Name>> {
    return this.send({ name, query } as Unnumbered, options) as Promise<WorkResult<Name>>
  }

  /** Entries or relations, fetched as they are asked for, one chunk ahead: it is read while the one before is used. */
  async *stream(query: StreamQuery, options: ReadOptions = {}): AsyncGenerator<Entry | Relation> {
    const stream = ++this.lastStream
    const read = () => {
      const chunk = this.send({ name: 'readStream', stream }, options) as Promise<(Entry | Relation)[]>
      // Who waits for it is told of a failure; nobody does once the stream is given up.
      chunk.catch(() => undefined)
      return chunk
    }
    await this.send({ name: 'openStream', stream, query }, options)
    try {
      for (let ahead = read(); ; ) {
        const chunk = await ahead
        if (chunk.length === 0) return
        ahead = read()
        yield* chunk
      }
    } finally {
      await this.send({ name: 'closeStream', stream }, {}).catch(() => undefined)
    }
  }

  private send(work: Unnumbered, { signal, timeLimit, meter }: ReadOptions): Promise<unknown> {
    if (this.closed) return Promise.reject(new Failure('STORE_UNAVAILABLE', 'The store is closed.'))
    if (signal?.aborted) return Promise.reject(new Failure('CANCELLED'))
    const number = ++this.lastJob
    const deadline = timeLimit === undefined ? undefined : Date.now() + timeLimit
    const promise = new Promise((resolve, reject) =>
      this.waiting.push({ job: { ...work, job: number, deadline } as Job, meter, resolve, reject }),
    )
    const abort = () => this.callOff(number, 'CANCELLED', true)
    signal?.addEventListener('abort', abort, { once: true })
    // What runs looks at the clock itself.
    const timer =
      timeLimit === undefined
        ? undefined
        : setTimeout(() => this.callOff(number, 'TIMEOUT', false), timeLimit)
    timer?.unref()
    this.next()
    return promise.finally(() => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    })
  }

  private callOff(number: number, code: 'CANCELLED' | 'TIMEOUT', running: boolean): void {
    if (running && this.running?.job.job === number) Atomics.store(this.flag, 0, number)
    const index = this.waiting.findIndex(({ job }) => job.job === number)
    if (index >= 0) this.waiting.splice(index, 1)[0]?.reject(new Failure(code))
  }

  private next(): void {
    if (this.running) return
    this.running = this.waiting.shift()
    if (this.running) {
      this.worker ??= this.start()
      // While work is under way the process must not end because nothing else is.
      this.worker.ref()
      this.worker.postMessage(this.running.job)
      return
    }
    this.worker?.unref()
    this.idle?.()
  }

  private settle(answer: Answer): void {
    const done = this.running
    this.running = undefined
    if (done?.meter && answer.effort) {
      done.meter.statements += answer.effort.statements
      done.meter.rows += answer.effort.rows
      done.meter.milliseconds += answer.effort.milliseconds
    }
    if (done && 'failure' in answer) done.reject(failureOf(answer.failure))
    else if (done && 'result' in answer) done.resolve(answer.result)
    this.next()
  }

  /** What was under way is lost; what waits is done by a new thread. */
  private fail(worker: Worker, cause: unknown): void {
    if (this.worker !== worker) return
    this.worker = undefined
    if (!this.closed) this.failed(cause)
    const lost = this.running
    this.running = undefined
    lost?.reject(new Failure('STORE_FAULT', undefined, { cause }))
    this.next()
  }

  /** Lets what is under way and waiting end, then ends the thread. */
  async close(): Promise<void> {
    this.closed = true
    if (this.running)
      await new Promise<void>((resolve) => {
        this.idle = resolve
      })
    const { worker } = this
    if (!worker) return
    // The thread closes its connection itself: one that is torn down with its thread leaves files behind.
    const ended = new Promise((resolve) => worker.once('exit', resolve))
    worker.ref()
    worker.postMessage({ name: 'close', job: ++this.lastJob, deadline: undefined } satisfies Job)
    await ended
  }
}
