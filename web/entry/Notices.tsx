import type { PageData } from '../data/entryDocuments.ts'
import { written } from '../explorer/days/calendar.ts'
import { useDay } from '../shell/useDay.ts'
import { wordsOf } from '../text/words.ts'
import styles from './entry.module.css'
import { lifeOf } from './life.ts'

/** What has to be said before anything else: that one was led here, or that it did not exist on the day. */
export function Notices({ entry, from }: { entry: PageData; from: string | null }) {
  const { day, show } = useDay()
  const moved = entry.redirectedFrom ?? from
  const began = entry.beginning && entry.beginning.earliest > day ? entry.beginning : null
  const [onDay, then] = lifeOf(entry.kind).notYet
  const ended = !began && !entry.existsOn ? entry.end : null
  return (
    <>
      {moved ? (
        <p className={styles.notice} role="status">
          {`'${wordsOf(moved)}' is now ${entry.name}. You were brought here.`}
        </p>
      ) : null}
      {began ? (
        <p className={styles.notice} role="status">
          {`${onDay} on ${written(day)}. ${then} ${began.text.includes(' ') ? 'on' : 'in'} ${began.text}. `}
          {entry.holding?.some(({ count }) => count > 0)
            ? 'What is told of that day was done by those whom it followed. '
            : ''}
          <button type="button" onClick={() => show(began.earliest)}>
            Go to {written(began.earliest)}
          </button>
        </p>
      ) : null}
      {ended ? (
        <p className={styles.notice} role="status">{`${lifeOf(entry.kind).ended}: ${ended.text}.`}</p>
      ) : null}
    </>
  )
}
