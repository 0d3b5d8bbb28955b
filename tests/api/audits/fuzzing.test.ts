import { describe } from 'vitest'
import { servedFromFile } from '../../support/served.ts'
import { nothingBreaksIt } from './fuzzing.ts'

describe('on SQLite nothing breaks the server:', () => {
  nothingBreaksIt(servedFromFile().concord, 300)
})
