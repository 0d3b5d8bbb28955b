import { Worker } from 'node:worker_threads'
import { Failure, failureOf } from '../../errors.ts'
import { AnswerMemory } from '../../store/AnswerMemory.ts'
import type { StoreChoice } from '../../store/open.ts'
import { analysisLimits } from '../limits.ts'
import type { Answer, Progress, Question } from '../question.ts'
import type { Reply, Request, ThreadData } from './messages.ts'

/** The compiled code of the thread; where the sources themselves are run, what was built of them. */
function threadFile(): URL {
  const isCompiled = import.meta.url.endsWith('.js')
  return new URL(
    isCompiled ? '../analysisThread.js' : '../../../dist/server/api/analysis/analysisThread.js',
    import.meta.url,
  )
}

/** How many answers are kept: each is small, and most questions are asked by more than one. */
const keptAnswers = 200

/** Milliseconds without a question after which the thread ends and gives its memory back. */
const idleTime = 300_000

/** Who asks, and what becomes of it. */
interface Asked {
  readonly job: number
  readonly question: Question
  readonly deadline: number
  readonly onProgress: (progress: Progress) => void
  readonly resolve: (answer: Answer) => void
  readonly reject: (failure: unknown) => void
}

/** What goes with a question. */
export interface AskOptions {
  /** The dataset version now. */
  readonly version: number
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/** Has graphs analysed in a thread, one question after the other, and keeps the answers while the dataset version stays. */
export class Analyst {
  private readonly store: StoreChoice
  private readonly failed: (cause: unknown) => void
  private readonly flag = new Int32Array(new SharedArrayBuffer(4))
  private readonly memory = new AnswerMemory(keptAnswers)
  private readonly waiting: Asked[] = []
  private running: Asked | undefined
  private worker: Worker | undefined
  private lastJob = 0
  private closed = false
  private idle: NodeJS.Timeout | undefined

  /** @param failed is told why the thread ended by itself */
  constructor(store: StoreChoice, failed: (cause: unknown) => void) {
    this.store = store
    this.failed = failed
  }

  /**
   * Answers a question about the graph or a part of it.
   * @throws {Failure} BUSY if too many wait; TOO_MUCH_WORK if the part is too large; TIMEOUT; CANCELLED
   */
  async ask(
    question: Question,
    { version, signal, onProgress = () => undefined }: AskOptions,
  ): Promise<Answer> {
    const known = this.memory.find<Answer>(version, question)
    if (known) return known
    if (this.closed) throw new Failure('STORE_UNAVAILABLE', 'The store is closed.')
    if (signal?.aborted) throw new Failure('CANCELLED')
    if (this.waiting.length >= analysisLimits.waiting)
      throw new Failure('BUSY', `${analysisLimits.waiting} analyses wait already, as many as are allowed.`, {
        retryAfter: 10,
        data: { limit: analysisLimits.waiting },
      })
    const job = ++this.lastJob
    const cancel = () => this.callOff(job, 'CANCELLED')
    const timer = setTimeout(() => this.callOff(job, 'TIMEOUT'), analysisLimits.time)
    signal?.addEventListener('abort', cancel, { once: true })
    try {
      const answer = await new Promise<Answer>((resolve, reject) => {
        const deadline = Date.now() + analysisLimits.time
        this.waiting.push({ job, question, deadline, onProgress, resolve, reject })
        this.next()
        if (this.running?.job !== job) onProgress({ stage: 'waiting', share: 0 })
      })
      this.memory.keep(answer.version, question, answer)
      return answer
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
    }
  }

  /** The caller is told at once; the thread, as soon as it looks. */
  private callOff(job: number, code: 'CANCELLED' | 'TIMEOUT'): void {
    const message =
      code === 'TIMEOUT' ? `The analysis took longer than ${analysisLimits.time / 1000} seconds.` : undefined
    const failure = new Failure(
      code,
      message,
      code === 'TIMEOUT' ? { data: { limit: analysisLimits.time } } : {},
    )
    const index = this.waiting.findIndex((asked) => asked.job === job)
    if (index >= 0) this.waiting.splice(index, 1)[0]?.reject(failure)
    if (this.running?.job !== job) return
    Atomics.store(this.flag, 0, job)
    this.worker?.postMessage({ cancel: job } satisfies Request)
    this.running.reject(failure)
  }

  private start(): Worker {
    const workerData: ThreadData = { store: this.store, flag: this.flag }
    const resourceLimits = { maxOldGenerationSizeMb: analysisLimits.memory }
    const worker = new Worker(threadFile(), { workerData, resourceLimits })
    worker.on('message', (reply: Reply) => this.hear(reply))
    worker.on('error', (cause) => this.fail(worker, cause))
    worker.on('exit', (code) => this.fail(worker, new Error(`The thread ended with ${code}.`)))
    return worker
  }

  private next(): void {
    if (this.running) return
    clearTimeout(this.idle)
    this.running = this.waiting.shift()
    if (this.running) {
      const { job, question, deadline } = this.running
      this.worker ??= this.start()
      this.worker.ref()
      this.worker.postMessage({ ask: question, job, deadline } satisfies Request)
      return
    }
    this.worker?.unref()
    this.idle = setTimeout(() => void this.endThread(), idleTime)
    this.idle.unref()
  }

  private hear(reply: Reply): void {
    const { running } = this
    if (!running || reply.job !== running.job) return
    if ('progress' in reply) return running.onProgress(reply.progress)
    this.running = undefined
    if ('answer' in reply) running.resolve(reply.answer)
    else running.reject(failureOf(reply.failure))
    this.next()
  }

  private fail(worker: Worker, cause: unknown): void {
    if (this.worker !== worker) return
    this.worker = undefined
    const isFull = (cause as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
    if (!this.closed) this.failed(cause)
    this.running?.reject(
      isFull
        ? new Failure('TOO_MUCH_WORK', 'This part of the graph needs more memory than an analysis may use.', {
            data: { limit: analysisLimits.memory, of: 'megabytes' },
          })
        : new Failure('INTERNAL', undefined, { cause }),
    )
    this.running = undefined
    this.next()
  }

  private async endThread(): Promise<void> {
    const { worker } = this
    if (!worker) return
    this.worker = undefined
    const ended = new Promise((resolve) => worker.once('exit', resolve))
    worker.ref()
    worker.postMessage({ close: true } satisfies Request)
    await ended
  }

  /** Gives up what is under way and waiting, and ends the thread. */
  async close(): Promise<void> {
    this.closed = true
    clearTimeout(this.idle)
    for (const { job } of [...this.waiting, ...(this.running ? [this.running] : [])])
      this.callOff(job, 'CANCELLED')
    await this.endThread()
  }
}
