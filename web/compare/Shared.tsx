import { Button, Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useOntology } from '../data/OntologyProvider.tsx'
import { headingOf } from '../entry/relations/headings.ts'
import { EntryLink } from '../text/EntryLink.tsx'
import { grouped } from '../text/grouped.ts'
import { shortLabel } from '../text/shortLabel.ts'
import styles from './compare.module.css'
import { type Compared, groupsOf, keyOf, neighboursOf, sharesOf } from './neighbours.ts'

const everything = 'everything'

/** What compared entries share, what each has alone, and how many each two have in common. */
export function Shared({ compared }: { compared: readonly Compared[] }) {
  const ontology = useOntology()
  const [group, setGroup] = useState(everything)
  const groups = useMemo(() => groupsOf(compared), [compared])
  const chosen = group === everything ? null : group
  const shares = useMemo(
    () => sharesOf(compared.map((entry) => neighboursOf(entry, chosen))),
    [compared, chosen],
  )
  const options = [
    { value: everything, label: 'All relations' },
    ...groups.map((each) => ({
      value: keyOf(each),
      label: `${headingOf(each, ontology)}, ${grouped(each.count)}`,
    })),
  ]
  return (
    <section className={styles.shared}>
      <h2>What they share</h2>
      <Select
        size="sm"
        aria-label="Which relations are compared"
        data={options}
        value={group}
        allowDeselect={false}
        onChange={(value) => setGroup(value ?? everything)}
      />
      <Matrix compared={compared} overlap={shares.overlap} />
      <EntryNames label="In common" entries={shares.shared} />
      {compared.map((entry, index) => (
        <EntryNames key={entry.id} label={`Only ${shortLabel(entry)}`} entries={shares.unique[index] ?? []} />
      ))}
    </section>
  )
}

/** How many each two have in common. The darker, the more of the smaller one. */
function Matrix({
  compared,
  overlap,
}: {
  compared: readonly Compared[]
  overlap: readonly (readonly number[])[]
}) {
  return (
    <table className={styles.matrix}>
      <caption>How many each two have in common</caption>
      <thead>
        <tr>
          <td />
          {compared.map((entry, at) => (
            <th key={entry.id} scope="col" title={entry.name}>
              <span aria-hidden="true">{at + 1}</span>
              <span className="only-spoken">{shortLabel(entry)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {overlap.map((row, at) => (
          <tr key={compared[at]?.id}>
            <NumberedName at={at} entry={compared[at]} />
            {row.map((count, place) => {
              const smaller = Math.min(overlap[at]?.[at] ?? 0, overlap[place]?.[place] ?? 0)
              const share = at === place || smaller === 0 ? 0 : count / smaller
              return (
                <td
                  key={compared[place]?.id}
                  style={{
                    background: `color-mix(in srgb, var(--actor) ${Math.round(share * 26)}%, transparent)`,
                  }}
                >
                  {grouped(count)}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The head of a row, with the number by which the columns name it: names are too long for those. */
function NumberedName({ at, entry }: { at: number; entry: Compared | undefined }) {
  return (
    <th scope="row">
      <span className={styles.number} aria-hidden="true">
        {at + 1}
      </span>
      {entry ? shortLabel(entry) : null}
    </th>
  )
}

const namesAtFirst = 12

function EntryNames({
  label,
  entries,
}: {
  label: string
  entries: readonly { id: string; kind: string; name: string }[]
}) {
  const [all, setAll] = useState(false)
  const shown = all ? entries : entries.slice(0, namesAtFirst)
  return (
    <section className={styles.names}>
      <h3>
        {label} <span>{grouped(entries.length)}</span>
      </h3>
      <ul>
        {shown.map((entry) => (
          <li key={entry.id}>
            <EntryLink entry={entry} />
          </li>
        ))}
      </ul>
      {entries.length > shown.length ? (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => setAll(true)}
          aria-label={`Show all ${grouped(entries.length)}: ${label}`}
        >
          Show all {grouped(entries.length)}
        </Button>
      ) : null}
    </section>
  )
}
