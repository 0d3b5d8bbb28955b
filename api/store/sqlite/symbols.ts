import { Failure } from '../../errors.ts'
import type { Ontology } from '../../model/ontology.ts'
import type { Database } from './database.ts'

/** The numbers that stand for the names of kinds and relation types in the file. Given once, and kept when the model grows. */
export class Symbols {
  private readonly keys = new Map<string, number>()
  private readonly names = new Map<number, string>()

  constructor(database: Database) {
    for (const { key, name } of database.all<{ key: number; name: string }>('SELECT key, name FROM symbol')) {
      this.keys.set(name, key)
      this.names.set(key, name)
    }
  }

  /** The number of a name. */
  of(name: string): number {
    const key = this.keys.get(name)
    if (key === undefined) throw new Failure('BAD_INPUT', `There is no kind or relation type '${name}'.`)
    return key
  }

  /** The name of a number. */
  name(key: number): string {
    const name = this.names.get(key)
    if (name === undefined)
      throw new Failure('STORE_CORRUPT', 'The store is damaged: it has a kind without a name.')
    return name
  }

  /** The numbers of several names. */
  allOf(names: readonly string[]): number[] {
    return names.map((name) => this.of(name))
  }
}

/** Gives numbers to the names of the model that have none yet. */
export function nameSymbols(database: Database, model: Ontology): void {
  const known = new Set(database.all<{ name: string }>('SELECT name FROM symbol').map(({ name }) => name))
  const missing = [...model.kinds.keys(), ...model.relationTypes.keys()].filter((name) => !known.has(name))
  if (missing.length === 0) return
  database.transaction(() => {
    for (const name of missing) database.run('INSERT OR IGNORE INTO symbol (name) VALUES (?)', name)
  })
}
