import { Button } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconArrowLeft, IconArrowRight, IconCheck } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useQuery } from 'urql'
import type { StepData } from '../../data/entryDocuments.ts'
import { partDocument } from '../../data/pictureDocuments.ts'
import { viewAddress } from '../../explorer/address.ts'
import { useDay, withDay } from '../../shell/useDay.ts'
import { EntryLink } from '../../text/EntryLink.tsx'
import { Prose } from '../../text/Prose.tsx'
import styles from './kinds.module.css'
import type { StoryProps } from './parts.ts'

const Picture = lazy(async () => ({ default: (await import('../../charts/Picture.tsx')).Picture }))

/** A guide, walked step by step: each step shows its part of the graph, and the place is kept in the browser. */
export function GuideStory({ entry }: StoryProps) {
  const steps = entry.steps ?? []
  const [done, setDone] = useLocalStorage<readonly number[]>({
    key: `concord-guide-${entry.id}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  })
  const [parameters, setParameters] = useSearchParams()
  const last = done.length > 0 ? Math.min(Math.max(...done) + 1, steps.length - 1) : 0
  const given = Number(parameters.get('step'))
  const at = Number.isInteger(given) && given >= 1 && given <= steps.length ? given - 1 : last
  const go = (next: number) => {
    if (next < 0 || next >= steps.length) return
    if (next > at && !done.includes(at)) setDone([...done, at])
    setParameters((before) => {
      before.set('step', String(next + 1))
      return before
    })
  }
  useArrowKeys(
    () => go(at - 1),
    () => go(at + 1),
  )
  const [answered, setAnswered] = useState<number>()
  const isQuiz = entry.guideType === 'QUIZ'
  const isHidden = isQuiz && answered !== at
  const step = steps[at]
  if (!step) return <p className={styles.quiet}>This guide has no steps yet.</p>
  return (
    <div className={styles.guide}>
      <nav aria-label="Steps">
        <progress max={steps.length} value={done.length} aria-label="How far you are" />
        <p className={styles.quiet}>
          Step {at + 1} of {steps.length}
        </p>
        <ol className={styles.steps}>
          {steps.map(({ title }, index) => (
            <li key={title}>
              <button
                type="button"
                aria-current={index === at ? 'step' : undefined}
                onClick={() => go(index)}
              >
                <span data-done={done.includes(index) || undefined}>
                  {done.includes(index) ? <IconCheck size={13} aria-label="done" /> : index + 1}
                </span>
                {title}
              </button>
            </li>
          ))}
        </ol>
        <p className={styles.quiet}>
          Your place is kept in this browser.{' '}
          <button
            type="button"
            className={styles.again}
            onClick={() => {
              setDone([])
              setParameters((before) => {
                before.delete('step')
                return before
              })
            }}
          >
            Start again
          </button>
        </p>
      </nav>
      <StepText step={step} number={at + 1} isHidden={isHidden}>
        {isQuiz ? (
          <Button
            variant="default"
            mt="sm"
            aria-expanded={!isHidden}
            onClick={() => setAnswered(isHidden ? at : undefined)}
          >
            {isHidden ? 'Show the answer' : 'Hide the answer'}
          </Button>
        ) : null}
        <div className={styles.turn}>
          <Button
            variant="default"
            disabled={at === 0}
            leftSection={<IconArrowLeft size={16} />}
            onClick={() => go(at - 1)}
          >
            {steps[at - 1]?.title ?? 'Back'}
          </Button>
          {at + 1 < steps.length ? (
            <Button rightSection={<IconArrowRight size={16} />} onClick={() => go(at + 1)}>
              {steps[at + 1]?.title}
            </Button>
          ) : (
            <Button disabled={done.includes(at)} onClick={() => setDone([...done, at])}>
              {done.includes(at) ? 'Done' : 'Finish'}
            </Button>
          )}
        </div>
      </StepText>
      {isHidden ? <div className={styles.part} data-empty /> : <StepPicture step={step} />}
    </div>
  )
}

function StepText({
  step,
  number,
  isHidden,
  children,
}: {
  step: StepData
  number: number
  /** Whether only the title is shown: what follows would give the answer away. */
  isHidden: boolean
  children: ReactNode
}) {
  return (
    <article aria-live="polite">
      <h2>
        {number}. {step.title}
      </h2>
      {isHidden ? null : (
        <>
          {step.text ? <Prose className={styles.read} text={step.text} /> : null}
          <p className={styles.tied}>
            {step.entries.map((each) => (each ? <EntryLink key={each.id} entry={each} /> : null))}
          </p>
        </>
      )}
      {children}
    </article>
  )
}

function StepPicture({ step }: { step: StepData }) {
  const day = useDay()
  const ids = step.entries.flatMap((each) => (each ? [each.id] : []))
  const [{ data }] = useQuery({
    query: partDocument,
    variables: { ids, day: day.day },
    pause: ids.length === 0,
  })
  if (ids.length === 0) return <div className={styles.part} data-empty />
  return (
    <section className={styles.part} aria-label="Its part of the graph">
      {data?.subgraph ? (
        <Suspense fallback={null}>
          <Picture data={data.subgraph} name={`${ids.length} entries of this step`} />
        </Suspense>
      ) : null}
      <p className={styles.partTools}>
        <span>{ids.length} entries of this step</span>
        <Button
          size="compact-sm"
          variant="default"
          component={Link}
          to={withDay(viewAddress({ shown: ids }), day)}
        >
          Open in graph
        </Button>
      </p>
    </section>
  )
}

/** Left and right go to the step before and the next one, unless one writes or walks the graph. */
function useArrowKeys(back: () => void, next: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { target } = event
      const busy =
        target instanceof HTMLElement &&
        target.closest(
          'input, textarea, select, [role="application"], [role="dialog"], [role="radiogroup"]',
        ) !== null
      if (busy || event.altKey || event.ctrlKey || event.metaKey) return
      if (event.key === 'ArrowLeft') back()
      if (event.key === 'ArrowRight') next()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })
}
