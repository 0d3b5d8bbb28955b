import type { CanvasRelation } from '../model/graphView.ts'

/** Up to this many relations between two entries fan out; more are drawn as one, with their number. */
const FAN_UP_TO = 3

/** One line on the canvas: a relation, or several between the same two entries. */
export interface Bundle {
  readonly id: string
  readonly relations: readonly [CanvasRelation, ...CanvasRelation[]]
}

/** Gathers relations into the lines that are drawn. Those of entries that are not shown are left out. */
export function bundle(relations: readonly CanvasRelation[], isShown: (id: string) => boolean): Bundle[] {
  const pairs = new Map<string, [CanvasRelation, ...CanvasRelation[]]>()
  for (const relation of relations) {
    if (!isShown(relation.from) || !isShown(relation.to)) continue
    const key = [relation.from, relation.to].sort().join('\n')
    const there = pairs.get(key)
    if (there) there.push(relation)
    else pairs.set(key, [relation])
  }
  return [...pairs.values()].flatMap((each): Bundle[] => {
    if (each.length > FAN_UP_TO) return [{ id: `bundle:${each[0].from}:${each[0].to}`, relations: each }]
    return each.map((relation) => ({ id: relation.id, relations: [relation] }))
  })
}
