import { Failure } from '../errors.ts'
import type { Day, EntryId } from '../model/domain.ts'
import { type Direction, type Ontology, ontology } from '../model/ontology.ts'
import { checkTypes } from './checkTypes.ts'

/** What a property must be. Several conditions on one property must all hold. */
export interface PropertyTest {
  /** The name of a property; for relations `since` and `until` too. */
  readonly property: string
  /** Is this value; of several values, one is. Dates by their EDTF text. Names and texts that are asked of them are compared in search form. */
  readonly equals?: string | number
  /** Is one of these values. */
  readonly in?: readonly (string | number)[]
  /** Text that has this in it; letter by letter, but for the name. */
  readonly contains?: string
  /** Text that begins with this; letter by letter, but for the name. */
  readonly startsWith?: string
  /** Whether there is a value at all. */
  readonly exists?: boolean
  /** A date that may lie in these days (both included), or a number from `from` to `to`. */
  readonly from?: Day | number
  readonly to?: Day | number
}

/** How many of the relations that count must meet what is asked: one, none, all of them, or a number from `from` to `to`. */
export type Quantifier = 'some' | 'none' | 'every' | { readonly from?: number; readonly to?: number }

/** What the relations of an entry must be. */
export interface RelationTest {
  readonly quantifier: Quantifier
  /** The relations that count: of this type, */
  readonly type: string
  /** seen from this end, which makes no difference to a symmetric one, */
  readonly direction: Direction
  /** and holding on this day, if one is said. */
  readonly asOf?: Day
  /** What a relation must be: its properties, `since` and `until`, and the days on which it holds. */
  readonly where?: Condition
  /** What the entry at its other end must be. */
  readonly other?: Condition
}

/**
 * A condition on entries, or on relations. `every` holds for an entry without any relations that count, as it does in
 * logic; what is not known is not so, and its negation is.
 */
export type Condition =
  | PropertyTest
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  /** Of entries alone: these ones, those of these kinds, those whose relations are such. */
  | { readonly ids: readonly EntryId[] }
  | { readonly kinds: readonly string[] }
  | RelationTest
  /** Of relations alone: it holds on this day. */
  | { readonly holdsOn: Day }

/** What a condition may have in it: every number is that of the most that is allowed. */
export const conditionLimits = {
  /** Relation tests within one another. */
  relations: 3,
  /** Conditions within one another. */
  levels: 16,
  /** Conditions in all. */
  conditions: 200,
  /** Values or ids of one list. */
  values: 1000,
} as const

const limitNames: Readonly<Record<keyof typeof conditionLimits, string>> = {
  relations: 'relations within one another',
  levels: 'conditions within one another',
  conditions: 'conditions',
  values: 'values in one list',
}

class Checking {
  private conditions = 0
  private readonly model: Ontology

  constructor(model: Ontology) {
    this.model = model
  }

  walk(condition: Condition, levels: number, relations: number): void {
    this.conditions += 1
    this.within('conditions', this.conditions)
    this.within('levels', levels)
    const further = (one: Condition) => this.walk(one, levels + 1, relations)
    if ('all' in condition) condition.all.forEach(further)
    else if ('any' in condition) condition.any.forEach(further)
    else if ('not' in condition) further(condition.not)
    else if ('ids' in condition) this.within('values', condition.ids.length)
    else if ('quantifier' in condition) this.relation(condition, levels, relations + 1)
    else if ('property' in condition) this.within('values', condition.in?.length ?? 0)
  }

  private relation(test: RelationTest, levels: number, relations: number): void {
    this.within('relations', relations)
    checkTypes({ model: this.model }, [test.type])
    if (test.where) this.walk(test.where, levels + 1, relations)
    if (test.other) this.walk(test.other, levels + 1, relations)
  }

  private within(name: keyof typeof conditionLimits, value: number): void {
    if (value <= conditionLimits[name]) return
    throw new Failure(
      'FILTER_LIMIT',
      `The filter has ${value} ${limitNames[name]}; at most ${conditionLimits[name]} are allowed.`,
      { hint: 'Ask in two steps, or for less.', data: { limit: conditionLimits[name], value } },
    )
  }
}

/**
 * Checks that a condition is not larger than is allowed, and that its relation types exist.
 * @throws {Failure} FILTER_LIMIT, BAD_INPUT
 */
export function checkCondition(condition: Condition, model: Ontology = ontology): void {
  new Checking(model).walk(condition, 1, 0)
}

/** The kinds that stand at the other end of relations of a type, seen from this end. */
export function kindsAtOtherEnd(
  { type, direction }: Pick<RelationTest, 'type' | 'direction'>,
  { relationTypes }: Ontology = ontology,
): readonly string[] {
  const declared = relationTypes.get(type)
  return (direction === 'forward' ? declared?.to : declared?.from) ?? []
}

/** Whether a condition on the relations of entries stands somewhere in it. */
export function asksForRelations(condition: Condition | undefined): boolean {
  if (!condition) return false
  if ('all' in condition) return condition.all.some(asksForRelations)
  if ('any' in condition) return condition.any.some(asksForRelations)
  if ('not' in condition) return asksForRelations(condition.not)
  return 'quantifier' in condition
}

/** The conditions of which all must hold, taken apart as far as they go. */
export function conjuncts(condition: Condition | undefined): readonly Condition[] {
  if (!condition) return []
  return 'all' in condition ? condition.all.flatMap(conjuncts) : [condition]
}

/**
 * Whether few entries can meet a condition, and those are known by their ids or lead away from such: then it is cheaper
 * to begin with them than to look at every entry.
 */
export function isAnchored(condition: Condition | undefined): boolean {
  return conjuncts(condition).some((one) => 'ids' in one || isAnchoredTest(one))
}

/** Whether a condition names so few entries that all their relations are looked at in no time. */
export function namesFew(condition: Condition | undefined): boolean {
  return conjuncts(condition).some((one) => 'ids' in one && one.ids.length <= few)
}

/** The relations of so many entries are fewer than what is worth stopping for. */
const few = 10

/** Whether a condition asks for a relation to one of few entries. */
export function isAnchoredTest(condition: Condition): condition is RelationTest {
  return 'quantifier' in condition && condition.quantifier === 'some' && isAnchored(condition.other)
}
