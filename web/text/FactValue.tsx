import { Line, Prose } from './Prose.tsx'
import { shownAddress, webAddress } from './webAddress.ts'

/** A value of a property, as its type wants to be shown. */
export function FactValue({
  value,
  property,
  valueType,
}: {
  value: string
  property: string
  valueType: string | undefined
}) {
  const address = webAddress(property === 'wikidata' ? `https://www.wikidata.org/wiki/${value}` : value)
  if (address && (valueType === 'url' || property === 'wikidata'))
    return (
      <a href={address} target="_blank" rel="noreferrer">
        {property === 'wikidata' ? value : shownAddress(address)}
      </a>
    )
  if (valueType === 'markdown') return <Prose text={value} />
  return valueType === 'text' ? <Line text={value} /> : value
}
