import { Popover, UnstyledButton } from '@mantine/core'
import type { ReactElement } from 'react'
import { type Explorer, useExplorer } from '../Explorer.ts'
import styles from '../overlays.module.css'
import { entriesAsCsv, relationsAsCsv } from './csv.ts'
import { captionOf, type Exported, seenIn } from './exported.ts'
import { asGexf } from './gexf.ts'
import { asGraphml } from './graphml.ts'
import { asJsonLd } from './jsonLd.ts'
import { asPng } from './png.ts'
import { save } from './save.ts'
import { asSvg } from './svg.ts'

/** A format in which what is shown can be had. */
interface Format {
  readonly label: string
  readonly about: string
  /** Whether it shows the canvas, and so needs one. */
  readonly isPicture?: boolean
  export(explorer: Explorer, exported: Exported, name: string): void | Promise<void>
}

const formats: readonly Format[] = [
  {
    label: 'PNG',
    about: 'the picture as it is on the screen',
    isPicture: true,
    export: async ({ canvas }, exported, name) => {
      const held = canvas.current
      if (!held) return
      const { ink, paper } = held.scene().palette
      save(`${name}.png`, await asPng(held.picture(), captionOf(exported), ink, paper))
    },
  },
  {
    label: 'SVG',
    about: 'the whole picture, to be edited',
    isPicture: true,
    export: ({ canvas }, exported, name) => {
      if (canvas.current)
        save(`${name}.svg`, asSvg(canvas.current.scene(), captionOf(exported)), 'image/svg+xml')
    },
  },
  {
    label: 'CSV, entries',
    about: 'a table for spreadsheets',
    export: (_, exported, name) => save(`${name}-entries.csv`, entriesAsCsv(exported), 'text/csv'),
  },
  {
    label: 'CSV, relations',
    about: 'a table for spreadsheets',
    export: (_, exported, name) => save(`${name}-relations.csv`, relationsAsCsv(exported), 'text/csv'),
  },
  {
    label: 'GraphML',
    about: 'for yEd, NetworkX, igraph',
    export: (_, exported, name) => save(`${name}.graphml`, asGraphml(exported), 'application/graphml+xml'),
  },
  {
    label: 'GEXF',
    about: 'for Gephi, with the places',
    export: ({ canvas }, exported, name) =>
      save(
        `${name}.gexf`,
        asGexf(exported, canvas.current?.scene().spots ?? new Map()),
        'application/gexf+xml',
      ),
  },
  {
    label: 'JSON-LD',
    about: 'linked data',
    export: (_, exported, name) =>
      save(`${name}.jsonld`, asJsonLd(exported, location.origin), 'application/ld+json'),
  },
]

/** What is shown, to be taken away: what the filters leave, on the day shown. */
export function ExportMenu({ control }: { control: ReactElement }) {
  const explorer = useExplorer()
  const { overlay, open, visible, ontology, days, view } = explorer
  const exported: Exported = { ...seenIn(visible), ontology, day: days.day, address: location.href }
  const name = `concord-${ontology.datasetVersion}-${days.day}`
  return (
    <Popover
      opened={overlay?.name === 'export'}
      onChange={(on) => open(on ? { name: 'export' } : null)}
      position="bottom-end"
      trapFocus
      width={300}
    >
      <Popover.Target>{control}</Popover.Target>
      <Popover.Dropdown p={0} aria-label="Export">
        <p className={styles.note} style={{ paddingTop: 10 }}>
          {captionOf(exported)}.
        </p>
        <ul className={styles.list} style={{ paddingBottom: 6 }}>
          {formats
            .filter(({ isPicture }) => !isPicture || view.mode === 'graph')
            .map((format) => (
              <li key={format.label}>
                <UnstyledButton
                  className={styles.action}
                  onClick={() => {
                    void format.export(explorer, exported, name)
                    open(null)
                  }}
                >
                  {format.label}
                  <span className={styles.count}>{format.about}</span>
                </UnstyledButton>
              </li>
            ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}
