import type { CompactGraph } from './CompactGraph.ts'
import type { Measured } from './measures/measure.ts'
import type { Answer, Community, Question, Valued } from './question.ts'

/** How many of a community are named. */
const centralMembers = 10

/** The largest first, of many, without ordering all of them. */
function largest(values: Float64Array, ids: readonly string[], first: number): Valued[] {
  const isBefore = (left: Valued, right: Valued) => right.value - left.value || (left.id < right.id ? -1 : 1)
  let kept: Valued[] = []
  let least = Number.NEGATIVE_INFINITY
  for (let entry = 0; entry < values.length; entry++) {
    const value = values[entry] as number
    if (value < least || first === 0) continue
    kept.push({ id: ids[entry] as string, value })
    if (kept.length < 2 * first + 100) continue
    kept = kept.sort(isBefore).slice(0, first)
    least = kept.at(-1)?.value ?? least
  }
  return kept.sort(isBefore).slice(0, first)
}

/** The largest communities, each with those of its members who have the most neighbours. */
function communitiesOf({ values }: Measured, { ids, simple }: CompactGraph, first: number) {
  const sizes: number[] = []
  for (const number of values) sizes[number - 1] = (sizes[number - 1] ?? 0) + 1
  const members: number[][] = sizes.slice(0, first).map(() => [])
  for (const [entry, number] of values.entries()) members[number - 1]?.push(entry)
  const neighbors = (entry: number) =>
    (simple.offsets[entry + 1] as number) - (simple.offsets[entry] as number)
  const communities = members.map((entries, index): Community => {
    const counted = Float64Array.from(entries, neighbors)
    const central = largest(
      counted,
      entries.map((entry) => ids[entry] as string),
      centralMembers,
    )
    return { number: index + 1, size: sizes[index] ?? 0, central: central.map(({ id }) => id) }
  })
  return { communities, communityCount: sizes.length }
}

/** What was asked, of what was measured. */
export function answerOf(
  { measure, first, ids }: Question,
  graph: CompactGraph,
  measured: Measured,
  version: number,
): Answer {
  const { values, sample, modularity } = measured
  const isGrouping = measure === 'communities'
  return {
    version,
    entryCount: graph.entryCount,
    relationCount: graph.relationCount,
    ...(sample === undefined ? {} : { sample }),
    ...(modularity === undefined ? {} : { modularity }),
    top: isGrouping ? [] : largest(values, graph.ids, first),
    values: ids.map((id) => {
      const number = graph.numberOf(id)
      return number === undefined ? null : (values[number] ?? null)
    }),
    ...(isGrouping ? communitiesOf(measured, graph, first) : { communities: [] }),
  }
}
