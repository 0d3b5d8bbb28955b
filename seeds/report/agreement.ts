import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readCheckTable } from '../read/checkTables.ts'
import type { Content } from './content.ts'
import type { Comparison } from './datasets/comparison.ts'
import { compareCountryGroups } from './datasets/countryGroups.ts'
import { compareIeadb } from './datasets/ieadb.ts'
import { compareManyIos } from './datasets/manyios.ts'
import { compareRatifications } from './datasets/ratifications.ts'
import { compareSupraverden } from './datasets/supraverden.ts'

/** How the content agrees with one dataset that others made. */
export interface Agreement {
  readonly dataset: string
  readonly rows: number
  readonly agree: number
  /** Differences that `data/differences.csv` explains. */
  readonly explained: readonly Comparison[]
  readonly unexplained: readonly Comparison[]
}

const datasets: Readonly<Record<string, (folder: string, content: Content) => Comparison[]>> = {
  ratifications: compareRatifications,
  ieadb: compareIeadb,
  countrygroups: compareCountryGroups,
  manyios: compareManyIos,
  supraverden: compareSupraverden,
}

/** Whether a difference is explained; a star in the table stands for every subject or object. */
function explanations(folder: string): (comparison: Comparison) => boolean {
  const rows = readCheckTable(folder, 'differences.csv', ['dataset', 'subject', 'object', 'right', 'why'])
  const known = new Set(rows.map(({ cells }) => `${cells.dataset} ${cells.subject} ${cells.object}`))
  return ({ dataset, subject, object }) =>
    [`${subject} ${object}`, `* ${object}`, `${subject} *`].some((ends) => known.has(`${dataset} ${ends}`))
}

/**
 * Compares the content with the datasets that are on this machine.
 * @param datasetsFolder where they are
 * @returns one agreement for each dataset that was found
 */
export function findAgreement(folder: string, content: Content, datasetsFolder: string): Agreement[] {
  const isExplained = explanations(folder)
  return Object.entries(datasets)
    .filter(([dataset]) => existsSync(join(datasetsFolder, dataset)))
    .map(([dataset, compare]) => {
      const comparisons = compare(join(datasetsFolder, dataset), content)
      const differing = comparisons.filter(({ agrees }) => !agrees)
      return {
        dataset,
        rows: comparisons.length,
        agree: comparisons.length - differing.length,
        explained: differing.filter(isExplained),
        unexplained: differing.filter((comparison) => !isExplained(comparison)),
      }
    })
}
