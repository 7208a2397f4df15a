/** What an expression of a talk can ask of a race, on top of the formula language: the words and how each is called. */
import { type QuantityName, quantities } from './moment'

/** How a call is read: its runner, and what its second argument is. */
export interface Call {
  readonly usage: string
  readonly second: 'step' | 'condition' | 'none'
}

const quantityCalls = quantities.map((name): [QuantityName, Call] => [
  name,
  { usage: `${name}(0) or ${name}(0, 20)`, second: 'step' },
])

/** By name. `end` gives words, and stands alone. */
export const calls: Readonly<Record<string, Call>> = {
  ...Object.fromEntries(quantityCalls),
  first: { usage: 'first(0, loss < 0.01)', second: 'condition' },
  last: { usage: 'last(0, loss > 0.01)', second: 'condition' },
  lowest: { usage: 'lowest(0, loss)', second: 'condition' },
  share: { usage: 'share(0, loss < 0.01)', second: 'condition' },
  runs: { usage: 'runs(0)', second: 'none' },
  limit: { usage: 'limit(0)', second: 'none' },
  end: { usage: 'end(0)', second: 'none' },
}

export const callNames = Object.keys(calls)

/** The names of an expression, and those of a condition: of the step at which it is asked. */
export const outerNames = ['step', 'N', 'rows'] as const

export function conditionNames(dimension: number): readonly string[] {
  return [...namesAtStep(dimension), ...outerNames]
}

/** The quantities of a runner on a surface with so many parameters. */
export function namesAtStep(dimension: number): readonly QuantityName[] {
  return quantities.filter((name) => name !== 'y' || dimension === 2)
}

export function isQuantity(name: string): name is QuantityName {
  return quantities.some((each) => each === name)
}
