function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Tells of texts whether words stand in them, whatever the case and the accents: 'cote' in Côte d'Ivoire. No words stand in every text. */
export function mentioning(words: string): (text: string) => boolean {
  const sought = folded(words.trim())
  if (sought === '') return () => true
  return (text) => folded(text).includes(sought)
}
