import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { GraphView } from '../canvas/GraphView.tsx'
import { useOntology } from '../data/OntologyProvider.tsx'
import type { PictureData } from '../data/pictureDocuments.ts'
import { pageAddress } from '../explorer/address.ts'
import { useDay, withDay } from '../shell/useDay.ts'

/** A part of the graph to look at: one can zoom, walk it with the keys, and open what one selects. */
export function Picture({ data, name, about }: { data: PictureData; name: string; about?: string }) {
  const ontology = useOntology()
  const day = useDay()
  const navigate = useNavigate()
  const { entries, relations } = useMemo(() => drawn(data, ontology), [data, ontology])
  const open = (id: string | null) => {
    if (id) void navigate(withDay(pageAddress(id), day))
  }
  return (
    <GraphView
      entries={entries}
      relations={relations}
      name={name}
      about={about}
      onSelect={open}
      onOpen={open}
    />
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
