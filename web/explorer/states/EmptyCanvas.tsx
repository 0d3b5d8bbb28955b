import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { grouped } from '../../text/grouped.ts'
import { viewAddress } from '../address.ts'
import { EntryPicker } from '../EntryPicker.tsx'
import { useExplorer } from '../Explorer.ts'
import { lastSession } from '../session.ts'
import styles from './states.module.css'

/** Questions that open a real view: the entries that they begin with, and the one that they are about. */
const questions = [
  { question: 'What holds the ozone layer up?', selected: 'treaty:montreal-protocol' },
  { question: 'Who negotiated the Paris Agreement?', selected: 'case-study:paris-agreement-negotiation' },
  { question: 'How does the UN family hang together?', selected: 'organization:united-nations' },
  {
    question: 'What does the World Health Organization belong to?',
    selected: 'organization:world-health-organization',
  },
  {
    question: 'What is multilateralism, and what is it told apart from?',
    selected: 'glossary-term:multilateralism',
  },
]

/** What an empty canvas says: how to begin. */
export function EmptyCanvas() {
  const { go } = useExplorer()
  const [session] = useState(lastSession)
  return (
    <div className={styles.empty}>
      <h2>Nothing on the canvas yet</h2>
      <p>Find an entry, or begin with a question.</p>
      <EntryPicker
        label="Find an entry to begin with"
        onPick={(id) => go(`${viewAddress({ selected: id })}&expand=1`)}
      />
      {session ? (
        <Button
          component={Link}
          to={session.address}
          variant="default"
          size="sm"
          leftSection={<IconHistory size={16} />}
        >
          Restore last session, {grouped(session.entries)} entries
        </Button>
      ) : null}
      <ul>
        {questions.map(({ question, selected }) => (
          <li key={selected}>
            <Link to={`${viewAddress({ selected })}&expand=1`}>{question}</Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
