import type { Relation } from './domain.ts'
import { type Ontology, ontology } from './ontology.ts'

/** Whether somebody who takes part is counted: observers and associates are not among the members. */
export function isCounted(
  { type, properties }: Pick<Relation, 'type' | 'properties'>,
  model: Ontology = ontology,
): boolean {
  const { property = '', values = [] } = model.relationTypes.get(type)?.uncounted ?? {}
  const value = properties[property]
  return typeof value !== 'string' || !values.includes(value)
}
