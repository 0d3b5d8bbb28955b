// A thread of the SQLite store: one connection of its own, one piece of work after the other.
import { parentPort, workerData } from 'node:worker_threads'
import { plainFailure } from '../../errors.ts'
import type { Entry, Relation } from '../../model/domain.ts'
import { ontology } from '../../model/ontology.ts'
import type { StreamQuery } from '../port.ts'
import { Database, wantedUntil } from './database.ts'
import { sqliteFailure } from './failures.ts'
import { AdjacencyCache } from './paths/adjacencyCache.ts'
import { Known } from './reading/known.ts'
import { stream } from './reading/stream.ts'
import { Symbols } from './symbols.ts'
import type { Answer, Job, ThreadData } from './threads/messages.ts'
import { type Workplace, work } from './threads/work.ts'

const { flag, ...place } = workerData as ThreadData

/** How many items of a stream go over in one message. */
const chunkSize = 500

/** Kilobytes of pages that the connection of a stream keeps. */
const streamCache = 2000

let workplace: Workplace | undefined

/** The connection is opened with the first piece of work, so that what stands in its way is told as a failure of that. */
function atWork(): Workplace {
  if (workplace) return workplace
  const database = new Database(place)
  workplace = {
    database,
    symbols: new Symbols(database),
    model: ontology,
    known: new Known(),
    adjacency: new AdjacencyCache(),
    memory: { key: '', found: [] },
  }
  return workplace
}

/** Streams under way: each has a connection that sees one unchanging state, and where it has come to. */
const streams = new Map<number, { database: Database; items: Generator<Entry | Relation> }>()

function openStream(number: number, query: StreamQuery): void {
  const database = new Database({ file: place.file, readOnly: true, cache: streamCache })
  const session = { database, symbols: new Symbols(database), model: ontology, known: new Known() }
  streams.set(number, { database, items: stream(session, query) })
  database.hold()
}

function readStream(number: number, { job, deadline }: Job): (Entry | Relation)[] {
  const reading = streams.get(number)
  if (!reading) return []
  reading.database.wanted = wantedUntil(flag, job, deadline)
  const chunk: (Entry | Relation)[] = []
  while (chunk.length < chunkSize) {
    const { value, done } = reading.items.next()
    if (done) break
    chunk.push(value)
  }
  return chunk
}

function closeStream(number: number): void {
  const reading = streams.get(number)
  reading?.items.return(undefined)
  reading?.database.close()
  streams.delete(number)
}

/** Closes all connections; with its last message port the thread ends. */
function close(): void {
  for (const number of streams.keys()) closeStream(number)
  workplace?.database.close()
  parentPort?.close()
}

function performed(job: Job): unknown {
  if (job.name === 'openStream') return openStream(job.stream, job.query)
  if (job.name === 'readStream') return readStream(job.stream, job)
  if (job.name === 'closeStream') return closeStream(job.stream)
  if (job.name === 'close') return close()
  const at = atWork()
  at.database.wanted = wantedUntil(flag, job.job, job.deadline)
  at.database.wanted.check()
  at.database.effort = { statements: 0, rows: 0 }
  const perform = work[job.name] as (session: Workplace, query: unknown) => unknown
  return perform(at, job.query)
}

parentPort?.on('message', (job: Job) => {
  let answer: Answer
  const began = performance.now()
  try {
    const result = performed(job)
    const milliseconds = performance.now() - began
    answer = {
      job: job.job,
      result,
      ...(workplace ? { effort: { ...workplace.database.effort, milliseconds } } : {}),
    }
  } catch (error) {
    answer = { job: job.job, failure: plainFailure(sqliteFailure(error, place.file)) }
  }
  parentPort?.postMessage(answer)
})
