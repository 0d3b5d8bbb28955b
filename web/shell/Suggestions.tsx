import { Combobox, TextInput, type TextInputProps, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type RefObject, useEffect, useLayoutEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useQuery } from 'urql'
import { type EntryRef, searchDocument } from '../data/documents.ts'
import { useOntology } from '../data/OntologyProvider.tsx'
import { pageAddress, viewAddress } from '../explorer/address.ts'
import { useView } from '../explorer/useView.ts'
import { withShown } from '../explorer/view.ts'
import { KindGlyph } from '../kinds/KindGlyph.tsx'
import styles from './shell.module.css'
import { useDay, withDay } from './useDay.ts'

const suggestions = 8

// People look for what sources and claims are about, not for them.
const lastKinds = new Set(['SOURCE', 'CLAIM'])

function ranked<Hit extends { entry: EntryRef }>(hits: readonly Hit[]): Hit[] {
  const last = (hit: Hit) => (lastKinds.has(hit.entry.kind) ? 1 : 0)
  return [...hits].sort((left, right) => last(left) - last(right)).slice(0, suggestions)
}

/** The field of the search with what is found, in the place of the plain field. */
export function Suggestions({
  field,
  input,
  text,
  onText,
  takesFocus,
}: {
  field: TextInputProps
  input: RefObject<HTMLInputElement | null>
  text: string
  onText(text: string): void
  /** Whether the plain field that it takes the place of had the focus. */
  takesFocus: boolean
}) {
  const [query] = useDebouncedValue(text.trim(), 120)
  const [{ data, fetching }] = useQuery({ query: searchDocument, variables: { query }, pause: query === '' })
  const ontology = useOntology()
  const navigate = useNavigate()
  const [view] = useView()
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it takes that place
  useLayoutEffect(() => {
    const { current } = input
    if (!takesFocus) return
    current?.focus()
    current?.setSelectionRange(text.length, text.length)
  }, [])
  const hits = query === '' ? [] : ranked(data?.search ?? [])
  // Enter takes the first one, which is known only once they are there.
  const first = hits[0]?.entry.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: the store of the combobox is new at every render
  useEffect(() => {
    if (first) combobox.selectFirstOption()
    else combobox.resetSelectedOption()
  }, [first])
  const { pathname } = useLocation()
  const day = useDay()
  const open = (id: string) => {
    const isFirst = view.shown.length === 0
    void navigate(
      pathname === '/explore'
        ? `${viewAddress({ ...withShown(view, [id]), selected: id })}${isFirst ? '&expand=1' : ''}`
        : withDay(pageAddress(id), day),
    )
    onText('')
    combobox.closeDropdown()
    input.current?.blur()
  }
  return (
    <Combobox store={combobox} onOptionSubmit={open} withinPortal={false} shadow="md">
      <Combobox.Target>
        <TextInput
          {...field}
          ref={input}
          onChange={({ currentTarget }) => {
            onText(currentTarget.value)
            combobox.openDropdown()
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={query === ''}>
        <Combobox.Options aria-label="Suggestions">
          {hits.map(({ entry, matchedIn, matchedText }) => {
            const kind = ontology.kind(entry.kind)
            return (
              <Combobox.Option key={entry.id} value={entry.id} className={styles.option}>
                {kind ? <KindGlyph family={kind.family} shape={kind.shape} /> : null}
                <span className={styles.optionName}>
                  {entry.name}
                  {matchedIn === 'ABBREVIATION' || matchedIn === 'OTHER_NAME' ? (
                    <span className={styles.optionKind}> {matchedText}</span>
                  ) : null}
                </span>
                <span className={styles.optionKind}>{kind?.label}</span>
              </Combobox.Option>
            )
          })}
          {hits.length === 0 && !fetching ? (
            <Combobox.Empty>Nothing is called '{query}'.</Combobox.Empty>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
