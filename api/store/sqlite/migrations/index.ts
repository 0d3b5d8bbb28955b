import { Failure } from '../../../errors.ts'
import { applicationId, type Database, scalar } from '../database.ts'
import { initial } from './0001-initial.ts'
import { relationsWithinTheirEnds } from './0002-relations-within-their-ends.ts'

/** Every step from an empty file to the schema of today, in order. A step that was released is never changed. */
const migrations: readonly string[] = [initial, relationsWithinTheirEnds]

/** The version of the schema that this program writes. */
export const schemaVersion = migrations.length

/**
 * Refuses files of other programs and of newer versions.
 * @returns the version of the file's schema; 0 for a new file
 * @throws {Failure} STORE_CORRUPT, STORE_NEWER
 */
export function checkSchema(database: Database): number {
  const owner = scalar(database, 'PRAGMA application_id')
  const version = scalar(database, 'PRAGMA user_version')
  const tables = scalar(database, "SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'")
  if (owner !== applicationId && (owner !== 0 || tables > 0))
    throw new Failure('STORE_CORRUPT', `${database.file} belongs to another program.`, {
      hint: 'Name another file in CONCORD_STORE.',
    })
  if (version > schemaVersion)
    throw new Failure(
      'STORE_NEWER',
      `${database.file} was written by a newer version of Concord (schema ${version}, this one knows ${schemaVersion}).`,
      {
        hint: 'Update Concord, or name another file in CONCORD_STORE.',
      },
    )
  return version
}

/** Brings a file's schema up to date, each step as one or not at all. */
export function migrate(database: Database): void {
  for (let version = checkSchema(database); version < schemaVersion; version++)
    database.transaction(() => {
      // Another process may have done this step while this one waited for the lock.
      if (scalar(database, 'PRAGMA user_version') !== version) return
      database.exec(
        `${migrations[version]}; PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${version + 1}`,
      )
    })
}
