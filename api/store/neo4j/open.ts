import { Failure } from '../../errors.ts'
import { type Ontology, ontology } from '../../model/ontology.ts'
import type { GraphStore } from '../port.ts'
import { type Address, Connection } from './connection.ts'
import { Names } from './names.ts'
import { Records } from './records.ts'
import { prepareSchema } from './schema.ts'
import { Neo4jStore } from './store.ts'
import { Work } from './work.ts'

/** Where the graph is, and as whom it is opened. */
export interface Neo4jSettings extends Address {
  /** Takes lines about what opening does that takes time. */
  readonly log?: (line: string) => void
  /** Another model than Concord's. */
  readonly model?: Ontology
}

/** The oldest Neo4j whose Cypher has all that is used. */
const oldest = [5, 26] as const

/** Milliseconds that the first words with the server may take. */
const firstWords = 15_000

async function productOf(connection: Connection): Promise<string> {
  const rows = await connection.read(
    {
      text: 'CALL dbms.components() YIELD name, versions, edition RETURN name, versions[0] AS version, edition',
      parameters: {},
    },
    new Work({ timeLimit: firstWords }),
  )
  const kernel = rows.find((row) => row.get('name') === 'Neo4j Kernel') ?? rows[0]
  const version = String(kernel?.get('version') ?? '')
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10))
  // Releases are numbered by the year since 2025.
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1]))
    throw new Failure(
      'STORE_WRONG_VERSION',
      `Concord works with Neo4j ${oldest.join('.')} and later; this is ${version}.`,
      {
        hint: `Use Neo4j ${oldest.join('.')} LTS or a newer release.`,
        data: { version },
      },
    )
  return `Neo4j ${version} ${String(kernel?.get('edition') ?? '')}`.trim()
}

/** The address as it may be shown: without what might be secret. */
function placeOf({ url, database }: Address): string {
  const shown = URL.canParse(url) ? new URL(url) : undefined
  const place = shown ? `${shown.protocol}//${shown.host}` : 'Neo4j'
  return database === undefined ? place : `${place}/${database}`
}

/** Says in a failure which server it is about. */
function withPlace(thrown: unknown, place: string): unknown {
  if (!(thrown instanceof Failure) || thrown.code === 'INVALID_MODEL') return thrown
  const { code, message, hint, retryAfter, data, cause } = thrown
  return new Failure(code, `${message} (${place})`, { hint, retryAfter, data: { ...data, place }, cause })
}

/**
 * Opens the graph in a Neo4j database, and makes the indexes and constraints that it lacks.
 * @throws {Failure} BAD_SETTING for an address of another form; STORE_UNAVAILABLE, STORE_REFUSED, STORE_MISSING,
 * STORE_WRONG_VERSION, STORE_READ_ONLY, STORE_NEWER
 */
export async function openNeo4jStore(settings: Neo4jSettings): Promise<GraphStore> {
  const { log, model = ontology, ...address } = settings
  const records = new Records(new Names(model))
  const place = placeOf(address)
  const connection = new Connection(address)
  try {
    const product = await productOf(connection)
    log?.(`${product} at ${place}`)
    await prepareSchema(connection, records.names, log)
    return new Neo4jStore(connection, records, product, place, log)
  } catch (thrown) {
    await connection.close()
    throw withPlace(thrown, place)
  }
}
