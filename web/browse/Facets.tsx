import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useQuery } from 'urql'
import type { Kind } from '../model/ontology.ts'
import { grouped } from '../text/grouped.ts'
import styles from './browse.module.css'
import { type FacetsAnswer, facetsQuery } from './query.ts'
import { type BrowseState, dateOfKind, facetsOf, toggled } from './state.ts'

/** How many values of a property are shown before one asks for more. */
const valuesAtFirst = 8

/** What the facets need. */
export interface FacetsProps {
  readonly kind: Kind
  readonly state: BrowseState
  readonly asOf: string | null
  onChange(state: BrowseState): void
}

const regions = new Intl.DisplayNames('en', { type: 'region' })

/** 'CH' as people read it: 'Switzerland'. */
function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code
}

/** By what a list can be narrowed: words, values with their counts, years. */
export function Facets({ kind, state, asOf, onChange }: FacetsProps) {
  const properties = facetsOf(kind)
  const date = dateOfKind(kind)
  const [{ data }] = useQuery<FacetsAnswer>({
    query: facetsQuery(
      kind,
      [...properties, ...(date ? [date] : [])].map(({ name }) => name),
      state,
      asOf,
    ),
  })
  return (
    <div className={styles.facets}>
      <TextInput
        size="sm"
        aria-label={`Find in ${kind.plural}`}
        placeholder={`Find in ${kind.plural}`}
        value={state.words}
        onChange={({ currentTarget }) => onChange({ ...state, words: currentTarget.value })}
      />
      {properties.map(({ name, label, valueType }) => (
        <Facet
          key={name}
          label={label}
          values={(data?.[name]?.facets?.[0]?.values ?? []).map((each) =>
            valueType === 'countryCode' ? { ...each, label: countryName(each.value) } : each,
          )}
          chosen={state.choices.get(name) ?? []}
          onToggle={(value) => onChange(toggled(state, name, value))}
        />
      ))}
      {date ? (
        <Years
          label={date.label}
          decades={data?.[date.name]?.facets?.[0]?.values ?? []}
          state={state}
          onChange={onChange}
        />
      ) : null}
    </div>
  )
}

interface FacetValue {
  readonly value: string
  readonly label: string
  readonly count: number
}

function Facet({
  label,
  values,
  chosen,
  onToggle,
}: {
  label: string
  values: readonly FacetValue[]
  chosen: readonly string[]
  onToggle(value: string): void
}) {
  const [all, setAll] = useState(false)
  const missing = chosen
    .filter((value) => !values.some((each) => each.value === value))
    .map((value) => ({ value, label: value, count: 0 }))
  const known = [...values, ...missing]
  if (known.length === 0) return null
  const shown = all
    ? known
    : known.filter(({ value }, index) => index < valuesAtFirst || chosen.includes(value))
  return (
    <fieldset>
      <legend>{label}</legend>
      {shown.map(({ value, label: words, count }) => (
        <div key={value} className={styles.value}>
          <Checkbox
            size="xs"
            label={words}
            checked={chosen.includes(value)}
            onChange={() => onToggle(value)}
          />
          <span>{grouped(count)}</span>
        </div>
      ))}
      {known.length > shown.length ? (
        <button type="button" onClick={() => setAll(true)}>
          {known.length - shown.length} more
        </button>
      ) : null}
    </fieldset>
  )
}

/** How many decades are shown before one asks for more: the latest. */
const decadesAtFirst = 12

/** The years of a date: as bars by decade, which filter, and as the exact years. */
function Years({
  label,
  decades,
  state,
  onChange,
}: {
  label: string
  decades: readonly FacetValue[]
  state: BrowseState
  onChange(state: BrowseState): void
}) {
  const [all, setAll] = useState(false)
  const inOrder = decades
    .map(({ value, count }) => ({ from: Number(value), to: Number(value) + 9, count }))
    .filter(({ from }) => Number.isInteger(from))
    .sort((a, b) => b.from - a.from)
  const most = Math.max(1, ...inOrder.map(({ count }) => count))
  const shown = all ? inOrder : inOrder.slice(0, decadesAtFirst)
  const isChosen = ({ from, to }: { from: number; to: number }) => state.from === from && state.to === to
  return (
    <fieldset>
      <legend>{label}</legend>
      <ul className={styles.decades}>
        {shown.map(({ from, to, count }) => (
          <li key={from}>
            <button
              type="button"
              aria-pressed={isChosen({ from, to })}
              onClick={() =>
                onChange(isChosen({ from, to }) ? { ...state, from: null, to: null } : { ...state, from, to })
              }
            >
              <span>{from}s</span>
              <i>
                <b style={{ width: `${(count / most) * 100}%` }} />
              </i>
              <span>{grouped(count)}</span>
            </button>
          </li>
        ))}
      </ul>
      {inOrder.length > shown.length ? (
        <button type="button" onClick={() => setAll(true)}>
          {inOrder.length - shown.length} earlier decades
        </button>
      ) : null}
      <div className={styles.years}>
        <Year
          label={`${label} from the year`}
          placeholder="from"
          value={state.from}
          onChange={(from) => onChange({ ...state, from })}
        />
        to
        <Year
          label={`${label} to the year`}
          placeholder="to"
          value={state.to}
          onChange={(to) => onChange({ ...state, to })}
        />
      </div>
    </fieldset>
  )
}

function Year({
  label,
  placeholder,
  value,
  onChange,
}: {
  label: string
  placeholder: string
  value: number | null
  onChange(year: number | null): void
}) {
  return (
    <TextInput
      type="number"
      size="xs"
      min={1}
      max={9999}
      aria-label={label}
      placeholder={placeholder}
      value={value ?? ''}
      onChange={({ currentTarget: { valueAsNumber: year } }) =>
        onChange(Number.isInteger(year) && year > 0 && year < 10_000 ? year : null)
      }
    />
  )
}
