import { Link } from 'react-router'
import { viewAddress } from './address.ts'
import styles from './explorer.module.css'

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
  return (
    <div className={styles.empty}>
      <h1>How the world's organizations, treaties and cases hang together</h1>
      <p>Nothing on the canvas yet. Find an entry, or begin with a question.</p>
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
