import type { EntryId } from '../../../model/domain.ts'
import type { Connection } from '../connection.ts'
import { Parameters } from '../statement.ts'
import type { Work } from '../work.ts'

/**
 * Divides entries, in the order of their ids, so that the relations from those of each part can be read at once: some
 * have none, and some thousands.
 */
export class Parts {
  private readonly connection: Connection
  private readonly typed: string
  private readonly size: { readonly entries: number; readonly relations: number }
  private readonly work: Work
  private ends: (EntryId | undefined)[] = []

  /**
   * @param typed the relationship types that count, as they stand in a pattern
   * @param size how many entries are divided at once, and how many relations a part may have; of an entry that has
   * more of them, all
   */
  constructor(connection: Connection, typed: string, size: Parts['size'], work: Work) {
    this.connection = connection
    this.typed = typed
    this.size = size
    this.work = work
  }

  /** The last entry of the part that begins after an entry; undefined for the last part, which has no end. */
  async endAfter(after: EntryId): Promise<EntryId | undefined> {
    if (this.ends.length === 0) await this.divide(after)
    return this.ends.shift()
  }

  /** What an entry `n` of a part meets. */
  between(after: EntryId, upTo: EntryId | undefined, parameters: Parameters): string {
    const begins = `n.id > ${parameters.add(after)}`
    return upTo === undefined ? begins : `${begins} AND n.id <= ${parameters.add(upTo)}`
  }

  private async divide(after: EntryId): Promise<void> {
    const parameters = new Parameters()
    const text =
      `MATCH (n:Entry) WHERE n.id > ${parameters.add(after)} ` +
      `WITH n ORDER BY n.id LIMIT ${parameters.add(this.size.entries)} ` +
      `RETURN n.id, COUNT { (n)-[${this.typed}]->() } ORDER BY n.id`
    const rows = await this.connection.read({ text, parameters: parameters.values }, this.work)
    let relations = 0
    let last: EntryId | undefined
    for (const row of rows) {
      const count = row.get(1) as number
      relations += count
      if (last !== undefined && relations > this.size.relations) {
        this.ends.push(last)
        relations = count
      }
      last = row.get(0) as EntryId
    }
    this.ends.push(rows.length < this.size.entries ? undefined : last)
  }
}
