import { Drawer } from '@mantine/core'
import { useReturnedFocus } from '../../shell/useReturnedFocus.ts'
import { useExplorer } from '../Explorer.ts'
import { FilterPanel } from './FilterPanel.tsx'

/** The filters on a phone: over everything. */
export function FilterDrawer() {
  useReturnedFocus()
  const { open } = useExplorer()
  return (
    <Drawer
      opened
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
}
