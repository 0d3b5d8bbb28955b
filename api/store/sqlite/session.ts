import { Failure } from '../../errors.ts'
import type { Ontology } from '../../model/ontology.ts'
import { didYouMean } from '../../model/values/nearest.ts'
import type { Database } from './database.ts'
import type { Known } from './reading/known.ts'
import type { Symbols } from './symbols.ts'

/** What every question to a file needs: a connection, the numbers of names, and the model. */
export interface Session {
  readonly database: Database
  readonly symbols: Symbols
  readonly model: Ontology
  readonly known: Known
}

/**
 * The kinds that are meant: those named, each once, or all of the model.
 * @throws {Failure} BAD_INPUT if there is no such kind
 */
export function kindsMeant({ model }: Session, kinds: readonly string[] | undefined): string[] {
  if (!kinds) return [...model.kinds.keys()]
  for (const name of kinds)
    if (!model.kinds.has(name))
      throw new Failure('BAD_INPUT', `There is no kind '${name}'.${didYouMean(name, model.kinds.keys())}`)
  return [...new Set(kinds)]
}
