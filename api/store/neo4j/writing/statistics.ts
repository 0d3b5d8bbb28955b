import type { Connection } from '../connection.ts'
import { failureOf } from '../failures.ts'
import { Work } from '../work.ts'

/** After how many changed entries and relations the statistics are first brought up to date. */
const first = 4_000

/** How many times as many must be changed before it is done again: what a plan is chosen by is orders of magnitude. */
const growth = 4

/** Seconds that the database may take for it. */
const limit = 30

/**
 * Has the planner know what much writing has made of the graph. By itself the database counts its indexes anew some time
 * later, and keeps the plans that it has made in the meantime: those of a graph that it believes to be empty go through
 * all relations of a type once for each entry, which takes minutes.
 */
export class PlannerStatistics {
  private readonly connection: Connection
  private readonly log: ((line: string) => void) | undefined
  private changed = 0
  private due = first

  /** @param log takes a line if the database does not let it be done */
  constructor(connection: Connection, log?: (line: string) => void) {
    this.connection = connection
    this.log = log
  }

  /** Takes how many entries and relations a commit changed. Never fails: what was committed stays so. */
  async note(changed: number): Promise<void> {
    this.changed += changed
    if (this.changed < this.due) return
    this.changed = 0
    this.due *= growth
    try {
      const text = `CALL db.prepareForReplanning(${limit})`
      await this.connection.read({ text, parameters: {} }, new Work({ timeLimit: 2_000 * limit }))
    } catch (thrown) {
      const { message } = failureOf(thrown)
      this.log?.(
        `Neo4j did not bring its statistics up to date, so that queries can be slow at first: ${message}`,
      )
    }
  }
}
