import { useEffect, useMemo, useState } from 'react'
import { Arranger } from '../canvas/Arranger.ts'
import { type Content, contentOf } from '../canvas/content.ts'
import { sizeOfEntry } from '../canvas/elements.ts'
import { fonts, LINE } from '../canvas/labels/fonts.ts'
import { labelOf, wrap } from '../canvas/labels/labelText.ts'
import { placeLabels } from '../canvas/labels/placement.ts'
import { textMeasure } from '../canvas/labels/textMeasure.ts'
import type { Spot } from '../canvas/motion.ts'
import { LayoutClient } from '../layout/client.ts'
import type { CanvasEntry, CanvasRelation } from '../model/graphView.ts'
import { canvasFontsReady } from '../theme/fonts.ts'

/** The size of what a picture is drawn in, in pixels. */
export interface Frame {
  readonly width: number
  readonly height: number
}

/** An entry with its place in the frame, its size, and where its label is, if there is room for it. */
export interface Placed extends Spot {
  readonly entry: CanvasEntry
  readonly size: number
  readonly label: { readonly left: number; readonly top: number; readonly lines: readonly string[] } | null
}

/** Room for signs and labels at the rim. */
const MARGIN = { across: 56, above: 28, below: 44 }
/** A handful of entries is not blown up beyond this. */
const LARGEST_SCALE = 1.25
const SMALLEST_SIGN = 11

/** Where entries go, in the units of the layout; null until the worker has answered. */
function useSpots(
  content: Content,
  relations: readonly CanvasRelation[],
  about: string | undefined,
  aspect: number | null,
): ReadonlyMap<string, Spot> | null {
  const [spots, setSpots] = useState<ReadonlyMap<string, Spot> | null>(null)
  useEffect(() => {
    if (aspect === null) return
    const layouts = new LayoutClient()
    const arranger = new Arranger(layouts, textMeasure())
    const entries = [...content.entries.values()]
    void canvasFontsReady()
      .then(() => arranger.whole(content, { entries, relations, about }, aspect))
      // Without a layout there is no picture; the way to the explorer stands below it all the same.
      .then(
        (placing) => placing && setSpots(placing.targets),
        () => setSpots(null),
      )
    return () => layouts.close()
  }, [content, relations, about, aspect])
  return spots
}

/** The spots, moved and scaled so that all of them are within the frame. */
function fitted(spots: ReadonlyMap<string, Spot>, frame: Frame) {
  const all = [...spots.values()]
  const left = Math.min(...all.map(({ x }) => x))
  const right = Math.max(...all.map(({ x }) => x))
  const top = Math.min(...all.map(({ y }) => y))
  const bottom = Math.max(...all.map(({ y }) => y))
  const width = Math.max(1, frame.width - 2 * MARGIN.across)
  const height = Math.max(1, frame.height - MARGIN.above - MARGIN.below)
  const scale = Math.min(LARGEST_SCALE, width / Math.max(1, right - left), height / Math.max(1, bottom - top))
  const at = ({ x, y }: Spot): Spot => ({
    x: frame.width / 2 + (x - (left + right) / 2) * scale,
    y: MARGIN.above + height / 2 + (y - (top + bottom) / 2) * scale,
  })
  return { scale, at }
}

function placedIn(content: Content, spots: ReadonlyMap<string, Spot>, frame: Frame): Placed[] {
  const { scale, at } = fitted(spots, frame)
  const signs = [...content.entries.values()].flatMap((entry) => {
    const spot = spots.get(entry.id)
    const size = sizeOfEntry(entry, content.degrees.get(entry.id) ?? 0) * scale
    return spot ? [{ entry, size: Math.max(SMALLEST_SIGN, size), ...at(spot) }] : []
  })
  const labels = labelsOf(signs, frame)
  return signs.map((sign) => ({ ...sign, label: labels.get(sign.entry.id) ?? null }))
}

function labelsOf(signs: readonly Omit<Placed, 'label'>[], frame: Frame) {
  const measure = textMeasure()
  const largestFirst = signs.toSorted((a, b) => b.size - a.size)
  const lines = new Map(signs.map(({ entry }) => [entry.id, wrap(labelOf(entry), fonts.label, measure)]))
  const candidates = largestFirst.map(({ entry, x, y, size }) => {
    const own = lines.get(entry.id) ?? []
    const width = Math.max(...own.map((line) => measure(line, fonts.label)), 0) + 4
    return { id: entry.id, x, y, reach: size / 2, width, height: own.length * LINE }
  })
  const widths = new Map(candidates.map(({ id, width }) => [id, width]))
  const placed = placeLabels(candidates, {
    ...frame,
    most: candidates.length,
    entries: signs.map(({ x, y, size }) => ({
      left: x - size / 2,
      top: y - size / 2,
      right: x + size / 2,
      bottom: y + size / 2,
    })),
    lit: [],
  })
  return new Map(
    placed.map(({ id, left, top }) => [
      id,
      { left: left + (widths.get(id) ?? 0) / 2, top, lines: lines.get(id) ?? [] },
    ]),
  )
}

/** Arranges a part of the graph within a frame; null until that is done. */
export function useArrangement(
  entries: readonly CanvasEntry[],
  relations: readonly CanvasRelation[],
  about: string | undefined,
  frame: Frame | null,
): readonly Placed[] | null {
  const content = useMemo(() => contentOf(entries, relations), [entries, relations])
  // Another shape of the frame only moves the picture that is there; it is not arranged anew.
  const [aspect, setAspect] = useState<number | null>(null)
  if (aspect === null && frame) setAspect(frame.width / frame.height)
  const spots = useSpots(content, relations, about, aspect)
  return useMemo(() => (spots && frame ? placedIn(content, spots, frame) : null), [content, spots, frame])
}
