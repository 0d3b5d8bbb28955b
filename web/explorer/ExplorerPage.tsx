import { useCallback, useEffect, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useClient } from 'urql'
import { GraphView } from '../canvas/GraphView.tsx'
import { neighborhoodDocument } from '../data/documents.ts'
import { useOntology } from '../data/OntologyProvider.tsx'
import { Legend } from '../legend/Legend.tsx'
import { Trouble } from '../shell/Trouble.tsx'
import { largestCanvas, today, withoutShown, withShown } from './address.ts'
import { EmptyCanvas } from './EmptyCanvas.tsx'
import styles from './explorer.module.css'
import { Panel } from './Panel.tsx'
import { useGraph } from './useGraph.ts'
import { useView } from './useView.ts'

/** How much an expansion brings: a few of each type, so that a state with hundreds of relations does not explode. */
const expansion = { perType: 6, limit: 40 }

/** The canvas with its legend and the panel of the selected entry. */
export function ExplorerPage() {
  const [view, change] = useView()
  const graph = useGraph(view)
  const ontology = useOntology()
  const client = useClient()
  const [growFrom, setGrowFrom] = useState<string>()
  const day = view.day ?? today()
  const shownIds = useMemo(() => new Set(view.shown), [view.shown])
  const selection = useMemo(() => (view.selected ? [view.selected] : []), [view.selected])

  const show = useCallback(
    (ids: readonly string[], from: string) => {
      setGrowFrom(from)
      change((before) => withShown(before, ids))
    },
    [change],
  )
  const expand = useCallback(
    async (id: string) => {
      const { data } = await client.query(neighborhoodDocument, { id, ...expansion, day }).toPromise()
      show(data?.neighborhood?.entries.map((entry) => entry.id) ?? [], id)
    },
    [client, day, show],
  )
  const select = useCallback(
    (id: string | null) =>
      change((before) => (id ? { ...withShown(before, [id]), selected: id } : { ...before, selected: null })),
    [change],
  )
  const hide = useCallback((id: string) => change((before) => withoutShown(before, id)), [change])
  const toggleKind = (kind: string, on: boolean) =>
    change((before) => ({
      ...before,
      hiddenKinds: on ? before.hiddenKinds.filter((each) => each !== kind) : [...before.hiddenKinds, kind],
    }))
  useExpansionOfAddress(expand)

  return (
    <main className={styles.explorer} data-panel={view.selected ? 'open' : 'closed'}>
      <h1 className="only-spoken">Explore</h1>
      <nav className={styles.legend} aria-label="Legend and filters">
        <Legend
          ontology={ontology}
          entries={graph.entries}
          relations={graph.relations}
          hiddenKinds={view.hiddenKinds}
          onToggleKind={toggleKind}
        />
      </nav>
      <section className={styles.stage} aria-label="Graph" aria-busy={graph.loading}>
        {view.shown.length === 0 ? (
          <EmptyCanvas />
        ) : (
          <>
            <GraphView
              entries={graph.entries}
              relations={graph.relations}
              selection={selection}
              growFrom={growFrom}
              about={view.shown[0]}
              name={`${graph.entries.length} entries and ${graph.relations.length} relations`}
              onSelect={select}
              onExpand={(id) => void expand(id)}
            />
            <p className={styles.total}>
              {graph.entries.length.toLocaleString('en')} entries,{' '}
              {graph.relations.length.toLocaleString('en')} relations.
              {view.shown.length >= largestCanvas
                ? ' The canvas holds about 1,000 entries well: hide some before more are shown.'
                : null}
            </p>
          </>
        )}
        {graph.error ? (
          <Trouble what="Could not load the graph." error={graph.error} onRetry={graph.retry} />
        ) : null}
      </section>
      {view.selected ? (
        <Panel
          id={view.selected}
          day={day}
          shownIds={shownIds}
          shownRelations={graph.relations}
          onShow={show}
          onExpand={(id) => void expand(id)}
          onHide={hide}
          onSelect={select}
          onClose={() => select(null)}
        />
      ) : null}
    </main>
  )
}

/** An address can ask that its entry be expanded when it is opened: questions and search results do. */
function useExpansionOfAddress(expand: (id: string) => Promise<void>): void {
  const [parameters, setParameters] = useSearchParams()
  const wanted = parameters.get('expand') === '1' ? parameters.get('selected') : null
  useEffect(() => {
    if (!wanted) return
    setParameters(
      (before) => {
        before.delete('expand')
        return before
      },
      { replace: true },
    )
    void expand(wanted)
  }, [wanted, expand, setParameters])
}
