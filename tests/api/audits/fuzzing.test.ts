import { afterAll, beforeAll, describe } from 'vitest'
import { type RunningConcord, startConcord, temporaryFolder } from '../../support/concord.ts'
import { nothingBreaksIt } from './fuzzing.ts'

const folder = temporaryFolder()
let concord: RunningConcord

describe('on SQLite nothing breaks the server:', () => {
  beforeAll(async () => {
    concord = await startConcord({ CONCORD_STORE: `file:${folder.path}/concord.db` })
  })
  afterAll(async () => {
    await concord?.stop()
    folder.remove()
  })

  nothingBreaksIt(() => concord)
})
