import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { fetched } from '../shell/fetched.tsx'
import type { PageAddress } from '../shell/page.tsx'
import { useActionKeys } from './actions/keys.ts'
import { parametersOf, readView } from './address.ts'
import { type Explorer, ExplorerContext } from './Explorer.ts'
import { useExpansionOfAddress } from './expand/useExpansionOfAddress.ts'
import styles from './explorer.module.css'
import { hasPanel, loadPanel, PanelFrame, useIsPhone } from './panel/PanelFrame.tsx'
import { Rail } from './Rail.tsx'
import { loadStage, Stage } from './Stage.tsx'
import { keepSession } from './session.ts'
import { useExplorerState } from './useExplorerState.ts'

const KeyList = fetched(async () => (await import('./KeyList.tsx')).KeyList)
const QueryDrawer = fetched(async () => (await import('./QueryDrawer.tsx')).QueryDrawer)
const FilterPanel = fetched(async () => (await import('./filters/FilterPanel.tsx')).FilterPanel)
const FilterDrawer = fetched(async () => (await import('./filters/FilterDrawer.tsx')).FilterDrawer)

/** Begins to fetch the code of what the address shows, while the frame around it is drawn. */
export async function read(address: PageAddress): Promise<void> {
  const view = readView(parametersOf(address))
  loadStage(view)
  loadPanel(view)
}

/** The canvas with its filters, days and panel. */
export function ExplorerPage() {
  const navigate = useNavigate()
  const { explorer, spoken } = useExplorerState((address) => void navigate(address))
  useActionKeys(explorer)
  useExpansionOfAddress(explorer)
  useEffect(() => keepSession(explorer.view), [explorer.view])
  const { view } = explorer
  const isOpen = !view.embedded && view.shown.length > 0 && hasPanel(explorer)
  return (
    <ExplorerContext value={explorer}>
      <main
        className={styles.explorer}
        data-panel={isOpen ? 'open' : 'closed'}
        data-embedded={view.embedded || undefined}
      >
        <h1 className="only-spoken">Explore</h1>
        {isOpen ? (
          <a className={styles.skip} href="#panel">
            Skip to the panel
          </a>
        ) : null}
        {view.embedded ? null : <Rail />}
        {view.embedded ? null : <Filters explorer={explorer} />}
        <Stage />
        {isOpen ? <PanelFrame /> : null}
        {explorer.overlay?.name === 'keys' ? <KeyList /> : null}
        {explorer.overlay?.name === 'query' ? <QueryDrawer /> : null}
        <p className="only-spoken" role="status">
          {spoken}
        </p>
      </main>
    </ExplorerContext>
  )
}

/** The filters: beside the canvas where there is room, else over it when they are wanted. */
function Filters({ explorer }: { explorer: Explorer }) {
  const { overlay, open } = explorer
  const isWide = useMediaQuery('(min-width: 75em)', undefined, { getInitialValueInEffect: false })
  const isPhone = useIsPhone()
  const [isFolded, setIsFolded] = useState(false)
  const isAsked = overlay?.name === 'filters'
  useEffect(() => {
    // Where they stand beside the canvas, the key folds them away and brings them back.
    if (!isAsked || !isWide) return
    setIsFolded((before) => !before)
    open(null)
  }, [isAsked, isWide, open])
  if (isPhone) return isAsked ? <FilterDrawer /> : null
  if (isWide ? isFolded : !isAsked) return null
  return (
    <section className={styles.legend} data-over={!isWide || undefined} aria-label="Legend and filters">
      <FilterPanel onClose={isWide ? () => setIsFolded(true) : () => open(null)} />
    </section>
  )
}
