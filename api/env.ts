import { z } from 'zod'
import { Failure } from './errors.ts'
import { didYouMean } from './model/values/nearest.ts'

/** Every setting, read and checked. */
export interface Settings {
  readonly port: number
  readonly host: string
  readonly store: StoreSetting
  /** Origins of other sites whose pages may ask this server. None by default. */
  readonly allowedOrigins: readonly string[]
  /** The token that lets a request change things; nobody may if absent. */
  readonly editToken: string | undefined
  /** The manifest of the only documents that are answered; all are if absent. */
  readonly trustedDocuments: string | undefined
  /**
   * The address that others know the server by, without a slash at its end: pages and exports name entries by it. If
   * absent, pages take that of each request.
   */
  readonly publicUrl: string | undefined
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  readonly limits: Limits
}

/** Which store, and how to reach it. */
export type StoreSetting =
  | { readonly kind: 'sqlite'; readonly file: string }
  | {
      readonly kind: 'neo4j'
      readonly url: string
      readonly user: string
      readonly password: string
      readonly database: string | undefined
    }

/** What one request may ask. */
export interface Limits {
  /** Levels of fields. */
  readonly depth: number
  /** A field counts 1, for each entry that a page can have. */
  readonly cost: number
  readonly aliases: number
  readonly rootFields: number
  readonly directives: number
  /** Values in the arguments and variables of a query; changesets may hold as many as fit into a request. */
  readonly inputs: number
  /** Levels of those values. */
  readonly inputDepth: number
  /** Words and signs of the query. */
  readonly tokens: number
  /** Bytes. */
  readonly body: number
  /** Milliseconds. */
  readonly time: number
}

/** The limits where no setting says otherwise. */
export const defaultLimits: Limits = {
  depth: 12,
  cost: 20_000,
  aliases: 30,
  rootFields: 20,
  directives: 50,
  inputs: 2000,
  inputDepth: 16,
  tokens: 4000,
  body: 262_144,
  time: 20_000,
}

const wholeNumber = (least: number, most: number) =>
  z.string().regex(/^\d+$/, 'must be a whole number').transform(Number).pipe(z.number().min(least).max(most))

const limit = wholeNumber(1, 1_000_000_000).optional()

const variables = z.object({
  PORT: wholeNumber(0, 65_535).default(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  CONCORD_STORE: z.string().min(1).default('file:concord.db'),
  CONCORD_NEO4J_USER: z.string().min(1).default('neo4j'),
  CONCORD_NEO4J_PASSWORD: z.string().optional(),
  CONCORD_NEO4J_DATABASE: z.string().min(1).optional(),
  CONCORD_ALLOWED_ORIGINS: z.string().default(''),
  CONCORD_EDIT_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  CONCORD_TRUSTED_DOCUMENTS: z.string().min(1).optional(),
  CONCORD_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must begin with http:// or https://' })
    .optional(),
  CONCORD_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  CONCORD_LIMIT_DEPTH: limit,
  CONCORD_LIMIT_COST: limit,
  CONCORD_LIMIT_ALIASES: limit,
  CONCORD_LIMIT_ROOT_FIELDS: limit,
  CONCORD_LIMIT_DIRECTIVES: limit,
  CONCORD_LIMIT_INPUTS: limit,
  CONCORD_LIMIT_INPUT_DEPTH: limit,
  CONCORD_LIMIT_TOKENS: limit,
  CONCORD_LIMIT_BODY: limit,
  CONCORD_LIMIT_TIME: limit,
})

type Variables = z.infer<typeof variables>

/** Read by tests and the build, not by the server. */
const othersUse = /^CONCORD_TEST_|^CONCORD_PROPERTY_RUNS$|^CONCORD_SCALE_SET$/

const known = Object.keys(variables.shape)

function badSetting(name: string, problem: string): Failure {
  return new Failure('BAD_SETTING', `${name} ${problem}.`, {
    hint: 'The README lists the settings.',
    data: { name },
  })
}

function refuseUnknown(environment: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(environment))
    if (name.startsWith('CONCORD_') && !known.includes(name) && !othersUse.test(name))
      throw badSetting(name, `is not a setting.${didYouMean(name, known)}`.replace(/\.$/, ''))
}

const neo4jForm = /^(neo4j|bolt)(\+s|\+ssc)?:$/

function storeSetting({
  CONCORD_STORE: written,
  CONCORD_NEO4J_USER: user,
  CONCORD_NEO4J_PASSWORD: password = '',
  CONCORD_NEO4J_DATABASE: database,
}: Variables): StoreSetting {
  if (written.startsWith('file:')) {
    const file = written.slice('file:'.length)
    if (file === '') throw badSetting('CONCORD_STORE', 'names no file: write it like file:concord.db')
    return { kind: 'sqlite', file }
  }
  const url = URL.canParse(written) ? new URL(written) : undefined
  if (!url || !neo4jForm.test(url.protocol))
    throw badSetting(
      'CONCORD_STORE',
      `is '${written.replace(/\/\/.*@/, '//…@')}': write file:concord.db or neo4j://localhost:7687`,
    )
  // A password in the address would end up in logs and process lists; it is taken, but never shown.
  const place = `${url.protocol}//${url.host}`
  return {
    kind: 'neo4j',
    url: place,
    user: decodeURIComponent(url.username) || user,
    password: decodeURIComponent(url.password) || password,
    database: url.pathname.replace('/', '') || database,
  }
}

function limitsOf(read: Variables): Limits {
  return {
    depth: read.CONCORD_LIMIT_DEPTH ?? defaultLimits.depth,
    cost: read.CONCORD_LIMIT_COST ?? defaultLimits.cost,
    aliases: read.CONCORD_LIMIT_ALIASES ?? defaultLimits.aliases,
    rootFields: read.CONCORD_LIMIT_ROOT_FIELDS ?? defaultLimits.rootFields,
    directives: read.CONCORD_LIMIT_DIRECTIVES ?? defaultLimits.directives,
    inputs: read.CONCORD_LIMIT_INPUTS ?? defaultLimits.inputs,
    inputDepth: read.CONCORD_LIMIT_INPUT_DEPTH ?? defaultLimits.inputDepth,
    tokens: read.CONCORD_LIMIT_TOKENS ?? defaultLimits.tokens,
    body: read.CONCORD_LIMIT_BODY ?? defaultLimits.body,
    time: read.CONCORD_LIMIT_TIME ?? defaultLimits.time,
  }
}

/**
 * Reads the settings.
 * @throws {Failure} BAD_SETTING, naming the setting and what would be right
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  refuseUnknown(environment)
  const read = variables.safeParse(environment)
  if (!read.success) {
    const [issue] = read.error.issues
    const name = String(issue?.path[0])
    throw badSetting(
      name,
      `is '${name.includes('TOKEN') || name.includes('PASSWORD') ? '…' : environment[name]}': ${issue?.message}`,
    )
  }
  const {
    PORT: port,
    HOST: host,
    CONCORD_ALLOWED_ORIGINS: origins,
    CONCORD_EDIT_TOKEN: editToken,
    CONCORD_TRUSTED_DOCUMENTS: trustedDocuments,
    CONCORD_PUBLIC_URL: publicUrl,
    CONCORD_LOG: logLevel,
  } = read.data
  const allowedOrigins = origins
    .split(',')
    .map((origin) => origin.trim())
    .filter(Boolean)
  return {
    port,
    host,
    store: storeSetting(read.data),
    allowedOrigins,
    editToken,
    trustedDocuments,
    publicUrl: publicUrl?.replace(/\/+$/, ''),
    logLevel,
    limits: limitsOf(read.data),
  }
}
