// A thread of the SQLite store: one connection of its own, one piece of work after the other.
import { parentPort, workerData } from 'node:worker_threads'
import type { Entry, Relation } from '../../model/domain.ts'
import { ontology } from '../../model/ontology.ts'
import { Database, wantedUntil } from './database.ts'
import { sqliteFailure } from './failures.ts'
import { AdjacencyCache } from './paths/adjacency.ts'
import { stream } from './reading/stream.ts'
import { Symbols } from './symbols.ts'
import { type Answer, type Job, plainFailure, type ThreadData } from './threads/messages.ts'
import { work } from './threads/work.ts'

const { file, readOnly, cache, flag } = workerData as ThreadData
const database = new Database({ file, readOnly, cache })
const workplace = {
  database,
  symbols: new Symbols(database),
  model: ontology,
  adjacency: new AdjacencyCache(),
}

/** How many items of a stream go over in one message. */
const chunkSize = 500

/** A stream under way: a connection that sees one unchanging state, and where it has come to. */
const streams = new Map<number, { database: Database; items: Generator<Entry | Relation> }>()

function openStream(job: Extract<Job, { name: 'openStream' }>): void {
  const own = new Database({ file, readOnly: true, cache: 2000 })
  own.exec('BEGIN')
  streams.set(job.stream, { database: own, items: stream(own, workplace.symbols, ontology, job.query) })
}

function readStream({ stream: number, job, deadline }: Job & { stream: number }): (Entry | Relation)[] {
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

function closeStream({ stream: number }: { stream: number }): void {
  const reading = streams.get(number)
  reading?.items.return(undefined)
  reading?.database.close()
  streams.delete(number)
}

function perform(job: Job): unknown {
  if (job.name === 'openStream') return openStream(job)
  if (job.name === 'readStream') return readStream(job)
  if (job.name === 'closeStream') return closeStream(job)
  database.wanted = wantedUntil(flag, job.job, job.deadline)
  const run = () =>
    (work[job.name] as (at: typeof workplace, query: unknown) => unknown)(workplace, job.query)
  // A commit begins its own transaction; everything else sees one state from beginning to end.
  return job.name === 'commit' ? run() : database.snapshot(run)
}

parentPort?.on('message', (job: Job) => {
  let answer: Answer
  try {
    answer = { job: job.job, result: perform(job) }
  } catch (error) {
    answer = { job: job.job, failure: plainFailure(sqliteFailure(error, file)) }
  }
  parentPort?.postMessage(answer)
})
