import { Failure, type Problem } from '../api/errors.ts'
import { readOperations } from '../api/model/check.ts'
import type { Operation } from '../api/model/domain.ts'
import { type Ontology, ontology } from '../api/model/ontology.ts'
import { planChangeset } from '../api/store/changeset/plan.ts'
import { type Fault, formatFault, type ReadResult, type Written } from './read/origin.ts'

const nothingStored = {
  entry: () => undefined,
  relation: () => undefined,
  stretchesOf: () => [],
  relationsOf: () => [],
}

function faultOf({ path, message }: Problem, written: readonly Written[]): Fault {
  const [, index, ...rest] = path
  const origin = written[Number(index)]?.origin
  return { file: origin?.file ?? 'data', line: origin?.line(rest) ?? 1, message }
}

/** Entries that two files describe: told by where the other one is. */
function writtenTwice(written: readonly Written[]): { once: Written[]; faults: Fault[] } {
  const first = new Map<unknown, Written>()
  const faults: Fault[] = []
  const once = written.filter((item) => {
    if (item.operation.action !== 'createEntry') return true
    const { id } = item.operation
    const other = first.get(id)
    if (!other) first.set(id, item)
    else
      faults.push({
        file: item.origin.file,
        line: item.origin.line(['id']),
        message: `'${id}' is written in ${other.origin.file}, line ${other.origin.line(['id'])}, already.`,
      })
    return !other
  })
  return { once, faults }
}

function planProblems(operations: readonly Operation[], model: Ontology): readonly Problem[] {
  try {
    planChangeset(operations, nothingStored, 1, model)
    return []
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.problems.length > 0) return thrown.problems
    throw thrown
  }
}

/**
 * Checks what was read against the model and itself: names, values, dates, and that everything named exists.
 * @returns the operations, in the order in which they were written
 * @throws {Failure} INVALID_DATA with every fault by file and line
 */
export function checkContent(
  { written, faults }: ReadResult,
  model: Ontology = ontology,
): readonly Operation[] {
  const { once, faults: twice } = writtenTwice(written)
  const { operations, problems } = readOperations(
    once.map(({ operation }) => operation),
    model,
  )
  const found = [...faults, ...twice, ...problems.map((problem) => faultOf(problem, once))]
  // What is missing because it could not be read would be told twice, so the ends are looked at last.
  if (found.length === 0)
    found.push(...planProblems(operations as Operation[], model).map((problem) => faultOf(problem, once)))
  if (found.length > 0) {
    const lines = found.map(formatFault)
    throw new Failure(
      'INVALID_DATA',
      `${lines.length === 1 ? 'One fault' : `${lines.length} faults`} in the content:\n${lines.join('\n')}`,
      { data: { faults: lines } },
    )
  }
  return operations as Operation[]
}
