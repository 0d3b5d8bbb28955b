import type { Problem } from '../../api/errors.ts'

/** Where an operation was written: which file, and which line each part of it stands on. */
export interface Origin {
  /** The file, relative to the folder that holds `data/`. */
  readonly file: string
  /** The line, counted from 1, of a part of the operation: `['properties', 'founded']`. */
  line(path: Problem['path']): number
}

/** An operation as it was written, not yet checked against the model, with its origin. */
export interface Written {
  readonly operation: Readonly<Record<string, unknown>>
  readonly origin: Origin
}

/** A fault in a file. */
export interface Fault {
  readonly file: string
  readonly line: number
  readonly message: string
}

/** What was read of a file or of all files. */
export interface ReadResult {
  readonly written: readonly Written[]
  readonly faults: readonly Fault[]
}

/** `data/organizations/x.yaml:12: message`, as compilers write it, so that editors jump there. */
export function formatFault({ file, line, message }: Fault): string {
  return `${file}:${line}: ${message}`
}
