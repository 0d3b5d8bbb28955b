import { createElement } from 'react'
import type { Sign } from '../model/ontology.ts'
import { familyToken } from './family.ts'
import { type IconPlace, iconPlaceOf } from './iconPlace.ts'
import { iconNamed } from './icons.ts'
import styles from './kindGlyph.module.css'
import { pathOf, silhouetteOf } from './silhouette.ts'

/** What a glyph needs to know of an entry or a kind. */
export interface KindGlyphProps extends Pick<Sign, 'family' | 'shape' | 'icon'> {
  /** Drawn as a dashed outline. */
  readonly past?: boolean
  /** In pixels; from 22 on the icon is shown in it. */
  readonly size?: number
  /** Only if no text beside it says the kind. */
  readonly title?: string
}

const ICON_FROM = 22

/** The silhouette of a kind: it stands before the name of every entry. */
export function KindGlyph({ family, shape, icon, past, size = 13, title }: KindGlyphProps) {
  const silhouette = silhouetteOf(shape)
  return (
    <svg
      className={past ? `${styles.glyph} ${styles.past}` : styles.glyph}
      style={{ color: `var(${familyToken(family)})` }}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      role={title ? 'img' : undefined}
      aria-label={title}
      aria-hidden={title ? undefined : true}
    >
      <path className={styles.outline} d={pathOf(silhouette)} />
      {size >= ICON_FROM && <Icon name={icon} place={iconPlaceOf(shape)} />}
    </svg>
  )
}

function Icon({ name, place }: { name?: string | null; place: IconPlace }) {
  const icon = iconNamed(name)
  if (!icon) return null
  const corner = (middle: number) => 12 + middle * 11.4 - 12 * place.share
  return (
    <g
      className={styles.icon}
      transform={`translate(${corner(place.x)} ${corner(place.y)}) scale(${place.share})`}
    >
      {icon.map(([tag, { key, ...attributes }]) => createElement(tag, { key, ...attributes }))}
    </g>
  )
}
