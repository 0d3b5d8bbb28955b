import { Combobox, Kbd, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useQuery } from 'urql'
import { type EntryRef, searchDocument } from '../data/documents.ts'
import { useOntology } from '../data/OntologyProvider.tsx'
import { viewAddress } from '../explorer/address.ts'
import { useView } from '../explorer/useView.ts'
import { withShown } from '../explorer/view.ts'
import { KindGlyph } from '../kinds/KindGlyph.tsx'
import styles from './shell.module.css'

const suggestions = 8

// People look for what sources and claims are about, not for them.
const lastKinds = new Set(['SOURCE', 'CLAIM'])

function ranked<Hit extends { entry: EntryRef }>(hits: readonly Hit[]): Hit[] {
  const last = (hit: Hit) => (lastKinds.has(hit.entry.kind) ? 1 : 0)
  return [...hits].sort((left, right) => last(left) - last(right)).slice(0, suggestions)
}

/** Whether a key was pressed while writing somewhere. */
function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  )
}

function useSearchKeys(focus: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const command = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k'
      const slash = event.key === '/' && !isWriting(event.target)
      if (!command && !slash) return
      event.preventDefault()
      focus()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [focus])
}

/** The search, with suggestions while one types. / and Ctrl or Cmd with K lead to it. */
export function SearchBox() {
  const [text, setText] = useState('')
  const [query] = useDebouncedValue(text.trim(), 120)
  const [{ data, fetching }] = useQuery({ query: searchDocument, variables: { query }, pause: query === '' })
  const ontology = useOntology()
  const navigate = useNavigate()
  const [view] = useView()
  const input = useRef<HTMLInputElement>(null)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const focus = useMemo(() => () => input.current?.select(), [])
  useSearchKeys(focus)
  const hits = query === '' ? [] : ranked(data?.search ?? [])
  // Enter takes the first one, which is known only once they are there.
  const first = hits[0]?.entry.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: the store of the combobox is new at every render
  useEffect(() => {
    if (first) combobox.selectFirstOption()
    else combobox.resetSelectedOption()
  }, [first])
  const open = (id: string) => {
    const isNew = !view.shown.includes(id)
    navigate(
      `${viewAddress({ ...withShown(view, [id]), selected: id })}${isNew && view.shown.length === 0 ? '&expand=1' : ''}`,
    )
    setText('')
    combobox.closeDropdown()
    input.current?.blur()
  }
  return (
    <Combobox store={combobox} onOptionSubmit={open} withinPortal shadow="md">
      <Combobox.Target>
        <TextInput
          ref={input}
          className={styles.search}
          aria-label="Find an entry"
          placeholder="Find an entry"
          leftSection={<IconSearch size={16} />}
          rightSection={<Kbd size="xs">/</Kbd>}
          value={text}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value)
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
