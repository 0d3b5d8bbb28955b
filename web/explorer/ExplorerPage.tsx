import { Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { useActionKeys } from './actions/keys.ts'
import { type Explorer, ExplorerContext } from './Explorer.ts'
import { useExpansionOfAddress } from './expand/useExpansionOfAddress.ts'
import styles from './explorer.module.css'
import { FilterPanel } from './filters/FilterPanel.tsx'
import { KeyList } from './KeyList.tsx'
import { hasPanel, PanelFrame, useIsPhone } from './panel/PanelFrame.tsx'
import { QueryDrawer } from './QueryDrawer.tsx'
import { Rail } from './Rail.tsx'
import { Stage } from './Stage.tsx'
import { keepSession } from './session.ts'
import { useExplorerState } from './useExplorerState.ts'

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
        <a className={styles.skip} href="#canvas">
          Skip to the canvas
        </a>
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
  if (isPhone)
    return (
      <Drawer
        opened={isAsked}
        onClose={() => open(null)}
        size="100%"
        title="Filters"
        // Its head is not that of the page.
        attributes={{ header: { role: 'presentation' } }}
        closeButtonProps={{ 'aria-label': 'Close the filters' }}
      >
        <FilterPanel />
      </Drawer>
    )
  if (isWide ? isFolded : !isAsked) return null
  return (
    <section className={styles.legend} data-over={!isWide || undefined} aria-label="Legend and filters">
      <FilterPanel onClose={isWide ? () => setIsFolded(true) : () => open(null)} />
    </section>
  )
}
