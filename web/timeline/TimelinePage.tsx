import { Button, Checkbox } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useOntology } from '../data/OntologyProvider.tsx'
import { familyToken } from '../kinds/family.ts'
import { KindGlyph } from '../kinds/KindGlyph.tsx'
import { Trouble } from '../shell/Trouble.tsx'
import { useHead } from '../shell/useHead.ts'
import { EntryLink } from '../text/EntryLink.tsx'
import { grouped } from '../text/grouped.ts'
import { type Bin, beginningOf, binsOf, grainOf, nextOf, scaled } from './bins.ts'
import styles from './timeline.module.css'
import { type DatedEntry, useDated } from './useDated.ts'

/** The kinds that are shown where nobody chose any. */
const usual = ['TREATY', 'ORGANIZATION', 'EVENT']
/** Those that have no place in the story of the field: what is only read about it. */
const without = new Set(['SOURCE', 'STATE', 'PERSON', 'CLAIM'])
const beginning = '1860-01-01'
const rowsAtFirst = 60

function useRange() {
  const [parameters, setParameters] = useSearchParams()
  const form = /^\d{4}-\d{2}-\d{2}$/
  const end = nextOf(beginningOf(new Date().toISOString().slice(0, 10), 'decade'), 'decade')
  const [from, to] = [parameters.get('from') ?? '', parameters.get('to') ?? '']
  const range = form.test(from) && form.test(to) && from < to ? { from, to } : { from: beginning, to: end }
  const set = (next: { from: string; to: string } | null) =>
    setParameters((before) => {
      if (next) {
        before.set('from', next.from)
        before.set('to', next.to)
      } else {
        before.delete('from')
        before.delete('to')
      }
      return before
    })
  const kinds = parameters.get('kinds')?.split('~').filter(Boolean) ?? usual
  const setKinds = (next: readonly string[]) =>
    setParameters(
      (before) => {
        before.set('kinds', next.join('~'))
        return before
      },
      { replace: true },
    )
  return { ...range, set, isWhole: from === '', kinds, setKinds }
}

/** When things began, in the whole field: by decade, year, month and day. */
export default function TimelinePage() {
  const ontology = useOntology()
  const { from, to, set, isWhole, kinds, setKinds } = useRange()
  const { byKind, isLoading, error, retry } = useDated(kinds)
  useHead('Timeline', 'What was founded, adopted and held, by decade, year and day.')
  const grain = grainOf(from, to)
  const meant = useMemo(
    () =>
      kinds
        .flatMap((kind) => byKind.get(kind) ?? [])
        .filter(
          (entry) => entry.beginning && entry.beginning.earliest >= from && entry.beginning.earliest < to,
        )
        .sort((left, right) =>
          (left.beginning?.earliest ?? '').localeCompare(right.beginning?.earliest ?? ''),
        ),
    [byKind, kinds, from, to],
  )
  const datesOf = (kind?: string) =>
    meant.flatMap((entry) =>
      entry.beginning && (!kind || entry.kind === kind) ? [entry.beginning.earliest] : [],
    )
  const bins = binsOf(datesOf(), from, to, grain)
  const byKindBins = kinds.map((kind) => ({ kind, bins: binsOf(datesOf(kind), from, to, grain) }))
  const span = (factor: number) => scaled(from, to, factor)
  const shift = (by: number) => {
    const length = Date.parse(to) - Date.parse(from)
    const move = (text: string) => new Date(Date.parse(text) + by * length).toISOString().slice(0, 10)
    set({ from: move(from), to: move(to) })
  }
  return (
    <main className={styles.page} aria-busy={isLoading}>
      <h1>
        Timeline <span role="status">{grouped(meant.length)} beginnings</span>
      </h1>
      <fieldset className={styles.kinds}>
        <legend className="only-spoken">Kinds</legend>
        {ontology.kinds
          .filter(
            ({ name, properties }) =>
              !without.has(name) && properties.some(({ valueType }) => valueType === 'partialDate'),
          )
          .map((kind) => (
            <Checkbox
              key={kind.name}
              size="xs"
              checked={kinds.includes(kind.name)}
              onChange={() =>
                setKinds(
                  kinds.includes(kind.name)
                    ? kinds.filter((each) => each !== kind.name)
                    : [...kinds, kind.name],
                )
              }
              label={
                <>
                  <KindGlyph family={kind.family} shape={kind.shape} /> {kind.plural}
                </>
              }
            />
          ))}
      </fieldset>
      <div className={styles.tools}>
        <Button size="compact-sm" variant="default" onClick={() => shift(-0.5)}>
          Earlier
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => set(span(0.5))}>
          Zoom in
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => set(span(2))}>
          Zoom out
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => shift(0.5)}>
          Later
        </Button>
        <Button size="compact-sm" variant="default" disabled={isWhole} onClick={() => set(null)}>
          All of it
        </Button>
        <span>By {grain}. Choose a bar to look closer.</span>
      </div>
      {error ? <Trouble what="Could not load the timeline." error={error} onRetry={retry} /> : null}
      <Bars
        bins={bins}
        parts={byKindBins.map(({ kind, bins: part }) => ({
          token: familyToken(ontology.kind(kind)?.family ?? ''),
          bins: part,
        }))}
        canOpen={grain !== 'day'}
        onOpen={(bin) => set({ from: bin.from, to: bin.to })}
      />
      <Rows key={`${from} ${to}`} entries={meant} isLoading={isLoading} />
    </main>
  )
}

function Bars({
  bins,
  parts,
  canOpen,
  onOpen,
}: {
  bins: readonly Bin[]
  parts: readonly { token: string; bins: readonly Bin[] }[]
  canOpen: boolean
  onOpen(bin: Bin): void
}) {
  const highest = Math.max(1, ...bins.map(({ count }) => count))
  const every = Math.ceil(bins.length / 12)
  return (
    <ol className={styles.bars} aria-label="Beginnings over time">
      {bins.map((bin, index) => (
        <li key={bin.from}>
          <button
            type="button"
            disabled={!canOpen || bin.count === 0}
            onClick={() => onOpen(bin)}
            aria-label={`${bin.label}: ${bin.count}`}
            title={`${bin.label}: ${bin.count}`}
          >
            {parts.map(({ token, bins: part }, place) => (
              <i
                // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a bar are told apart by their place
                key={place}
                style={{
                  height: `${((part[index]?.count ?? 0) / highest) * 100}%`,
                  background: `var(${token})`,
                }}
              />
            ))}
          </button>
          <span aria-hidden="true">{index % every === 0 ? bin.label : '\u00a0'}</span>
        </li>
      ))}
    </ol>
  )
}

function Rows({ entries, isLoading }: { entries: readonly DatedEntry[]; isLoading: boolean }) {
  const [shown, setShown] = useState(rowsAtFirst)
  if (entries.length === 0)
    return isLoading ? null : <p className={styles.nothing}>Nothing is recorded to have begun then.</p>
  return (
    <>
      <ol className={styles.rows}>
        {entries.slice(0, shown).map((entry) => (
          <li key={entry.id}>
            <time dateTime={entry.beginning?.earliest}>{entry.beginning?.text}</time>
            <span>
              <EntryLink entry={entry} />
              {entry.end ? <small> until {entry.end.text}</small> : null}
            </span>
          </li>
        ))}
      </ol>
      {entries.length > shown ? (
        <p className={styles.nothing}>
          {grouped(shown)} of {grouped(entries.length)} shown.{' '}
          <Button size="compact-sm" variant="default" onClick={() => setShown(shown + 200)}>
            Show 200 more
          </Button>
        </p>
      ) : null}
    </>
  )
}
