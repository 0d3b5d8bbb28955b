/** Hands a file to the reader, as the browser does with what is downloaded. */
export function save(name: string, content: Blob | string, type = 'text/plain'): void {
  const blob = typeof content === 'string' ? new Blob([content], { type: `${type};charset=utf-8` }) : content
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download holds the content by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
