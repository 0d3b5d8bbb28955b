import { Button, Select, Skeleton } from '@mantine/core'
import { IconBinaryTree, IconX } from '@tabler/icons-react'
import { Fragment, useMemo, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useOntology } from '../data/OntologyProvider.tsx'
import { headingOf } from '../entry/relations/headings.ts'
import { viewAddress } from '../explorer/address.ts'
import { EntryPicker } from '../explorer/EntryPicker.tsx'
import { KindGlyph } from '../kinds/KindGlyph.tsx'
import { Trouble } from '../shell/Trouble.tsx'
import { useDay, withDay } from '../shell/useDay.ts'
import { useHead } from '../shell/useHead.ts'
import { EntryLink } from '../text/EntryLink.tsx'
import { FactValue } from '../text/FactValue.tsx'
import { grouped } from '../text/grouped.ts'
import { shortLabel } from '../text/shortLabel.ts'
import { wordsOf } from '../text/words.ts'
import styles from './compare.module.css'
import { type Compared, groupsOf, keyOf, neighboursOf, sharesOf } from './neighbours.ts'
import { useCompared } from './useCompared.ts'

const most = 5
const everything = 'everything'

/** Comparisons that show something. */
const suggestions = [
  ['treaty:kyoto-protocol', 'treaty:paris-agreement'],
  ['organization:african-union', 'organization:association-of-southeast-asian-nations'],
  ['state:france', 'state:germany', 'state:united-states-of-america'],
]

/** Two to five entries side by side. */
export default function ComparePage() {
  const [parameters, setParameters] = useSearchParams()
  const shownDay = useDay()
  const ids = [...new Set((parameters.get('entries') ?? '').split('~').filter(Boolean))].slice(0, most)
  const { compared, error, isLoading, retry } = useCompared(ids, shownDay.day)
  useHead('Compare', 'Two to five entries side by side: what they share and what they do not.')
  const set = (next: readonly string[]) =>
    setParameters((before) => {
      before.set('entries', next.join('~'))
      return before
    })
  return (
    <main className={styles.page} aria-busy={isLoading}>
      <h1>Compare</h1>
      <div className={styles.bar}>
        <ul className={styles.chosen} aria-label="What is compared">
          {compared.map((entry) => (
            <Chosen key={entry.id} entry={entry} onRemove={() => set(ids.filter((id) => id !== entry.id))} />
          ))}
        </ul>
        {ids.length < most ? (
          <EntryPicker label={`Add an entry, up to ${most}`} onPick={(id) => set([...ids, id])} />
        ) : null}
        {ids.length > 1 ? (
          <Button
            size="compact-sm"
            variant="default"
            component={Link}
            leftSection={<IconBinaryTree size={14} />}
            to={withDay(
              viewAddress({ shown: ids, panel: 'shared', selected: ids[0], alsoSelected: ids.slice(1) }),
              shownDay,
            )}
          >
            All in graph
          </Button>
        ) : null}
      </div>
      {error ? <Trouble what="Could not load what is compared." error={error} onRetry={retry} /> : null}
      {isLoading && ids.length > 0 && compared.length === 0 ? <Skeleton height={400} /> : null}
      {compared.length >= 2 ? (
        <div className={styles.columns}>
          <FactTable compared={compared} />
          <Shared compared={compared} />
        </div>
      ) : isLoading && ids.length > 0 ? null : (
        <Begin />
      )}
    </main>
  )
}

function Begin() {
  return (
    <section>
      <p>
        Choose two to five entries: states, organizations, treaties, coalitions. Or begin with one of these.
      </p>
      <ul className={styles.begin}>
        {suggestions.map((ids) => (
          <li key={ids.join()}>
            <Link to={`/compare?entries=${ids.join('~')}`}>{ids.map(wordsOf).join(' and ')}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Chosen({ entry, onRemove }: { entry: Compared; onRemove(): void }) {
  const kind = useOntology().kind(entry.kind)
  return (
    <li>
      {kind ? <KindGlyph family={kind.family} shape={kind.shape} /> : null}
      <span>{shortLabel(entry)}</span>
      <button type="button" onClick={onRemove} aria-label={`Take off ${entry.name}`}>
        <IconX size={14} />
      </button>
    </li>
  )
}

const untold = new Set(['name', 'summary', 'localNames', 'phases', 'steps', 'otherNames'])

function FactTable({ compared }: { compared: readonly Compared[] }) {
  const [only, setOnly] = useState(false)
  const ontology = useOntology()
  const labels = new Map<string, string>()
  for (const { facts } of compared)
    for (const { property, label } of facts) if (!untold.has(property)) labels.set(property, label)
  const valuesOf = (entry: Compared, property: string) =>
    entry.facts.find((fact) => fact.property === property)?.values ?? []
  const typeOf = ({ kind }: Compared, property: string) =>
    ontology.kind(kind)?.properties.find(({ name }) => name === property)?.valueType
  const rows = [...labels]
    .map(([property, label]) => ({
      property,
      label,
      values: compared.map((entry) => valuesOf(entry, property)),
    }))
    .filter(({ values }) => !only || new Set(values.map((each) => each.join('; '))).size > 1)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keys
    <section className={styles.facts} tabIndex={0} aria-label="Facts side by side">
      <p>
        <Button size="compact-sm" variant="default" aria-pressed={only} onClick={() => setOnly(!only)}>
          {only ? 'Show all facts' : 'Only differences'}
        </Button>
      </p>
      <table>
        <thead>
          <tr>
            <td />
            {compared.map((entry) => (
              <th key={entry.id} scope="col">
                <EntryLink entry={entry} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ property, label, values }) => (
            <tr key={property}>
              <th scope="row">{label}</th>
              {compared.map((entry, index) => (
                <td key={entry.id} data-label={shortLabel(entry)}>
                  <Values values={values[index] ?? []} property={property} type={typeOf(entry, property)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Values({
  values,
  property,
  type,
}: {
  values: readonly string[]
  property: string
  type: string | undefined
}) {
  if (values.length === 0) return <span className={styles.none}>not recorded</span>
  return values.map((value, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the same value can stand twice
    <Fragment key={index}>
      {index > 0 ? '; ' : null}
      <FactValue value={value} property={property} valueType={type} />
    </Fragment>
  ))
}

function Shared({ compared }: { compared: readonly Compared[] }) {
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
