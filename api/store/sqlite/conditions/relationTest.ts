import { dayNumber } from '../../../model/time.ts'
import { type Condition, isAnchored, kindsAtOtherEnd, namesFew, type RelationTest } from '../../conditions.ts'
import type { Session } from '../session.ts'
import { allOf, type Fragment, not, plain, stillWanted } from './fragment.ts'

/** What relation tests need of those who write the conditions in them. */
export interface Writers {
  readonly session: Session
  /** A condition on the entries of some kinds, from `entry` under an alias. */
  entry(condition: Condition, alias: string, kinds: readonly string[], level: number): Fragment
  /** A condition on relations of a type, from `relation` under one alias and `neighbor` under another. */
  relation(condition: Condition, aliases: { relation: string; neighbor: string }, type: string): Fragment
}

/** The tables of one test, each under an alias of its own level. */
interface Tables {
  readonly entry: string
  readonly neighbor: string
  readonly relation: string
}

interface Parts {
  readonly from: string
  /** Which relations count. */
  readonly counting: readonly Fragment[]
  /** What they must be. */
  readonly asked: readonly Fragment[]
}

/** Whether a condition looks at what stands on the relation itself, not only at when it holds. */
function readsRelation(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(readsRelation)
  if ('any' in condition) return condition.any.some(readsRelation)
  if ('not' in condition) return readsRelation(condition.not)
  return !('holdsOn' in condition)
}

/** Writes one test of the relations of the entries under an alias. */
class Writing {
  private readonly test: RelationTest
  private readonly subject: string
  private readonly writers: Writers
  private readonly tables: Tables
  private readonly level: number

  constructor(test: RelationTest, subject: string, writers: Writers, level: number) {
    this.test = test
    this.subject = subject
    this.writers = writers
    this.level = level
    this.tables = { entry: `e${level}`, neighbor: `n${level}`, relation: `r${level}` }
  }

  write(): Fragment {
    const { quantifier, where, other, asOf } = this.test
    if (quantifier === 'none')
      return not(new Writing(this.with('some'), this.subject, this.writers, this.level).write())
    if (quantifier === 'every') return this.every()
    if (typeof quantifier === 'object') return this.number(quantifier)
    if (!where && !other && asOf === undefined) return this.kept()
    return isAnchored(other) ? this.fromOtherEnd() : this.exists()
  }

  private with(quantifier: RelationTest['quantifier']): RelationTest {
    return { ...this.test, quantifier }
  }

  private get type(): number {
    return this.writers.session.symbols.of(this.test.type)
  }

  /** The number of the direction, seen from the entries asked about or from the other end. */
  private direction(reversed: boolean): number {
    const { type, direction } = this.test
    if (this.writers.session.model.relationTypes.get(type)?.symmetric) return 0
    return (direction === 'forward') === reversed ? 1 : 0
  }

  private holds(): Fragment[] {
    const { asOf } = this.test
    if (asOf === undefined) return []
    const { neighbor } = this.tables
    const day = dayNumber(asOf)
    return [{ sql: `${neighbor}.holds_from <= ? AND ? < ${neighbor}.holds_until`, values: [day, day] }]
  }

  private asked(): Fragment[] {
    const { where, other, type } = this.test
    const { entry, neighbor, relation } = this.tables
    const fragments: Fragment[] = []
    if (where) fragments.push(this.writers.relation(where, { relation, neighbor }, type))
    if (other) {
      const kinds = kindsAtOtherEnd(this.test, this.writers.session.model)
      fragments.push(this.writers.entry(other, entry, kinds, this.level + 1))
    }
    return fragments
  }

  /** The relations of the entry asked about. */
  private parts(): Parts {
    const { where, other } = this.test
    const { entry, neighbor, relation } = this.tables
    const joins = [
      `neighbor ${neighbor}`,
      ...(where && readsRelation(where)
        ? [`relation ${relation} ON ${relation}.key = ${neighbor}.relation_key`]
        : []),
      ...(other ? [`entry ${entry} ON ${entry}.key = ${neighbor}.other_key`] : []),
    ]
    const own = `${neighbor}.entry_key = ${this.subject}.key AND ${neighbor}.type = ${this.type} AND ${neighbor}.direction = ${this.direction(false)}`
    // What looks at more than an index can be long, and has to be stopped from inside.
    const wanted = joins.length > 1 ? [plain(stillWanted(`${neighbor}.relation_key`))] : []
    return {
      from: joins.join(' CROSS JOIN '),
      counting: [plain(own), ...this.holds(), ...wanted],
      asked: this.asked(),
    }
  }

  private exists(): Fragment {
    const { from, counting, asked } = this.parts()
    const { sql, values } = allOf([...counting, ...asked])
    return { sql: `EXISTS (SELECT 1 FROM ${from} WHERE ${sql})`, values }
  }

  private every(): Fragment {
    const { from, counting, asked } = this.parts()
    if (asked.length === 0) return plain('TRUE')
    const { sql, values } = allOf([...counting, not(allOf(asked))])
    return { sql: `NOT EXISTS (SELECT 1 FROM ${from} WHERE ${sql})`, values }
  }

  private number({ from: least, to: most }: { from?: number; to?: number }): Fragment {
    const { from, counting, asked } = this.parts()
    const { sql, values } = allOf([...counting, ...asked])
    const bounds = [least ?? 0, most ?? Number.MAX_SAFE_INTEGER]
    return {
      sql: `(SELECT count(*) FROM ${from} WHERE ${sql}) BETWEEN ? AND ?`,
      values: [...values, ...bounds],
    }
  }

  /** Whether there is any at all is counted when it is written. */
  private kept(): Fragment {
    const counts = `c${this.level}`
    return plain(
      `EXISTS (SELECT 1 FROM relation_count ${counts} WHERE ${counts}.entry_key = ${this.subject}.key AND ${counts}.type = ${this.type} AND ${counts}.direction = ${this.direction(false)})`,
    )
  }

  /** Begins with the few entries at the other end. Nothing in it depends on the entry asked about, so it is done once. */
  private fromOtherEnd(): Fragment {
    const { where } = this.test
    const { entry, neighbor, relation } = this.tables
    const joins = [
      `entry ${entry}`,
      `neighbor ${neighbor} ON ${neighbor}.entry_key = ${entry}.key AND ${neighbor}.type = ${this.type} AND ${neighbor}.direction = ${this.direction(true)}`,
      ...(where && readsRelation(where)
        ? [`relation ${relation} ON ${relation}.key = ${neighbor}.relation_key`]
        : []),
    ]
    const { sql, values } = allOf([
      ...this.asked(),
      ...this.holds(),
      ...(namesFew(this.test.other) ? [] : [plain(stillWanted(`${neighbor}.relation_key`))]),
    ])
    return {
      sql: `${this.subject}.key IN (SELECT ${neighbor}.other_key FROM ${joins.join(' CROSS JOIN ')} WHERE ${sql})`,
      values,
    }
  }
}

/** A test of the relations of the entries under an alias, as SQL. */
export function relationTest(test: RelationTest, subject: string, writers: Writers, level: number): Fragment {
  return new Writing(test, subject, writers, level).write()
}
