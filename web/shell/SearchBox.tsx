import { Kbd, TextInput, type TextInputProps } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { fetched } from './fetched.tsx'
import styles from './shell.module.css'

const Suggestions = fetched(async () => (await import('./Suggestions.tsx')).Suggestions)

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
  const [isWanted, setIsWanted] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useSearchKeys(useMemo(() => () => input.current?.select(), []))
  const field: TextInputProps = {
    className: large ? styles.largeSearch : styles.search,
    size: large ? 'lg' : 'sm',
    'aria-label': 'Find an entry',
    placeholder: 'Find an entry',
    leftSection: <IconSearch size={16} />,
    rightSection: <Kbd size="xs">/</Kbd>,
    value: text,
  }
  const plain = (
    <TextInput
      {...field}
      ref={input}
      onPointerEnter={() => Suggestions.load()}
      onFocus={() => setIsWanted(true)}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
    />
  )
  return isWanted ? (
    <Suggestions field={field} input={input} text={text} onText={setText} meanwhile={plain} />
  ) : (
    plain
  )
}
