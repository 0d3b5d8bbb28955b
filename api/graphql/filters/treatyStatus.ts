import type { Day } from '../../model/domain.ts'
import type { TreatyStatus } from '../../model/treatyStatus.ts'
import type { Condition } from '../../store/port.ts'

/** What a party's relation to a treaty must be to have a status on a day: `treatyStatus` of the model, as a condition. */
export function statusCondition(status: TreatyStatus, day: Day): Condition {
  const by = (property: string): Condition => ({ property, to: day })
  const party: Condition = { holdsOn: day }
  // What began and does not hold has ended.
  const withdrawn: Condition = { all: [by('since'), { not: party }] }
  const reached: readonly [TreatyStatus, Condition][] = [
    ['party', party],
    ['withdrawn', withdrawn],
    ['provisional', by('provisionallyApplied')],
    ['contracting', by('consented')],
    ['signatory', by('signed')],
  ]
  const place = reached.findIndex(([name]) => name === status)
  const earlier = reached.slice(0, place).map(([, condition]): Condition => ({ not: condition }))
  return { all: [...earlier, ...reached.slice(place, place + 1).map(([, condition]) => condition)] }
}
