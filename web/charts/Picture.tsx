import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { Link } from 'react-router'
import { nearestInDirection } from '../canvas/direction.ts'
import { actionOf } from '../canvas/keys.ts'
import { codeOf } from '../canvas/labels/labelText.ts'
import { useOntology } from '../data/OntologyProvider.tsx'
import type { PictureData } from '../data/pictureDocuments.ts'
import { pageAddress } from '../explorer/address.ts'
import { KindGlyph } from '../kinds/KindGlyph.tsx'
import type { CanvasRelation } from '../model/graphView.ts'
import { useDay, withDay } from '../shell/useDay.ts'
import { type Frame, type Placed, useArrangement } from './arrangement.ts'
import styles from './picture.module.css'

/**
 * A part of the graph to look at. Each entry leads to its page; the arrow keys go from one to the next. It needs
 * nothing of what the explorer's canvas is drawn with, which is many times as large.
 */
export function Picture({ data, name, about }: { data: PictureData; name: string; about?: string }) {
  const ontology = useOntology()
  const host = useRef<HTMLDivElement>(null)
  const frame = useFrame(host)
  const { entries, relations } = useMemo(() => drawn(data, ontology), [data, ontology])
  const placed = useArrangement(entries, relations, about, frame)
  // One stop for the Tab key: the arrows go on from there.
  const [stop, setStop] = useState<string>()
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const action = actionOf(event)
    const spots = (placed ?? []).map(({ entry, x, y }) => ({ id: entry.id, x, y }))
    const from = spots.find(({ id }) => id === (document.activeElement as HTMLElement | null)?.dataset.entry)
    if (action?.type !== 'go' || !from) return
    event.preventDefault()
    event.stopPropagation()
    const next = nearestInDirection(spots, from, action.direction)
    if (!next) return
    setStop(next.id)
    host.current?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(next.id)}"]`)?.focus()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form
    <div ref={host} className={styles.picture} role="group" aria-label={name} onKeyDown={onKeyDown}>
      {placed && frame ? (
        <>
          <Lines relations={relations} placed={placed} frame={frame} />
          {placed.map((each) => (
            <Entry
              key={each.entry.id}
              {...each}
              isStop={each.entry.id === (stop ?? about ?? placed[0]?.entry.id)}
            />
          ))}
        </>
      ) : null}
    </div>
  )
}

/** How large an element is; null until that is known. */
function useFrame(host: React.RefObject<HTMLElement | null>): Frame | null {
  const [frame, setFrame] = useState<Frame | null>(null)
  useEffect(() => {
    const { current } = host
    if (!current) return
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = current
      if (width > 0 && height > 0) setFrame({ width, height })
    })
    observer.observe(current)
    return () => observer.disconnect()
  }, [host])
  return frame
}

function Lines({
  relations,
  placed,
  frame,
}: {
  relations: readonly CanvasRelation[]
  placed: readonly Placed[]
  frame: Frame
}) {
  const spots = new Map(placed.map((each) => [each.entry.id, each]))
  return (
    <svg width={frame.width} height={frame.height} aria-hidden="true">
      {relations.map(({ id, from, to }) => {
        const [one, other] = [spots.get(from), spots.get(to)]
        return one && other ? <line key={id} x1={one.x} y1={one.y} x2={other.x} y2={other.y} /> : null
      })}
    </svg>
  )
}

/** What a picture's entry is called, with the short form that is seen: who speaks to the page says what they see. */
function spokenName({ entry, label }: Placed): string {
  const seen = label?.lines.join(' ')
  const isShort = seen !== undefined && seen === entry.shortLabel
  return [isShort ? `${seen}: ${entry.label}` : entry.label, entry.kindLabel].filter(Boolean).join(', ')
}

function Entry({ isStop, ...placed }: Placed & { isStop: boolean }) {
  const { entry, x, y, size, label } = placed
  const day = useDay()
  const code = codeOf(entry)
  return (
    <Link
      className={styles.entry}
      style={{ left: x - size / 2, top: y - size / 2, width: size, height: size }}
      to={withDay(pageAddress(entry.id), day)}
      title={entry.label}
      aria-label={spokenName(placed)}
      tabIndex={isStop ? 0 : -1}
      data-entry={entry.id}
    >
      <KindGlyph family={entry.family} shape={entry.shape} icon={entry.icon} size={size} />
      {code && size >= 18 ? <i style={{ fontSize: size * 0.4 }}>{code}</i> : null}
      {label ? (
        <span style={{ left: label.left - x + size / 2, top: label.top - y + size / 2 }}>
          {label.lines.join('\n')}
        </span>
      ) : null}
    </Link>
  )
}

function drawn(data: PictureData, ontology: ReturnType<typeof useOntology>) {
  const entries = data.entries.map(({ id, kind, name, shortName }) => {
    const known = ontology.kind(kind)
    return {
      id,
      kind,
      label: name,
      shortLabel: shortName,
      kindLabel: known?.label,
      family: known?.family ?? '',
      shape: known?.shape ?? 'ellipse',
      icon: known?.icon,
      scale: known?.scale,
    }
  })
  const relations = data.relations.flatMap(({ id, type, from, to }) => {
    const known = ontology.relationType(type)
    return from && to
      ? [
          {
            id,
            type,
            from: from.id,
            to: to.id,
            reading: known?.reading.forward ?? type,
            directed: !known?.symmetric,
          },
        ]
      : []
  })
  return { entries, relations }
}
