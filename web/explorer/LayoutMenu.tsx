import { Menu } from '@mantine/core'
import type { ReactElement } from 'react'
import { type Arrangement, arrangements } from '../layout/protocol.ts'
import { arrangementWords } from '../layout/words.ts'
import { type Grouping, groupings } from '../metrics/measures.ts'
import { useExplorer } from './Explorer.ts'

const groupingWords: Readonly<Record<Grouping, string>> = {
  kind: 'by kind',
  region: 'by region',
  community: 'by community',
}

/** How the entries are arranged. */
export function LayoutMenu({ control }: { control: ReactElement }) {
  const { view, change, overlay, open, canvas } = useExplorer()
  const arrange = (arrangement: Arrangement, grouping = view.grouping) =>
    change((before) => ({ ...withMiddle(before, arrangement), arrangement, grouping }))
  return (
    <Menu
      opened={overlay?.name === 'layout'}
      onChange={(on) => open(on ? { name: 'layout' } : null)}
      position="bottom-start"
      shadow="md"
      // Within the page's main part, and without a mark for the focus that is no item.
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>{control}</Menu.Target>
      <Menu.Dropdown>
        {arrangements
          .filter((each) => each !== 'groups')
          .map((each) => (
            <Menu.Item
              key={each}
              aria-current={view.arrangement === each || undefined}
              onClick={() => arrange(each)}
            >
              {arrangementWords[each]}
            </Menu.Item>
          ))}
        {groupings.map((grouping) => (
          <Menu.Item
            key={grouping}
            aria-current={(view.arrangement === 'groups' && view.grouping === grouping) || undefined}
            onClick={() => arrange('groups', grouping)}
          >
            groups {groupingWords[grouping]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void canvas.current?.rearrange()}>Arrange anew</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Rings and hierarchies are about the first entry: the one that is selected takes that place. */
function withMiddle<View extends { readonly shown: readonly string[]; readonly selected: string | null }>(
  view: View,
  arrangement: Arrangement,
): View {
  const { selected, shown } = view
  if (!selected || (arrangement !== 'rings' && arrangement !== 'hierarchy')) return view
  return { ...view, shown: [selected, ...shown.filter((id) => id !== selected)] }
}
