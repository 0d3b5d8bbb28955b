import { geoArea, geoCentroid, geoNaturalEarth1, geoPath } from 'd3-geo'
import { useEffect, useMemo, useState } from 'react'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { grouped } from '../text/grouped.ts'
import styles from './charts.module.css'

/** A state on the map: how it stands. */
export interface MapState {
  readonly name: string
  /** The three digits of ISO 3166-1. */
  readonly isoNumeric: string
  /** Whether it has to do with it, but not on the day. */
  readonly past: boolean
}

/** What a map shows. */
export interface WorldMapProps {
  /** What the states have in common, for those who don't see the map: 'Parties to the Paris Agreement'. */
  readonly name: string
  readonly states: readonly MapState[]
  /** The colour, as a token. */
  readonly token: string
  /** The day, in words. */
  readonly on: string
  /** What is said of the states that do not take part on the day: 'no longer, or not yet'. */
  readonly others: string
}

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>

const size = { width: 960, height: 480 }
/** Steradians: what is smaller is a dot, since its outline could not be seen. */
const smallest = 0.00006

/** Fetches the outlines, which are large, once somebody looks at a map. */
function useWorld(): World | null {
  const [world, setWorld] = useState<World | null>(null)
  useEffect(() => {
    let gone = false
    void import('world-atlas/countries-50m.json').then((read) => {
      if (!gone) setWorld(read.default as unknown as World)
    })
    return () => {
      gone = true
    }
  }, [])
  return world
}

/** The states of the world, those that take part in colour. Small ones are dots. Borders follow Natural Earth. */
export function WorldMap({ name, states, token, on, others }: WorldMapProps) {
  const world = useWorld()
  const drawn = useMemo(() => {
    if (!world) return null
    const projection = geoNaturalEarth1().fitSize([size.width, size.height], { type: 'Sphere' })
    const path = geoPath(projection)
    return feature(world, world.objects.countries).features.map((country, index) => ({
      key: `${country.id ?? 'none'} ${index}`,
      id: String(country.id ?? ''),
      name: country.properties.name,
      path: path(country) ?? '',
      dot: geoArea(country) < smallest ? projection(geoCentroid(country)) : null,
    }))
  }, [world])
  const byCode = useMemo(() => new Map(states.map((state) => [state.isoNumeric, state])), [states])
  const present = states.filter(({ past }) => !past).length
  const past = states.length - present
  return (
    <figure style={{ margin: 0, ['--tone' as string]: `var(${token})` }}>
      <div className={styles.map} aria-busy={drawn === null}>
        {drawn ? (
          <svg
            viewBox={`0 0 ${size.width} ${size.height}`}
            role="img"
            aria-label={`${name} on a map: ${present} states on ${on}${past > 0 ? `, and ${past} ${others}` : ''}. The table lists them.`}
          >
            {drawn.map(({ key, id, name: country, path, dot }) => {
              const state = byCode.get(id)
              const standing = {
                'data-in': (state && !state.past) || undefined,
                'data-past': state?.past || undefined,
              }
              return (
                <g key={key}>
                  <path className={styles.land} d={path} {...standing}>
                    <title>{state?.name ?? country}</title>
                  </path>
                  {dot && state ? (
                    <circle className={styles.dot} cx={dot[0]} cy={dot[1]} r={3} {...standing}>
                      <title>{state.name}</title>
                    </circle>
                  ) : null}
                </g>
              )
            })}
          </svg>
        ) : null}
      </div>
      <figcaption className={styles.key}>
        <span>
          <i data-in /> {grouped(present)} states on {on}
        </span>
        {past > 0 ? (
          <span>
            <i data-past /> {grouped(past)} {others}
          </span>
        ) : null}
        <span>Borders follow Natural Earth and say nothing of whose they are.</span>
      </figcaption>
    </figure>
  )
}
