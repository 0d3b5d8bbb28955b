import type { Measure } from './measure.ts'

/** The number of relations. */
export const degree: Measure = ({ entryCount, origins, ends }) => {
  const values = new Float64Array(entryCount)
  for (const from of origins) values[from] = (values[from] as number) + 1
  for (const to of ends) values[to] = (values[to] as number) + 1
  return { values }
}
