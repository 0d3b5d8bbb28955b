import { afterEach, beforeEach, describe } from 'vitest'
import type { GraphStore } from '../../api/store/port.ts'
import { commitsContract } from './commits.ts'
import { countingContract, countingProperties } from './counting.ts'
import { filtersContract } from './filters.ts'
import { type Open, type OpenStore, openWorld } from './fixture.ts'
import { graphContract } from './graph.ts'
import { pastContract, pastProperties } from './past.ts'
import { propertiesContract } from './properties.ts'
import { readingContract } from './reading.ts'
import { searchContract } from './search.ts'
import { sharingContract, sharingProperties } from './sharing.ts'
import { structureContract } from './structure.ts'
import { surroundingsContract, surroundingsProperties } from './surroundings.ts'
import { waysContract, waysProperties } from './ways.ts'

/** How a store is to be tested. */
export interface ContractOptions {
  /** Opens an empty store. */
  readonly open: Open
  /** How many random histories are compared with the naive model. */
  readonly runs: number
}

/** What every store promises: the specification of the port. It asserts what is answered, never how it was asked. */
export function graphStoreContract(name: string, { open, runs }: ContractOptions): void {
  describe(name, () => {
    describe('with a small world', () => {
      let opened: OpenStore
      const use = (): GraphStore => opened.store
      beforeEach(async () => {
        opened = await openWorld(open)
      })
      afterEach(async () => {
        await opened.close()
      })
      readingContract(use)
      countingContract(use)
      sharingContract(use)
      pastContract(use)
      waysContract(use)
      graphContract(use)
      surroundingsContract(use)
      searchContract(use)
      structureContract(use)
      commitsContract(use)
    })
    const times = Number(process.env.CONCORD_PROPERTY_RUNS ?? runs)
    propertiesContract(open, times)
    filtersContract(open, times)
    countingProperties(open, times)
    sharingProperties(open, times)
    pastProperties(open, times)
    waysProperties(open, times)
    surroundingsProperties(open, times)
  })
}
