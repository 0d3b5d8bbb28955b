import { viewAddress } from '../explorer/address.ts'

/** A question to begin with. */
export interface Question {
  readonly question: string
  /** The entry that it is about. Where that is not in the graph, the question is not asked. */
  readonly about: string
  /** The view that answers it. */
  readonly address: string
}

function around(id: string): string {
  return `${viewAddress({ selected: id })}&expand=1`
}

/** Questions that open a real view. */
export const questions: readonly Question[] = [
  {
    question: 'Who negotiated Paris?',
    about: 'case-study:paris-agreement-negotiation',
    address: '/case-study/paris-agreement-negotiation#actors',
  },
  {
    question: 'How does the UN family hang together?',
    about: 'organization:united-nations',
    address: around('organization:united-nations'),
  },
  {
    question: 'Which states left, and came back?',
    about: 'treaty:paris-agreement',
    address: '/treaty/paris-agreement#party-to-backward',
  },
  {
    question: 'What holds the ozone layer up?',
    about: 'treaty:montreal-protocol',
    address: around('treaty:montreal-protocol'),
  },
  {
    question: 'Is the Paris Agreement legally binding?',
    about: 'debate:is-the-paris-agreement-legally-binding',
    address: '/debate/is-the-paris-agreement-legally-binding',
  },
  {
    question: 'How did health come to have an organization of its own?',
    about: 'organization:world-health-organization',
    address: '/organization/world-health-organization',
  },
]
