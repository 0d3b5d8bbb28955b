import { UnstyledButton } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { relationStates } from '../../legend/relationStates.ts'
import { counted } from '../../text/grouped.ts'
import { useExplorer } from '../Explorer.ts'
import { emptyView, type View } from '../view.ts'
import styles from './filters.module.css'

/** A filter in words, and the view without it. */
interface Chip {
  readonly words: string
  without(view: View): View
}

/** The filters that are on. Each can be taken off. */
export function Chips() {
  const { view, change, ontology } = useExplorer()
  const chips: Chip[] = [
    ...view.hiddenKinds.map((kind) => ({
      words: `Without ${ontology.kind(kind)?.plural ?? kind}`,
      without: (each: View) => ({ ...each, hiddenKinds: each.hiddenKinds.filter((name) => name !== kind) }),
    })),
    ...view.hiddenTypes.map((type) => ({
      words: `Without '${ontology.relationType(type)?.reading.forward ?? type}'`,
      without: (each: View) => ({ ...each, hiddenTypes: each.hiddenTypes.filter((name) => name !== type) }),
    })),
    ...view.hiddenStates.map((state) => ({
      words: `Without relations: ${relationStates.find((each) => each.state === state)?.label.toLowerCase()}`,
      without: (each: View) => ({
        ...each,
        hiddenStates: each.hiddenStates.filter((name) => name !== state),
      }),
    })),
    ...view.choices.map((choice) => ({
      words: `Only ${choice.value}`,
      without: (each: View) => ({
        ...each,
        choices: each.choices.filter(
          ({ property, value }) => property !== choice.property || value !== choice.value,
        ),
      }),
    })),
  ]
  if (view.years)
    chips.push({
      words: `Began ${view.years[0]} to ${view.years[1]}`,
      without: (each) => ({ ...each, years: emptyView.years }),
    })
  if (view.hidden.length > 0)
    chips.push({
      words: `${counted(view.hidden.length, 'entry', 'entries')} hidden`,
      without: (each) => ({ ...each, hidden: [] }),
    })
  if (view.collapsed.length > 0)
    chips.push({
      words: `${counted(view.collapsed.length, 'entry', 'entries')} collapsed`,
      without: (each) => ({ ...each, collapsed: [] }),
    })
  if (chips.length === 0) return null
  return (
    <ul className={styles.chips} aria-label="Filters that are on" style={{ margin: 0, listStyle: 'none' }}>
      {chips.map(({ words, without }) => (
        <li key={words} className={styles.chip}>
          {words}
          <UnstyledButton aria-label={`Take off: ${words}`} onClick={() => change(without)}>
            <IconX size={12} />
          </UnstyledButton>
        </li>
      ))}
    </ul>
  )
}
