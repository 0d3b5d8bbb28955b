import type { CanvasRelation } from '../model/graphView.ts'

/** The ways in which a relation is drawn. */
export type RelationState = 'holds' | 'past' | 'announced' | 'differs'

/** The states of relations in the order of the legend, as people read them. */
export const relationStates: readonly { readonly state: RelationState; readonly label: string }[] = [
  { state: 'holds', label: 'Holds' },
  { state: 'past', label: 'Past' },
  { state: 'announced', label: 'Announced' },
  { state: 'differs', label: 'Sources differ' },
]

/** How a relation is drawn. That sources differ is said before all else. */
export function stateOf({ past, announced, differs }: CanvasRelation): RelationState {
  if (differs) return 'differs'
  if (past) return 'past'
  return announced ? 'announced' : 'holds'
}
