import { about, answers, disputes, heldBy, supports } from './evidence.ts'
import { broader, contrastsWith, explains, related } from './ideas.ts'
import { cooperatesWith, ledBy, memberOf } from './membership.ts'
import { addresses, concerns, convened, illustrates, participatedIn, proposes, uses } from './process.ts'
import { establishedBy, partOf } from './structure.ts'
import {
  administeredBy,
  adoptedAt,
  amends,
  depositaryOf,
  implementsCommitment,
  partyTo,
  protocolTo,
  supersedes,
} from './treatyLaw.ts'

/** Every relation type, in the order in which panels and menus show them. */
export const relationTypes = [
  memberOf,
  partyTo,
  partOf,
  establishedBy,
  administeredBy,
  depositaryOf,
  ledBy,
  protocolTo,
  amends,
  supersedes,
  implementsCommitment,
  adoptedAt,
  participatedIn,
  convened,
  cooperatesWith,
  uses,
  concerns,
  addresses,
  proposes,
  illustrates,
  answers,
  about,
  heldBy,
  supports,
  disputes,
  broader,
  related,
  contrastsWith,
  explains,
] as const
