import { Checkbox } from '@mantine/core'
import { KindGlyph } from '../kinds/KindGlyph.tsx'
import type { CanvasEntry, CanvasRelation } from '../model/graphView.ts'
import type { Kind, Ontology } from '../model/ontology.ts'
import { grouped } from '../text/grouped.ts'
import { LineSample } from './LineSample.tsx'
import styles from './legend.module.css'
import { type RelationState, relationStates, stateOf } from './relationStates.ts'

/** What the legend shows, and whether it filters. */
export interface LegendProps {
  readonly ontology: Pick<Ontology, 'families' | 'kinds'>
  readonly entries: readonly CanvasEntry[]
  readonly relations: readonly CanvasRelation[]
  /** How many entries of a kind there could be, by the kind's name, where that is known. */
  readonly totals?: Readonly<Record<string, number>>
  /** The kinds and the states of relations that are switched off. */
  readonly hiddenKinds?: readonly string[]
  readonly hiddenStates?: readonly RelationState[]
  /** Makes the kinds a filter. */
  onToggleKind?(kind: string, shown: boolean): void
  /** Makes the states of relations a filter. */
  onToggleState?(state: RelationState, shown: boolean): void
}

/** The kinds by family, with their signs and how many of each are shown, and what the lines mean. */
export function Legend(props: LegendProps) {
  const { ontology, entries, relations, hiddenKinds = [], hiddenStates = [], totals = {} } = props
  const shown = countBy(entries, (entry) => entry.kind)
  const states = countBy(relations, stateOf)
  return (
    <div className={styles.legend}>
      <Heading title="Kinds" shown={entries.length} />
      {ontology.families.map((family) => (
        <section key={family.name} aria-label={family.label}>
          <h3 className={styles.family}>{family.label}</h3>
          {ontology.kinds
            .filter((kind) => kind.family === family.name)
            .map((kind) => (
              <Row
                key={kind.name}
                label={<KindLabel kind={kind} />}
                count={shown.get(kind.name) ?? 0}
                total={totals[kind.name]}
                hidden={hiddenKinds.includes(kind.name)}
                onToggle={props.onToggleKind && ((on) => props.onToggleKind?.(kind.name, on))}
              />
            ))}
        </section>
      ))}
      <hr className={styles.rule} />
      <Heading title="Relations" shown={relations.length} />
      {relationStates.map(({ state, label }) => (
        <Row
          key={state}
          label={
            <>
              <LineSample state={state} />
              {label}
            </>
          }
          count={states.get(state) ?? 0}
          hidden={hiddenStates.includes(state)}
          onToggle={props.onToggleState && ((on) => props.onToggleState?.(state, on))}
        />
      ))}
    </div>
  )
}

function Heading({ title, shown }: { title: string; shown: number }) {
  return (
    <h2 className={styles.heading}>
      {title} <span className={styles.shown}>{grouped(shown)} shown</span>
    </h2>
  )
}

function KindLabel({ kind }: { kind: Kind }) {
  return (
    <>
      <KindGlyph family={kind.family} shape={kind.shape} />
      <span className={styles.kind} title={kind.description || undefined}>
        {kind.label}
      </span>
    </>
  )
}

interface RowProps {
  readonly label: React.ReactNode
  readonly count: number
  readonly total?: number
  readonly hidden: boolean
  onToggle?(shown: boolean): void
}

function Row({ label, count, total, hidden, onToggle }: RowProps) {
  const number = (
    <span className={styles.count}>
      {grouped(count)}
      {total !== undefined && total > count && ` of ${grouped(total)}`}
    </span>
  )
  const text = <span className={styles.label}>{label}</span>
  return (
    <div className={styles.row} data-empty={hidden || undefined}>
      {onToggle ? (
        <Checkbox
          size="xs"
          radius="xs"
          className={styles.check}
          classNames={{ body: styles.body, labelWrapper: styles.labelWrapper, input: styles.box }}
          checked={!hidden}
          onChange={(event) => onToggle(event.currentTarget.checked)}
          label={text}
        />
      ) : (
        text
      )}
      {number}
    </div>
  )
}

function countBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, number> {
  const counts = new Map<Key, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return counts
}
