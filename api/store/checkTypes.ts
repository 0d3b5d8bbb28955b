import { Failure } from '../errors.ts'
import type { Ontology } from '../model/ontology.ts'
import { didYouMean } from '../model/values/nearest.ts'

/**
 * Checks that the relation types exist.
 * @throws {Failure} BAD_INPUT if one does not
 */
export function checkTypes(
  { model }: { readonly model: Ontology },
  types: readonly string[] | undefined,
): void {
  for (const name of types ?? [])
    if (!model.relationTypes.has(name))
      throw new Failure(
        'BAD_INPUT',
        `There is no relation type '${name}'.${didYouMean(name, model.relationTypes.keys())}`,
      )
}
