import { Checkbox, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useQuery } from 'urql'
import type { Kind } from '../model/ontology.ts'
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
  const [{ data }] = useQuery<FacetsAnswer>({
    query: facetsQuery(
      kind,
      properties.map(({ name }) => name),
      state,
      asOf,
    ),
  })
  const date = dateOfKind(kind)
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
        <fieldset>
          <legend>{date.label}</legend>
          <div className={styles.years}>
            <NumberInput
              size="xs"
              hideControls
              aria-label={`${date.label} from the year`}
              placeholder="from"
              min={1}
              max={9999}
              value={state.from ?? ''}
              onChange={(value) => onChange({ ...state, from: typeof value === 'number' ? value : null })}
            />
            to
            <NumberInput
              size="xs"
              hideControls
              aria-label={`${date.label} to the year`}
              placeholder="to"
              min={1}
              max={9999}
              value={state.to ?? ''}
              onChange={(value) => onChange({ ...state, to: typeof value === 'number' ? value : null })}
            />
          </div>
        </fieldset>
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
          <span>{count.toLocaleString('en')}</span>
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
