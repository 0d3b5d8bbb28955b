import { Failure } from '../../../errors.ts'
import type { PropertyDeclaration, PropertyDeclarations } from '../../../model/declarations.ts'
import type { Direction } from '../../../model/ontology.ts'
import { dayNumber } from '../../../model/time.ts'
import { checkCondition, kindsAtOtherEnd } from '../../conditions.ts'
import type { Condition, EntryFilter } from '../../port.ts'
import type { Session } from '../session.ts'
import { kindsMeant } from '../session.ts'
import { allOf, anyOf, type Fragment, not, plain } from './fragment.ts'
import { type Declared, type Place, type PropertyHolder, propertyTest } from './propertyTest.ts'
import { relationTest, type Writers } from './relationTest.ts'

function namesOf(declared: readonly PropertyDeclarations[]): Set<string> {
  return new Set(declared.flatMap((properties) => Object.keys(properties)))
}

function own(properties: PropertyDeclarations | undefined, name: string): PropertyDeclaration | undefined {
  return properties && Object.hasOwn(properties, name) ? properties[name] : undefined
}

/** Joins conditions; what is no conjunction is left to the one who knows what it is about. */
function joined(condition: Condition, single: (one: Condition) => Fragment): Fragment {
  if ('all' in condition) return allOf(condition.all.map((part) => joined(part, single)))
  if ('any' in condition) return anyOf(condition.any.map((part) => joined(part, single)))
  if ('not' in condition) return not(joined(condition.not, single))
  return single(condition)
}

function misplaced(what: string): Failure {
  return new Failure('BAD_INPUT', `A condition on ${what} stands where there are none.`)
}

/** The entries of some kinds as property tests see them: by the different ways in which their kinds declare a property. */
function entries(
  { model, symbols }: Session,
  alias: string,
  kinds: readonly string[],
  known: ReadonlySet<string>,
): PropertyHolder {
  const isOne = (some: readonly string[]) =>
    some.length === kinds.length ? undefined : `${alias}.kind IN (${symbols.allOf(some).join(', ')})`
  const having = (name: string) => kinds.filter((kind) => own(model.kinds.get(kind)?.properties, name))
  return {
    column: `${alias}.properties`,
    sortColumn: `${alias}.sort_name`,
    known,
    declared: (name) => {
      const forms = new Map<string, { declared: PropertyDeclaration; isCaption: boolean; of: string[] }>()
      for (const kind of having(name)) {
        const declared = own(model.kinds.get(kind)?.properties, name) as PropertyDeclaration
        const isCaption = model.kinds.get(kind)?.caption === name
        const form = `${declared.value} ${declared.many === true} ${isCaption}`
        const same = forms.get(form) ?? { declared, isCaption, of: [] }
        same.of.push(kind)
        forms.set(form, same)
      }
      return [...forms.values()].map(({ declared, isCaption, of }): Declared => {
        const some = isOne(of)
        return { property: declared, isCaption, ...(some ? { isOne: some } : {}) }
      })
    },
    undeclared: (name) => {
      const lacking = kinds.filter((kind) => !own(model.kinds.get(kind)?.properties, name))
      return lacking.length === 0 ? undefined : (isOne(lacking) ?? 'TRUE')
    },
  }
}

const date = { value: 'partialDate', description: '' } as const

/** Dates of relations stand in columns as they are written: what they can mean is found by filling them up. */
function datePlace(column: string): Place {
  const written = `rtrim(${column}, '~?%')`
  const filled = (rest: string) => `${written} || substr('${rest}', length(${written}) - 3)`
  // No month has more days than the 31st; a day that there is not lies between the last one and the next month.
  return { value: column, earliest: filled('-01-01'), latest: filled('-12-31') }
}

function relationsOf(
  { model }: Session,
  alias: string,
  type: string,
  known: ReadonlySet<string>,
): PropertyHolder {
  const declared = { ...model.relationTypes.get(type)?.properties, since: date, until: date }
  return {
    column: `${alias}.properties`,
    known,
    places: { since: datePlace(`${alias}.since`), until: datePlace(`${alias}.until`) },
    declared: (name) => {
      const property = own(declared, name)
      return property ? [{ property, isCaption: false }] : []
    },
    undeclared: (name) => (own(declared, name) ? undefined : 'TRUE'),
  }
}

/** Writes the conditions of one question. */
class Conditions implements Writers {
  readonly session: Session

  constructor(session: Session) {
    this.session = session
  }

  entry(
    condition: Condition,
    alias: string,
    kinds: readonly string[],
    level: number,
    known = namesOf(kinds.map((kind) => this.session.model.kinds.get(kind)?.properties ?? {})),
  ): Fragment {
    const holder = entries(this.session, alias, kinds, known)
    return joined(condition, (one) => {
      if ('property' in one) return propertyTest(one, holder)
      if ('quantifier' in one) return relationTest(one, alias, this, level)
      if ('ids' in one)
        return { sql: `${alias}.id IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(one.ids)] }
      if ('kinds' in one) {
        const numbers = this.session.symbols.allOf(kindsMeant(this.session, one.kinds))
        return plain(`${alias}.kind IN (${numbers.join(', ')})`)
      }
      throw misplaced('relations')
    })
  }

  relation(
    condition: Condition,
    { relation, neighbor }: { relation: string; neighbor: string },
    type: string,
    types: readonly string[] = [type],
  ): Fragment {
    const { relationTypes } = this.session.model
    const dates = { since: date, until: date }
    const known = namesOf([dates, ...types.map((name) => relationTypes.get(name)?.properties ?? {})])
    const holder = relationsOf(this.session, relation, type, known)
    return joined(condition, (one) => {
      if ('property' in one) return propertyTest(one, holder)
      if (!('holdsOn' in one)) throw misplaced('entries')
      const day = dayNumber(one.holdsOn)
      return {
        sql: `${neighbor}.holds_from <= ? AND ? < ${neighbor}.holds_until`,
        values: [day, day],
      }
    })
  }
}

/**
 * What a filter asks of the entries of one kind, from `entry e`. Names come from the model only; every value is a
 * parameter.
 * @param kinds all that the question is about
 * @throws {Failure} BAD_INPUT if it names something that nothing here has; FILTER_LIMIT
 */
export function entryFilter(
  session: Session,
  kind: string,
  { where, asOf }: EntryFilter,
  kinds: readonly string[],
): Fragment {
  const { model, symbols } = session
  // Written out, since SQLite takes an index on a part of a table only for conditions that it can read.
  const fragments: Fragment[] = [plain(`e.kind = ${symbols.of(kind)}`)]
  if (asOf !== undefined)
    fragments.push({
      sql: 'e.exists_from <= ? AND ? < e.exists_until',
      values: [dayNumber(asOf), dayNumber(asOf)],
    })
  if (where) {
    checkCondition(where, model)
    const known = namesOf(kinds.map((name) => model.kinds.get(name)?.properties ?? {}))
    fragments.push(new Conditions(session).entry(where, 'e', [kind], 1, known))
  }
  return allOf(fragments)
}

/** A condition on the relations of one type, from `relation r` and `neighbor n`. */
export function relationCondition(
  session: Session,
  type: string,
  where: Condition,
  types: readonly string[],
): Fragment {
  checkCondition(where, session.model)
  return new Conditions(session).relation(where, { relation: 'r', neighbor: 'n' }, type, types)
}

/** A condition on the entries at the other end of relations of a type, from `entry o`. */
export function otherCondition(
  session: Session,
  seen: { readonly type: string; readonly direction: Direction },
  other: Condition,
): Fragment {
  checkCondition(other, session.model)
  return new Conditions(session).entry(other, 'o', kindsAtOtherEnd(seen, session.model), 1)
}
