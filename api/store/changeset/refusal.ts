import { Failure, type Problem } from '../../errors.ts'

/**
 * Fails if there are problems. Invalid operations weigh more than conflicts: reading again does not mend them.
 * @throws {Failure} INVALID_CHANGESET or CONFLICT
 */
export function refuseIfAny(invalid: readonly Problem[], conflicts: readonly Problem[] = []): void {
  const problems = [...invalid, ...conflicts]
  if (problems.length === 0) return
  const told = problems.slice(0, 3).map(({ path, message }) => `${path.join('.')}: ${message}`)
  const rest = problems.length > 3 ? ` And ${problems.length - 3} more.` : ''
  throw invalid.length > 0
    ? new Failure('INVALID_CHANGESET', `Nothing was applied. ${told.join(' ')}${rest}`, { problems })
    : new Failure('CONFLICT', `Nothing was applied. ${told.join(' ')}${rest}`, {
        problems,
        hint: 'Read it again, look at what changed, and commit with the new revision.',
      })
}
