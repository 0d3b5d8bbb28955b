import { Button, Checkbox, Drawer, Popover, Skeleton } from '@mantine/core'
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks'
import { IconColumns3, IconDownload, IconFilter } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { Navigate, useLocation, useParams, useSearchParams } from 'react-router'
import { type CombinedError, useClient } from 'urql'
import { useOntology } from '../data/OntologyProvider.tsx'
import { capital, fieldInWords } from '../entry/relations/headings.ts'
import { written } from '../explorer/days/calendar.ts'
import { save } from '../explorer/exports/save.ts'
import type { Kind } from '../model/ontology.ts'
import { QueryThis } from '../query/QueryThis.tsx'
import { NotFoundPage } from '../shell/NotFoundPage.tsx'
import { Trouble } from '../shell/Trouble.tsx'
import { useDay } from '../shell/useDay.ts'
import { useHead } from '../shell/useHead.ts'
import tables from '../tables/tables.module.css'
import { grouped } from '../text/grouped.ts'
import styles from './browse.module.css'
import { csvOfList } from './csvOfList.ts'
import { Facets } from './Facets.tsx'
import { ListTable } from './ListTable.tsx'
import { listQuery } from './query.ts'
import {
  type BrowseColumn,
  type BrowseState,
  columnsOf,
  readBrowse,
  usualColumns,
  writeBrowse,
} from './state.ts'
import { useList } from './useList.ts'

const pageSize = 50

/** A list of one kind, to be narrowed, ordered and taken along. */
export default function BrowsePage() {
  const { kind: called = '' } = useParams()
  const { search, hash } = useLocation()
  const { kinds } = useOntology()
  const kind = kinds.find(({ idPrefix }) => idPrefix === called)
  if (kind) return <Browse key={kind.name} kind={kind} />
  // Who writes an address by hand may well write 'case-studies'.
  const plural = kinds.find(({ plural }) => plural.replaceAll(' ', '-') === called.toLowerCase())
  return plural ? (
    <Navigate replace to={{ pathname: `/browse/${plural.idPrefix}`, search, hash }} />
  ) : (
    <NotFoundPage />
  )
}

function useBrowseState(kind: Kind, columns: readonly BrowseColumn[]) {
  const [parameters, setParameters] = useSearchParams()
  const usual = useMemo(() => usualColumns(kind, columns), [kind, columns])
  const state = useMemo(() => readBrowse(parameters, usual), [parameters, usual])
  const change = (next: BrowseState) =>
    setParameters((before) => writeBrowse(next, usual, before), { replace: true })
  return [state, change] as const
}

function Browse({ kind }: { kind: Kind }) {
  const ontology = useOntology()
  const { day, isToday } = useDay()
  const columns = useMemo(() => columnsOf(kind, ontology), [kind, ontology])
  const [state, change] = useBrowseState(kind, columns)
  // While somebody types, the list waits for a pause.
  const [words] = useDebouncedValue(state.words, 200)
  const asked = useMemo(() => ({ ...state, words }), [state, words])
  const wanted = { kind, columns, state: asked, day, isToday, first: pageSize }
  const query = listQuery(wanted)
  const list = useList(query)
  const isWide = useMediaQuery('(min-width: 75em)', true, { getInitialValueInEffect: false })
  const [filtering, setFiltering] = useState(false)
  const title = capital(kind.plural)
  useHead(title, kind.description)
  const facets = <Facets kind={kind} state={state} asOf={isToday ? null : day} onChange={change} />
  const shown = columns.filter(({ name }) => state.columns.includes(name))
  return (
    <div className={styles.page}>
      {isWide ? (
        <aside className={styles.rail} aria-label="Filters">
          {facets}
        </aside>
      ) : (
        <Drawer
          opened={filtering}
          onClose={() => setFiltering(false)}
          title="Filters"
          closeButtonProps={{ 'aria-label': 'Close' }}
        >
          {facets}
        </Drawer>
      )}
      <main className={styles.main} aria-busy={list.isLoading}>
        <div className={styles.bar}>
          <h1>
            {title}{' '}
            <span role="status">
              {grouped(list.total)}
              {kind.hasLifespan ? (isToday ? ' of all times' : ` on ${written(day)}`) : ''}
            </span>
          </h1>
          {isWide ? null : (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconFilter size={14} />}
              onClick={() => setFiltering(true)}
            >
              Filters
            </Button>
          )}
          <ColumnsMenu columns={columns} state={state} onChange={change} />
          <QueryThis query={query} what={title} />
          <CsvButton wanted={wanted} total={list.total} name={kind.idPrefix} />
        </div>
        <Chips state={state} kind={kind} onChange={change} />
        {list.error ? (
          <Trouble what={`Could not load ${kind.plural}.`} error={list.error} onRetry={list.more} />
        ) : null}
        {list.rows.length > 0 ? (
          <ListTable
            title={title}
            rows={list.rows}
            columns={shown}
            state={state}
            kind={kind}
            onChange={change}
          />
        ) : list.isLoading ? (
          <Skeleton height={520} />
        ) : list.error ? null : (
          <p className={styles.nothing}>
            {`No ${kind.plural} match. `}
            <button
              type="button"
              onClick={() => change({ ...state, words: '', choices: new Map(), from: null, to: null })}
            >
              Take off every filter
            </button>
          </p>
        )}
        <p className={tables.foot}>
          <span>
            {grouped(list.rows.length)} of {grouped(list.total, '…')} shown. A year or month alone is as exact
            as the source.
          </span>
          {list.hasMore ? (
            <Button size="compact-sm" variant="default" loading={list.isLoading} onClick={list.more}>
              Next {pageSize}
            </Button>
          ) : null}
        </p>
      </main>
    </div>
  )
}

function Chips({
  state,
  kind,
  onChange,
}: {
  state: BrowseState
  kind: Kind
  onChange(state: BrowseState): void
}) {
  const chips = [...state.choices].flatMap(([name, values]) => {
    const property = kind.properties.find((each) => each.name === name)
    return values.map((value) => ({
      key: `${name}:${value}`,
      label: `${property?.label ?? name}: ${property?.choices?.find((each) => each.value === value)?.label ?? value}`,
      without: () => {
        const choices = new Map(state.choices)
        const left = values.filter((each) => each !== value)
        if (left.length > 0) choices.set(name, left)
        else choices.delete(name)
        onChange({ ...state, choices })
      },
    }))
  })
  if (chips.length === 0) return null
  return (
    <ul className={styles.chips} aria-label="Filters that are on">
      {chips.map(({ key, label, without }) => (
        <li key={key}>
          <button type="button" onClick={without} aria-label={`Take off ${label}`}>
            {label} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function ColumnsMenu({
  columns,
  state,
  onChange,
}: {
  columns: readonly BrowseColumn[]
  state: BrowseState
  onChange(state: BrowseState): void
}) {
  const toggle = (name: string) => {
    const chosen = state.columns.includes(name)
      ? state.columns.filter((each) => each !== name)
      : [...state.columns, name]
    onChange({ ...state, columns: chosen })
  }
  return (
    <Popover position="bottom-end" shadow="md" trapFocus withRoles>
      <Popover.Target>
        <Button size="compact-sm" variant="default" leftSection={<IconColumns3 size={14} />}>
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.columns} aria-label="Columns">
        {columns.map(({ name, label, isNumber }) => (
          <Checkbox
            key={name}
            size="xs"
            label={isNumber ? fieldInWords(name).toLowerCase() : label}
            checked={state.columns.includes(name)}
            onChange={() => toggle(name)}
          />
        ))}
      </Popover.Dropdown>
    </Popover>
  )
}

function CsvButton({
  wanted,
  total,
  name,
}: {
  wanted: Parameters<typeof csvOfList>[1]
  total: number | null
  name: string
}) {
  const client = useClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<CombinedError | null>(null)
  const download = async () => {
    setBusy(true)
    setError(null)
    try {
      save(`${name}.csv`, await csvOfList(client, wanted), 'text/csv')
    } catch (failure) {
      setError(failure as CombinedError)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={busy}
        disabled={!total}
        leftSection={<IconDownload size={14} />}
        onClick={() => void download()}
      >
        CSV, {grouped(total ?? 0)} rows
      </Button>
      {error ? <span role="alert">The rows could not be loaded: {error.message}</span> : null}
    </>
  )
}
