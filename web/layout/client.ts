import type { Arranged, LayoutReply, LayoutRequest, LayoutTask } from './protocol.ts'

/** What the client needs of a worker; a test can stand in for one. */
export interface LayoutWorker {
  postMessage(request: LayoutRequest): void
  terminate(): void
  onmessage: ((event: MessageEvent<LayoutReply>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

interface Pending {
  readonly number: number
  readonly resolve: (picture: Arranged | null) => void
  readonly reject: (failure: Error) => void
}

/**
 * Asks the worker for layouts; the latest request wins. A worker cannot be interrupted while it computes, so one
 * that is busy with what nobody waits for any more is ended and replaced: that takes some 15 ms.
 */
export class LayoutClient {
  readonly #start: () => LayoutWorker
  #worker: LayoutWorker | null = null
  #pending: Pending | null = null
  #number = 0

  constructor(start: () => LayoutWorker = startWorker) {
    this.#start = start
  }

  /** The picture for a task, or null if another task or `cancel` came before it was ready. */
  run(task: LayoutTask): Promise<Arranged | null> {
    this.cancel()
    const worker = this.#ready()
    const number = ++this.#number
    return new Promise((resolve, reject) => {
      this.#pending = { number, resolve, reject }
      worker.postMessage({ number, task })
    })
  }

  /** Starts the worker ahead of its first task: loading its code takes as long as a small layout. */
  wake(): void {
    this.#ready()
  }

  /** Gives up what is under way. */
  cancel(): void {
    if (!this.#pending) return
    this.#pending.resolve(null)
    this.#pending = null
    this.#end()
  }

  /** Ends the worker; the client can be used again afterwards. */
  close(): void {
    this.cancel()
    this.#end()
  }

  #end(): void {
    this.#worker?.terminate()
    this.#worker = null
  }

  #ready(): LayoutWorker {
    if (this.#worker) return this.#worker
    const worker = this.#start()
    worker.onmessage = ({ data }) => this.#settle(data)
    worker.onerror = (event) => {
      this.#end()
      this.#pending?.reject(new Error(event.message || 'The layout worker failed.'))
      this.#pending = null
    }
    this.#worker = worker
    return worker
  }

  #settle(reply: LayoutReply): void {
    const pending = this.#pending
    if (pending?.number !== reply.number) return
    this.#pending = null
    if ('positions' in reply) pending.resolve({ positions: reply.positions, guides: reply.guides })
    else pending.reject(new Error(reply.failure))
  }
}

function startWorker(): LayoutWorker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'layout' })
}
