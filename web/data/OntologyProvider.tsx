import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { useQuery } from 'urql'
import type { Kind, Ontology, RelationType } from '../model/ontology.ts'
import { Trouble } from '../shell/Trouble.tsx'
import { ontologyDocument } from './documents.ts'

/** The model as the API describes it, with quick ways to its parts. */
export interface KnownOntology extends Ontology {
  readonly datasetVersion: number
  kind(name: string): Kind | undefined
  relationType(name: string): RelationType | undefined
}

const OntologyContext = createContext<KnownOntology | null>(null)

/** Reads the model once, before anything that needs its words and signs is shown. */
export function OntologyProvider({ children }: { children: ReactNode }) {
  const [{ data, error }, retry] = useQuery({ query: ontologyDocument })
  const known = useMemo(() => {
    if (!data) return null
    const { families, relationTypes } = data.ontology
    const kinds = data.ontology.kinds.map(({ family, pluralLabel, ...kind }) => ({
      ...kind,
      family: family.name,
      plural: pluralLabel,
    }))
    const types = relationTypes.map(
      ({ forwardReading, backwardReading, forwardField, backwardField, ...type }) => ({
        ...type,
        reading: { forward: forwardReading, backward: backwardReading },
        field: { forward: forwardField, backward: backwardField },
      }),
    )
    const kindsByName = new Map(kinds.map((kind) => [kind.name, kind]))
    const typesByName = new Map(types.map((type) => [type.name, type]))
    return {
      families,
      kinds,
      relationTypes: types,
      datasetVersion: data.datasetVersion,
      kind: (name: string) => kindsByName.get(name),
      relationType: (name: string) => typesByName.get(name),
    }
  }, [data])
  if (error && !known)
    return (
      <Trouble
        what="Could not reach Concord."
        error={error}
        onRetry={() => retry({ requestPolicy: 'network-only' })}
      />
    )
  if (!known) return <div aria-busy="true" />
  return <OntologyContext value={known}>{children}</OntologyContext>
}

/** The model, within an `OntologyProvider`. */
export function useOntology(): KnownOntology {
  const known = useContext(OntologyContext)
  if (!known) throw new Error('useOntology is used outside of an OntologyProvider')
  return known
}
