import type { Database, Scalar } from '../database.ts'

/** How many rows go into one statement: beginning a statement costs as much as some rows, most of all with many indexes. */
const rowsPerStatement = 50

/** Holds rows for one table back and inserts many at once, in the order in which they came. */
export class BatchedInsert {
  private readonly database: Database
  private readonly into: string
  private readonly row: string
  private readonly width: number
  private readonly whole: string
  private values: Scalar[] = []

  /**
   * @param columns in the order of the values of each row
   * @param verb what is done with rows: 'INSERT OR IGNORE' leaves those alone that are there
   */
  constructor(database: Database, table: string, columns: readonly string[], verb = 'INSERT') {
    this.database = database
    this.width = columns.length
    this.into = `${verb} INTO ${table} (${columns.join(', ')}) VALUES `
    this.row = `(${columns.map(() => '?').join(', ')})`
    this.whole = this.into + Array.from({ length: rowsPerStatement }, () => this.row).join(', ')
  }

  add(row: readonly Scalar[]): void {
    for (const value of row) this.values.push(value)
    if (this.values.length < this.width * rowsPerStatement) return
    this.database.run(this.whole, ...this.values)
    this.values = []
  }

  /** Inserts what is held back. */
  flush(): void {
    for (let at = 0; at < this.values.length; at += this.width)
      this.database.run(this.into + this.row, ...this.values.slice(at, at + this.width))
    this.values = []
  }
}
