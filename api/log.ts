import { type Logger, pino } from 'pino'
import type { Settings } from './env.ts'

/** Structured lines on the standard error. What could hold a secret is left out. */
export function createLog(level: Settings['logLevel']): Logger {
  const redact = ['req.headers.authorization', 'req.headers.cookie', '*.password', '*.token']
  return pino(
    { level, redact, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  )
}
