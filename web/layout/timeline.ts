import type { LayoutGraph, Positions } from './graph.ts'
import { sizeOf } from './graph.ts'
import type { Arranged, Guide } from './protocol.ts'

const GAP = 6
const LANE_GAP = 26
/** Years in which nothing began beyond this many are left out of the axis: one early entry must not squeeze the rest. */
const LONGEST_PAUSE = 12
const LEAST_YEAR_WIDTH = 6
/** How much of the picture boxes may fill. */
const FILLING = 0.1
/** Lines of years at least this far apart. */
const TICK_EVERY = 90

/** What a timeline needs beside the graph. */
export interface TimelineOptions {
  /** The year in which each entry began; NaN if it is not known. */
  readonly years: Float64Array
  /** The lane of each entry. */
  readonly lanes: Uint16Array
  readonly aspect?: number
}

/**
 * The year on the axis across, a lane for each group; in a lane each entry stands in the first row that is free.
 * Entries whose beginning is not known stand before the axis.
 */
export function layoutAsTimeline(graph: LayoutGraph, options: TimelineOptions): Arranged {
  const { years, lanes, aspect = 1.4 } = options
  const positions = new Float64Array(sizeOf(graph) * 2)
  const axis = axisOf(years, graph, aspect)
  const guides: Guide[] = []
  const all = Array.from(years.keys())
  const dated = all.filter((entry) => !Number.isNaN(years[entry] as number))
  const undated = all.filter((entry) => Number.isNaN(years[entry] as number))
  const start = undated.length && dated.length ? -columnWidth(undated, graph) : 0
  let top = 0
  for (const lane of [...new Set(lanes)].sort((a, b) => a - b)) {
    const own = dated
      .filter((entry) => lanes[entry] === lane)
      .sort((a, b) => (years[a] as number) - (years[b] as number) || a - b)
    const x = (entry: number) => axis.at(years[entry] as number)
    const height = Math.max(
      placeRows(own, x, top, graph, positions),
      placeColumn(
        undated.filter((entry) => lanes[entry] === lane),
        start,
        top,
        graph,
        positions,
      ),
    )
    const bounds = {
      left: start,
      right: axis.width,
      top: top - LANE_GAP / 2,
      bottom: top + height + LANE_GAP / 2,
    }
    guides.push({ type: 'lane', group: lane, ...bounds })
    top += height + LANE_GAP
  }
  for (const tick of axis.ticks) guides.push({ type: 'year', ...tick })
  return { positions, guides }
}

interface Axis {
  readonly width: number
  readonly ticks: readonly { readonly year: number; readonly x: number }[]
  at(year: number): number
}

function axisOf(years: Float64Array, graph: LayoutGraph, aspect: number): Axis {
  const known = [...new Set(Array.from(years).filter((year) => !Number.isNaN(year)))].sort((a, b) => a - b)
  const spans = known.map((year, i) => Math.min(LONGEST_PAUSE, i ? year - (known[i - 1] as number) : 0))
  const total = spans.reduce((sum, span) => sum + span, 0)
  const width = Math.sqrt((areaOf(graph) * aspect) / FILLING)
  const scale = Math.max(LEAST_YEAR_WIDTH, width / Math.max(1, total))
  const places = new Map<number, number>()
  let x = 0
  for (const [i, year] of known.entries()) {
    x += (spans[i] as number) * scale
    places.set(year, x)
  }
  return { width: x, ticks: ticksOf(places), at: (year) => places.get(year) ?? 0 }
}

/** Lines at the years of entries, not too near one another. */
function ticksOf(places: ReadonlyMap<number, number>): { year: number; x: number }[] {
  const ticks: { year: number; x: number }[] = []
  for (const [year, x] of places) {
    const last = ticks.at(-1)
    if (last && (x - last.x < TICK_EVERY || Math.floor(year) === last.year)) continue
    ticks.push({ year: Math.floor(year), x })
  }
  return ticks
}

/** Places entries in the first row of the lane that is free at their year; says how high the lane has become. */
function placeRows(
  entries: readonly number[],
  xOf: (entry: number) => number,
  top: number,
  { extents }: LayoutGraph,
  positions: Positions,
): number {
  const { above, below } = reachOf(entries, extents)
  const height = above + below + GAP
  const rows: number[] = []
  for (const entry of entries) {
    const x = xOf(entry)
    const left = x - (extents[entry * 4] as number)
    let row = rows.findIndex((right) => right + GAP <= left)
    if (row < 0) row = rows.push(0) - 1
    rows[row] = x + (extents[entry * 4 + 2] as number)
    positions[entry * 2] = x
    positions[entry * 2 + 1] = top + above + row * height
  }
  return rows.length * height
}

/** Places entries under one another, right before the axis. */
function placeColumn(
  entries: readonly number[],
  start: number,
  top: number,
  { extents }: LayoutGraph,
  positions: Positions,
): number {
  let y = top
  for (const entry of entries) {
    positions[entry * 2] = start + (extents[entry * 4] as number)
    positions[entry * 2 + 1] = y + (extents[entry * 4 + 1] as number)
    y += (extents[entry * 4 + 1] as number) + (extents[entry * 4 + 3] as number) + GAP
  }
  return y - top
}

/** What lies before the axis is as wide as its widest entry, and clear of the first on the axis. */
function columnWidth(entries: readonly number[], { extents }: LayoutGraph): number {
  const widest = entries.reduce(
    (most, entry) => Math.max(most, (extents[entry * 4] as number) + (extents[entry * 4 + 2] as number)),
    0,
  )
  let overhang = 0
  for (let i = 0; i < extents.length; i += 4) overhang = Math.max(overhang, extents[i] as number)
  return widest + overhang + GAP
}

function reachOf(entries: readonly number[], extents: LayoutGraph['extents']) {
  let above = 0
  let below = 0
  for (const entry of entries) {
    above = Math.max(above, extents[entry * 4 + 1] as number)
    below = Math.max(below, extents[entry * 4 + 3] as number)
  }
  return { above, below }
}

function areaOf({ extents }: LayoutGraph): number {
  let area = 0
  for (let i = 0; i < extents.length; i += 4) {
    const width = (extents[i] as number) + (extents[i + 2] as number) + GAP
    area += width * ((extents[i + 1] as number) + (extents[i + 3] as number) + GAP)
  }
  return area
}
