import { caseStudy } from './caseStudy.ts'
import { claim } from './claim.ts'
import { coalition } from './coalition.ts'
import { debate } from './debate.ts'
import { event } from './event.ts'
import { glossaryTerm } from './glossaryTerm.ts'
import { guide } from './guide.ts'
import { instrument } from './instrument.ts'
import { mechanism } from './mechanism.ts'
import { organization } from './organization.ts'
import { person } from './person.ts'
import { proposal } from './proposal.ts'
import { source } from './source.ts'
import { state } from './state.ts'
import { topic } from './topic.ts'
import { treaty } from './treaty.ts'

/** Every kind, in the order in which legends and menus show them. */
export const kinds = [
  organization,
  coalition,
  state,
  person,
  treaty,
  instrument,
  event,
  caseStudy,
  mechanism,
  glossaryTerm,
  topic,
  debate,
  proposal,
  claim,
  source,
  guide,
] as const
