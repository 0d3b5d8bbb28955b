const named: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowRight: '→',
  ArrowDown: '↓',
  Escape: 'Esc',
  ContextMenu: 'Menu',
}

/** A key as it is written on keyboards. */
export function keyInWords(key: string): string {
  const parts = key === '+' ? ['+'] : key.split('+')
  return parts.map((part) => named[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join(' ')
}
