import { Button, Skeleton } from '@mantine/core'
import { IconBinaryTree, IconX } from '@tabler/icons-react'
import { Fragment, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useOntology } from '../data/OntologyProvider.tsx'
import { viewAddress } from '../explorer/address.ts'
import { EntryPicker } from '../explorer/EntryPicker.tsx'
import { KindGlyph } from '../kinds/KindGlyph.tsx'
import { Trouble } from '../shell/Trouble.tsx'
import { useDay, withDay } from '../shell/useDay.ts'
import { useHead } from '../shell/useHead.ts'
import { EntryLink } from '../text/EntryLink.tsx'
import { FactValue } from '../text/FactValue.tsx'
import { shortLabel } from '../text/shortLabel.ts'
import { wordsOf } from '../text/words.ts'
import styles from './compare.module.css'
import type { Compared } from './neighbours.ts'
import { Shared } from './Shared.tsx'
import { useCompared } from './useCompared.ts'

const most = 5

/** Comparisons that show something. */
const suggestions = [
  ['treaty:kyoto-protocol', 'treaty:paris-agreement'],
  ['organization:african-union', 'organization:association-of-southeast-asian-nations'],
  ['state:france', 'state:germany', 'state:united-states'],
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
  const isThere = (id: string) => compared.some((entry) => entry.id === id)
  const unknown = isLoading || error || compared.length === ids.length ? [] : ids.filter((id) => !isThere(id))
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
      {unknown.length > 0 ? (
        <p role="status">{`There is no entry ${unknown.map((id) => `'${id}'`).join(' or ')}.`}</p>
      ) : null}
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
