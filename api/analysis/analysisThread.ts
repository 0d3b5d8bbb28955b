// The thread that analyses: it reads the graph by a store of its own, and answers one question after the other.
import { parentPort, workerData } from 'node:worker_threads'
import { asFailure, Failure, plainFailure } from '../errors.ts'
import { openStore } from '../store/open.ts'
import type { GraphStore } from '../store/port.ts'
import { answerOf } from './answer.ts'
import type { CompactGraph } from './CompactGraph.ts'
import { type MeasureName, measures } from './measures/index.ts'
import type { Measured, Work } from './measures/measure.ts'
import type { Answer, GraphPart, Progress, Question } from './question.ts'
import { readGraph } from './readGraph.ts'
import type { Reply, Request, ThreadData } from './threads/messages.ts'

const { store: choice, flag } = workerData as ThreadData

let opening: Promise<GraphStore> | undefined

/** The graph that was read last, and what was measured of it: all that is kept. */
let known:
  | { key: string; version: number; graph: CompactGraph; measured: Map<MeasureName, Measured> }
  | undefined

/** Milliseconds between two words on how far it is. */
const between = 200

class Job {
  readonly number: number
  readonly abort = new AbortController()
  private readonly deadline: number
  private told = 0

  constructor(number: number, deadline: number) {
    this.number = number
    this.deadline = deadline
  }

  /** Milliseconds until it must be done. */
  get left(): number {
    return Math.max(1, this.deadline - Date.now())
  }

  /** Tells how far a stage is, and stops what nobody waits for. */
  stage(stage: Progress['stage']): Work {
    return {
      progress: (share) => {
        if (Atomics.load(flag, 0) === this.number) throw new Failure('CANCELLED')
        const now = Date.now()
        if (now > this.deadline) throw new Failure('TIMEOUT', 'The analysis took longer than it may.')
        if (now - this.told < between) return
        this.told = now
        say({ job: this.number, progress: { stage, share } })
      },
    }
  }
}

function say(reply: Reply): void {
  parentPort?.postMessage(reply)
}

async function graphOf(part: GraphPart, job: Job) {
  opening ??= openStore(choice)
  const store = await opening.catch((error: unknown) => {
    opening = undefined
    throw error
  })
  const key = JSON.stringify(part)
  const { signal } = job.abort
  const version = await store.datasetVersion({ signal })
  if (known?.key === key && known.version === version) return known
  // Let go of the old one first: two large ones may be too many.
  known = undefined
  job.stage('reading').progress(0)
  const read = await readGraph(store, part, { signal, timeLimit: job.left })
  known = { key, ...read, measured: new Map() }
  return known
}

async function answer(question: Question, job: Job): Promise<Answer> {
  const { graph, version, measured } = await graphOf(question.part, job)
  const { measure } = measures[question.measure]
  const found = measured.get(question.measure) ?? measure(graph, job.stage('computing'))
  measured.set(question.measure, found)
  return answerOf(question, graph, found, version)
}

let current: Job | undefined

async function perform({ ask, job: number, deadline }: Extract<Request, { ask: Question }>): Promise<void> {
  const job = new Job(number, deadline)
  current = job
  try {
    say({ job: number, answer: await answer(ask, job) })
  } catch (error) {
    say({ job: number, failure: plainFailure(asFailure(error)) })
  }
  current = undefined
}

/** With its last message port the thread ends. */
async function close(): Promise<void> {
  current?.abort.abort()
  await opening?.then((store) => store.close()).catch(() => undefined)
  parentPort?.close()
}

parentPort?.on('message', (request: Request) => {
  if ('ask' in request) void perform(request)
  else if ('close' in request) void close()
  else if (current?.number === request.cancel) current.abort.abort()
})
