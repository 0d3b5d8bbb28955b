import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useQuery } from 'urql'
import { searchDocument } from '../data/documents.ts'
import { useOntology } from '../data/OntologyProvider.tsx'
import { KindGlyph } from '../kinds/KindGlyph.tsx'

const most = 8

/** A field that finds an entry by its name. */
export function EntryPicker({ label, onPick }: { label: string; onPick(id: string): void }) {
  const ontology = useOntology()
  const [text, setText] = useState('')
  const [query] = useDebouncedValue(text.trim(), 120)
  const [{ data }] = useQuery({ query: searchDocument, variables: { query }, pause: query === '' })
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const hits = query === '' ? [] : (data?.search ?? []).slice(0, most)
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        onPick(id)
        setText('')
        combobox.closeDropdown()
      }}
    >
      <Combobox.Target>
        <TextInput
          aria-label={label}
          placeholder={label}
          leftSection={<IconSearch size={14} />}
          value={text}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value)
            combobox.openDropdown()
            combobox.updateSelectedOptionIndex()
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={hits.length === 0}>
        <Combobox.Options aria-label="Suggestions">
          {hits.map(({ entry }) => {
            const kind = ontology.kind(entry.kind)
            return (
              <Combobox.Option key={entry.id} value={entry.id}>
                {kind ? <KindGlyph family={kind.family} shape={kind.shape} title={kind.label} /> : null}{' '}
                {entry.name}
              </Combobox.Option>
            )
          })}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
