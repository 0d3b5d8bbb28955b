import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'
import { defaultPage } from '../pages.ts'
import { type InputMeasure, measureArguments, measureVariables } from './inputs.ts'

/** How large an operation is. */
export interface Measure {
  readonly depth: number
  /** A field counts 1, for each entry that the pages above it can have. */
  readonly cost: number
  readonly aliases: number
  readonly rootFields: number
  readonly directives: number
  /** Values in arguments and variables; those of changesets are not counted. */
  readonly inputs: number
  readonly inputDepth: number
}

type Variables = Readonly<Record<string, unknown>>

/** What lists without a page are counted as: by an argument, or as many as there mostly are. */
const listSizes: Readonly<Record<string, string | number>> = {
  perYear: 80,

  search: 'first',
  nodes: 'ids',
  nodesAtVersion: 'ids',
  overlap: 'of',
  neighborhood: 'limit',
  subgraph: 'ids',
  paths: 'count',
  metrics: 'first',
}

function numberOf(value: ValueNode | undefined, variables: Variables, otherwise: number): number {
  if (value?.kind === Kind.INT) return Number(value.value)
  if (value?.kind === Kind.LIST) return value.values.length
  if (value?.kind === Kind.VARIABLE) {
    const given = variables[value.name.value]
    if (Array.isArray(given)) return given.length
    if (typeof given === 'number') return given
  }
  return otherwise
}

/** How many entries a field can lead to: what its arguments say, or a page where it has edges and says nothing. */
function multiplier(field: FieldNode, variables: Variables, hasEdges: boolean): number {
  const argument = (name: string) => field.arguments?.find((each) => each.name.value === name)?.value
  const list = listSizes[field.name.value]
  if (typeof list === 'number') return list
  if (list) return Math.max(1, numberOf(argument(list), variables, list === 'limit' ? 300 : 10))
  const size = argument('first') ?? argument('last')
  if (size) return Math.max(1, numberOf(size, variables, defaultPage))
  return hasEdges ? defaultPage : 1
}

/** Measures one operation. Made for one use. */
class Measuring {
  depth = 0
  cost = 0
  aliases = 0
  directives = 0
  inputs = 0
  inputDepth = 0
  private steps = 0
  private readonly withEdges = new Map<string, boolean>()
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  private readonly variables: Variables
  /** Beyond this nothing more is counted: the operation is refused anyway. */
  private readonly most: number

  constructor(document: DocumentNode, variables: Variables, most: number) {
    this.fragments = new Map(
      document.definitions.flatMap((definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
      ),
    )
    this.variables = variables
    this.most = most
  }

  addInputs({ inputs, inputDepth }: InputMeasure): void {
    this.inputs += inputs
    this.inputDepth = Math.max(this.inputDepth, inputDepth)
  }

  walk(set: SelectionSetNode, depth: number, times: number, open: ReadonlySet<string>): void {
    // Fragments that spread one another twice multiply without any field; each look at one counts too.
    this.steps += 1
    if (this.steps > this.most) this.cost = this.most + 1
    if (this.cost > this.most) return
    for (const selection of set.selections) {
      this.directives += selection.directives?.length ?? 0
      if (selection.kind === Kind.FIELD) this.field(selection, depth, times, open)
      else if (selection.kind === Kind.INLINE_FRAGMENT) this.walk(selection.selectionSet, depth, times, open)
      else {
        const name = selection.name.value
        const fragment = this.fragments.get(name)
        // A fragment within itself is for validation to refuse.
        if (fragment && !open.has(name))
          this.walk(fragment.selectionSet, depth, times, new Set([...open, name]))
      }
    }
  }

  /** Whether edges are asked for, directly or through fragments. Each fragment is looked through once. */
  private hasEdges(set: SelectionSetNode): boolean {
    return set.selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return selection.name.value === 'edges'
      if (selection.kind === Kind.INLINE_FRAGMENT) return this.hasEdges(selection.selectionSet)
      const name = selection.name.value
      const fragment = this.fragments.get(name)
      if (!fragment || this.withEdges.has(name)) return this.withEdges.get(name) ?? false
      this.withEdges.set(name, false)
      const found = this.hasEdges(fragment.selectionSet)
      this.withEdges.set(name, found)
      return found
    })
  }

  private field(field: FieldNode, depth: number, times: number, open: ReadonlySet<string>): void {
    if (field.alias) this.aliases += 1
    this.addInputs(measureArguments((field.arguments ?? []).map(({ value }) => value)))
    // What the schema says of itself is small and the same for everybody.
    if (field.name.value.startsWith('__')) return
    this.depth = Math.max(this.depth, depth)
    this.cost += times
    if (field.selectionSet)
      this.walk(
        field.selectionSet,
        depth + 1,
        times * multiplier(field, this.variables, this.hasEdges(field.selectionSet)),
        open,
      )
  }
}

/**
 * Measures an operation.
 * @param most the cost beyond which counting may end
 */
export function measure(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
  most: number,
): Measure {
  const measuring = new Measuring(document, variables, most)
  measuring.addInputs(measureVariables(variables))
  measuring.walk(operation.selectionSet, 1, 1, new Set())
  const { depth, cost, aliases, directives, inputs, inputDepth } = measuring
  return {
    depth,
    cost,
    aliases,
    directives: directives + (operation.directives?.length ?? 0),
    inputs: operation.operation === 'mutation' ? 0 : inputs,
    inputDepth,
    rootFields: operation.selectionSet.selections.length,
  }
}
