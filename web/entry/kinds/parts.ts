import type { ComponentType } from 'react'
import type { ClaimData, PageData } from '../../data/entryDocuments.ts'
import type { Chapter } from '../Contents.tsx'
import { CaseStory } from './CaseStory.tsx'
import { DebateStory } from './DebateStory.tsx'
import { GuideStory } from './GuideStory.tsx'
import { TermStory } from './TermStory.tsx'
import { TreatyStory } from './TreatyStory.tsx'

/** What the pages of a kind have that others have not. */
export interface KindParts {
  /** What stands before the tables. */
  readonly Story?: ComponentType<StoryProps>
  /** The relations that the story tells, so that no table repeats them. */
  readonly tells: readonly { readonly type: string; readonly direction: string }[]
  /** Whether the story tells the claims. */
  readonly tellsClaims: boolean
  /** The properties that the story tells. */
  readonly toldFacts: readonly string[]
  /** Whether the story needs the whole width. */
  readonly wide: boolean
  chapters(entry: PageData): readonly Chapter[]
}

/** What a story is told from. */
export interface StoryProps {
  readonly entry: PageData
  readonly claims: readonly ClaimData[]
}

const plain: KindParts = {
  tells: [{ type: 'ABOUT', direction: 'BACKWARD' }],
  tellsClaims: false,
  toldFacts: [],
  wide: false,
  chapters: () => [],
}

/** By the names of kinds. A kind that is not here has the parts that every entry has. */
const parts: Readonly<Record<string, KindParts>> = {
  TREATY: {
    ...plain,
    Story: TreatyStory,
    toldFacts: [
      'adopted',
      'openedForSignature',
      'entryIntoForce',
      'entryIntoForceCondition',
      'placeOfAdoption',
      'terminated',
    ],
    chapters: () => [{ anchor: 'lifecycle', label: 'Lifecycle' }],
  },
  CASE_STUDY: {
    ...plain,
    Story: CaseStory,
    tells: [...plain.tells, { type: 'PARTICIPATED_IN', direction: 'BACKWARD' }],
    toldFacts: ['question', 'phases', 'whatWorked', 'whatDidNot', 'lessons'],
    chapters: () => [
      { anchor: 'phases', label: 'Phases' },
      { anchor: 'lessons', label: 'Lessons' },
      { anchor: 'actors', label: 'Actors' },
    ],
  },
  DEBATE: {
    ...plain,
    Story: DebateStory,
    tells: [...plain.tells, { type: 'ANSWERS', direction: 'BACKWARD' }],
    tellsClaims: true,
    wide: true,
  },
  GUIDE: { ...plain, Story: GuideStory, toldFacts: ['steps'], wide: true },
  GLOSSARY_TERM: { ...plain, Story: TermStory, toldFacts: ['scopeNote'] },
}

/** What the pages of a kind have. */
export function partsOf(kind: string): KindParts {
  return parts[kind] ?? plain
}
