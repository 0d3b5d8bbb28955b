import { Kbd, TextInput, type TextInputProps } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Suggestions } from './Suggestions.tsx'
import styles from './shell.module.css'

/** What finds while one types, once it has been fetched. */
let suggestions: typeof Suggestions | undefined

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

/**
 * The search, with suggestions while one types; what finds them is fetched when somebody comes near the field. / and
 * Ctrl or Cmd with K lead to it. On the canvas what is found joins it; everywhere else its page opens.
 */
export function SearchBox({ large = false }: { large?: boolean }) {
  const [text, setText] = useState('')
  const [finding, setFinding] = useState<{ readonly takesFocus: boolean } | null>(
    suggestions ? { takesFocus: false } : null,
  )
  const input = useRef<HTMLInputElement>(null)
  useSearchKeys(useMemo(() => () => input.current?.select(), []))
  const fetchSuggestions = () =>
    void import('./Suggestions.tsx').then(
      (part) => {
        suggestions = part.Suggestions
        // The field is replaced by one that finds; who is in it stays in it, with what was written so far.
        setFinding({ takesFocus: document.activeElement === input.current })
      },
      // Without a connection nothing can be found either; it is tried again when somebody comes back to the field.
      () => undefined,
    )
  const field: TextInputProps = {
    className: large ? styles.largeSearch : styles.search,
    size: large ? 'lg' : 'sm',
    'aria-label': 'Find an entry',
    placeholder: 'Find an entry',
    leftSection: <IconSearch size={16} />,
    rightSection: <Kbd size="xs">/</Kbd>,
    value: text,
  }
  const Field = suggestions
  if (finding && Field)
    return <Field field={field} input={input} text={text} onText={setText} takesFocus={finding.takesFocus} />
  return (
    <TextInput
      {...field}
      ref={input}
      onPointerEnter={fetchSuggestions}
      onFocus={fetchSuggestions}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
    />
  )
}
