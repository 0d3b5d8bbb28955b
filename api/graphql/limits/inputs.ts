import { Kind, type ValueNode } from 'graphql'

/** How many values an input has, and how deeply they are nested. */
export interface InputMeasure {
  readonly inputs: number
  readonly inputDepth: number
}

/** Values below a value, as they stand in a query or among its variables. */
type Below = (value: unknown) => readonly unknown[]

const belowNode: Below = (value) => {
  const node = value as ValueNode
  if (node.kind === Kind.LIST) return node.values
  return node.kind === Kind.OBJECT ? node.fields.map((field) => field.value) : []
}

const belowVariable: Below = (value) =>
  typeof value === 'object' && value !== null ? Object.values(value) : []

/** Level by level, not by recursion: what is measured here may be nested as deeply as a request is long. */
function measured(values: readonly unknown[], below: Below): InputMeasure {
  let inputs = 0
  let inputDepth = 0
  for (let level = values; level.length > 0; level = level.flatMap(below)) {
    inputs += level.length
    inputDepth += 1
  }
  return { inputs, inputDepth }
}

/** Measures the values of arguments in a query. */
export function measureArguments(values: readonly ValueNode[]): InputMeasure {
  return measured(values, belowNode)
}

/** Measures the values of variables. */
export function measureVariables(variables: Readonly<Record<string, unknown>>): InputMeasure {
  return measured(Object.values(variables), belowVariable)
}
