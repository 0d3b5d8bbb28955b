import { ActionIcon } from '@mantine/core'
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import styles from './graphView.module.css'

/** What the zoom buttons do. */
export interface ZoomButtonsProps {
  onZoom(steps: number): void
  onFit(): void
}

/** Zoom in, zoom out, show everything: for those who have neither wheel nor keys. */
export function ZoomButtons({ onZoom, onFit }: ZoomButtonsProps) {
  const buttons = [
    { name: 'Zoom in', icon: IconPlus, act: () => onZoom(1) },
    { name: 'Zoom out', icon: IconMinus, act: () => onZoom(-1) },
    { name: 'Fit everything', icon: IconMaximize, act: onFit },
  ]
  return (
    <div className={styles.zoom}>
      {buttons.map(({ name, icon: Icon, act }) => (
        <ActionIcon
          key={name}
          variant="subtle"
          color="var(--ink2)"
          className={styles.zoomButton}
          aria-label={name}
          title={name}
          onClick={act}
        >
          <Icon size={16} stroke={1.75} aria-hidden />
        </ActionIcon>
      ))}
    </div>
  )
}
