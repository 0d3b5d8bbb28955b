import { useMemo, useRef } from 'react'
import { type CombinedError, useQuery } from 'urql'
import { type EntryRef, type RelationData, subgraphDocument } from '../data/documents.ts'
import { type KnownOntology, useOntology } from '../data/OntologyProvider.tsx'
import type { CanvasEntry, CanvasRelation } from '../model/graphView.ts'
import { today, type View } from './address.ts'

/** What the canvas shows of a view. */
export interface Graph {
  readonly entries: readonly CanvasEntry[]
  readonly relations: readonly CanvasRelation[]
  readonly loading: boolean
  readonly error: CombinedError | undefined
  retry(): void
}

/** An entry with the sign of its kind. */
export function canvasEntry(entry: EntryRef, ontology: KnownOntology, past = false): CanvasEntry {
  const kind = ontology.kind(entry.kind)
  return {
    id: entry.id,
    kind: entry.kind,
    kindLabel: kind?.label,
    label: entry.name,
    shortLabel: entry.shortName,
    family: kind?.family ?? '',
    shape: kind?.shape ?? 'ellipse',
    icon: kind?.icon,
    scale: kind?.scale,
    past,
  }
}

function canvasRelation(
  { id, type, from, to, since }: RelationData,
  ontology: KnownOntology,
  day: string,
): CanvasRelation[] {
  const declared = ontology.relationType(type)
  if (!from || !to) return []
  return [
    {
      id,
      from: from.id,
      to: to.id,
      type,
      reading: declared?.reading.forward ?? type,
      directed: !declared?.symmetric,
      announced: since !== null && since.earliest > day,
    },
  ]
}

/** Reads the entries of a view and the relations among them that hold on its day. What stood there stays while more comes. */
export function useGraph({ shown, day, hiddenKinds }: View): Graph {
  const ontology = useOntology()
  const on = day ?? today()
  const variables = useMemo(() => ({ ids: shown, day: on }), [shown, on])
  const [{ data, fetching, error }, execute] = useQuery({
    query: subgraphDocument,
    variables,
    pause: shown.length === 0,
  })
  const last = useRef(data)
  if (data) last.current = data
  const subgraph = shown.length === 0 ? null : (data ?? last.current)?.subgraph
  return useMemo(() => {
    const visible = (subgraph?.entries ?? []).filter(
      ({ kind, id }) => !hiddenKinds.includes(kind) && shown.includes(id),
    )
    const ids = new Set(visible.map(({ id }) => id))
    return {
      entries: visible.map((entry) => canvasEntry(entry, ontology, !entry.existsOn)),
      relations: (subgraph?.relations ?? [])
        .flatMap((relation) => canvasRelation(relation, ontology, on))
        .filter(({ from, to }) => ids.has(from) && ids.has(to)),
      loading: fetching,
      error,
      retry: () => execute({ requestPolicy: 'network-only' }),
    }
  }, [subgraph, hiddenKinds, shown, ontology, on, fetching, error, execute])
}
