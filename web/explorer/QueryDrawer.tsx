import { Button, CopyButton, Drawer, Textarea } from '@mantine/core'
import { useReturnedFocus } from '../shell/useReturnedFocus.ts'
import { useExplorer } from './Explorer.ts'
import styles from './overlays.module.css'
import { selectionOf } from './view.ts'

/** The query that answers with what the canvas shows, or with what is selected and its surroundings. */
export function queryOf(shown: readonly string[], selection: readonly string[], day: string): string {
  const list = (ids: readonly string[]) => ids.map((id) => `\n      "${id}"`).join('')
  const entries = 'entries { id kind name beginning { edtf } end { edtf } }'
  const relations =
    'relations { type from { id } to { id } since { edtf } until { edtf } citations { at source { name } } }'
  if (selection.length > 0 && selection.length <= 20)
    return `{
  datasetVersion
  neighborhood(
    start: [${list(selection)}
    ]
    perType: 20
    asOf: "${day}"
  ) {
    ${entries}
    ${relations}
    groups { entryId reading shown total }
  }
}`
  return `{
  datasetVersion
  subgraph(
    ids: [${list(shown)}
    ]
    asOf: "${day}"
  ) {
    ${entries}
    ${relations}
  }
}`
}

/** Shows the query behind the canvas, to be copied and changed. */
export function QueryDrawer() {
  useReturnedFocus()
  const { open, visible, view, days } = useExplorer()
  const query = queryOf(
    visible.entries.map(({ id }) => id),
    selectionOf(view),
    days.day,
  )
  return (
    <Drawer
      opened
      onClose={() => open(null)}
      position="right"
      size="lg"
      title="The query behind this"
      // Its head is not that of the page.
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <CopyButton value={query}>
        {({ copied, copy }) => (
          <Button size="sm" mb={12} mr={8} variant="default" onClick={copy}>
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </CopyButton>
      <Button
        size="sm"
        mb={12}
        variant="default"
        component="a"
        href={`/api?query=${encodeURIComponent(query)}`}
      >
        Open on the API page
      </Button>
      <Textarea aria-label="Query" classNames={{ input: styles.code }} readOnly autosize value={query} />
    </Drawer>
  )
}
