import type { RelationCountData } from '../../data/documents.ts'
import type { VisibleRelation } from '../graph/visible.ts'

/** How many relations of a type and direction an entry has on the canvas that hold on the day. */
export function shownRelations(
  relations: readonly VisibleRelation[],
  id: string,
  { type, direction }: Pick<RelationCountData, 'type' | 'direction'>,
  symmetric: boolean,
): number {
  const isIts = ({ from, to }: VisibleRelation) => {
    if (symmetric) return from === id || to === id
    return direction === 'FORWARD' ? from === id : to === id
  }
  return relations.filter((each) => each.standing === 'holds' && each.type === type && isIts(each)).length
}
