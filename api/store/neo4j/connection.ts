import { setTimeout as pause } from 'node:timers/promises'
import neo4j, {
  type Driver,
  type ManagedTransaction,
  type ProfiledPlan,
  type Record as Row,
  type Session,
} from 'neo4j-driver'
import { Failure } from '../../errors.ts'
import type { Meter } from '../port.ts'
import { canRetry, failureOf } from './failures.ts'
import type { Statement } from './statement.ts'
import type { Work } from './work.ts'

/** Where the database is and who asks. */
export interface Address {
  /** `neo4j://`, `neo4j+s://`, `bolt://` …, without user or password in it. */
  readonly url: string
  readonly user: string
  readonly password: string
  /** The user's home database if absent. */
  readonly database?: string
}

/** Milliseconds. A server that is there answers in far less. */
const waits = {
  connectionTimeout: 5_000,
  connectionAcquisitionTimeout: 10_000,
  /** How long a write is tried again for, while a cluster chooses a new leader. */
  maxTransactionRetryTime: 5_000,
  /** Connections that were idle for longer are looked at before they are used. */
  connectionLivenessCheckTimeout: 30_000,
}

/** Milliseconds before a read is tried again, for each further try. */
const readRetries = [20, 200, 800]

/** All records at once: what is read is limited by the statements. */
const everything = -1

/** The language that statements are written in, whatever is the default of the server. */
const language = 'CYPHER 5 '

/** Sends statements to Neo4j: reads to readers, with retries; writes as managed transactions. */
export class Connection {
  private readonly driver: Driver
  private readonly database: string | undefined
  /** What was written here is seen by all that follows, whichever member of a cluster answers it. */
  private readonly written = neo4j.bookmarkManager()
  private readonly underWay = new Set<Promise<unknown>>()
  private closed = false

  /** @throws {Failure} BAD_SETTING if the url is not one of Neo4j's */
  constructor({ url, user, password, database }: Address) {
    this.database = database
    try {
      this.driver = neo4j.driver(url, neo4j.auth.basic(user, password), {
        ...waits,
        disableLosslessIntegers: true,
        telemetryDisabled: true,
        userAgent: 'concord',
        maxConnectionPoolSize: 50,
        notificationFilter: { minimumSeverityLevel: 'OFF' },
      })
    } catch (thrown) {
      throw new Failure('BAD_SETTING', 'The address of the Neo4j store is not valid.', {
        hint: 'It looks like neo4j://localhost:7687, or neo4j+s://… where the connection is encrypted.',
        cause: thrown,
      })
    }
  }

  /** Reads know what was written, but what they saw concerns only the call that they belong to. */
  private async readingSession(work: Work): Promise<Session> {
    const bookmarks = [...(await this.written.getBookmarks()), ...work.seen]
    return this.driver.session({ ...this.target, defaultAccessMode: neo4j.session.READ, bookmarks })
  }

  private writingSession(): Session {
    return this.driver.session({
      ...this.target,
      defaultAccessMode: neo4j.session.WRITE,
      bookmarkManager: this.written,
    })
  }

  private get target() {
    return { fetchSize: everything, ...(this.database === undefined ? {} : { database: this.database }) }
  }

  private async track<Result>(job: () => Promise<Result>): Promise<Result> {
    if (this.closed) throw new Failure('STORE_UNAVAILABLE', 'The store was closed.')
    const running = job()
    this.underWay.add(running)
    try {
      return await running
    } finally {
      this.underWay.delete(running)
    }
  }

  /**
   * The rows that a statement gives. Stopped on the server too when the work is stopped.
   * @throws {Failure} CANCELLED, TIMEOUT, STORE_…
   */
  read({ text, parameters }: Statement, work: Work): Promise<readonly Row[]> {
    return this.track(async () => {
      for (let attempt = 0; ; attempt++) {
        const session = await this.readingSession(work)
        try {
          const began = performance.now()
          const written = language + (work.meter ? `PROFILE ${text}` : text)
          const { records, summary } = await work.during(
            async () => session.run(written, parameters, limits(work)),
            () => letGo(session),
          )
          if (work.meter)
            measure(work.meter, records.length, hitsOf(summary.profile), performance.now() - began)
          work.seen = session.lastBookmarks()
          return records
        } catch (thrown) {
          const wait = readRetries[attempt]
          if (wait === undefined || !canRetry(thrown) || work.left < wait)
            throw failureOf(thrown, work.signal)
          await pause(wait)
        } finally {
          await session.close().catch(ignoreSecondFault)
        }
      }
    })
  }

  /**
   * Does something in one transaction that writes; tried again from the start if the server asks for that.
   * @throws {Failure} CANCELLED, TIMEOUT, STORE_…, and what `job` throws
   */
  write<Result>(job: (transaction: Writing) => Promise<Result>, work: Work): Promise<Result> {
    return this.track(async () => {
      const session = this.writingSession()
      let attempt = 0
      try {
        return await work.during(
          () => session.executeWrite((transaction) => job(new Writing(transaction, ++attempt)), limits(work)),
          () => letGo(session),
        )
      } catch (thrown) {
        throw failureOf(thrown, work.signal)
      } finally {
        await session.close().catch(ignoreSecondFault)
      }
    })
  }

  /**
   * Changes the schema, in a transaction of its own as the server asks.
   * @throws {Failure} STORE_…
   */
  async alter(texts: readonly string[]): Promise<void> {
    await this.track(async () => {
      const session = this.writingSession()
      try {
        await session.executeWrite(async (transaction) => {
          for (const text of texts) await transaction.run(language + text)
        })
      } catch (thrown) {
        throw failureOf(thrown)
      } finally {
        await session.close().catch(ignoreSecondFault)
      }
    })
  }

  /** Waits for what is under way, then lets go of the connections. */
  async close(): Promise<void> {
    this.closed = true
    while (this.underWay.size > 0) await Promise.allSettled(this.underWay)
    await this.driver.close()
  }
}

/** A transaction that writes. */
export class Writing {
  private readonly transaction: ManagedTransaction
  /** Counts the tries from 1. */
  readonly attempt: number

  constructor(transaction: ManagedTransaction, attempt: number) {
    this.transaction = transaction
    this.attempt = attempt
  }

  /** The rows that a statement gives. Statements that are sent without waiting share one way over the network. */
  async run({ text, parameters }: Statement): Promise<readonly Row[]> {
    return (await this.transaction.run(language + text, parameters)).records
  }
}

/** The database hits of a plan and all that it is made of. */
function hitsOf(plan: ProfiledPlan | false): number {
  return plan ? plan.dbHits + plan.children.reduce((sum, child) => sum + hitsOf(child), 0) : 0
}

function measure(meter: Meter, rows: number, hits: number, milliseconds: number): void {
  meter.statements += 1
  meter.rows += rows
  meter.hits = (meter.hits ?? 0) + hits
  meter.milliseconds += milliseconds
}

function limits({ left }: Work): { timeout?: number } {
  return left === Number.POSITIVE_INFINITY ? {} : { timeout: Math.max(1, Math.ceil(left)) }
}

/** Closing a session in which a query runs resets its connection, and that ends the query on the server. */
function letGo(session: Session): void {
  session.close().catch(ignoreSecondFault)
}

/** A connection that broke breaks again when it is given back; what broke it was reported already. */
function ignoreSecondFault(): void {}
