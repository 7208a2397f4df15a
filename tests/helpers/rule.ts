/** Runs a rule with mathjs, line by line and component by component. It shares no code with the program. */
import { ConstantNode, type MathNode, isFunctionNode, parse } from 'mathjs'

export interface Landscape {
  loss?(point: readonly number[]): number
  gradient(point: readonly number[]): readonly number[]
  hessian(point: readonly number[]): readonly (readonly number[])[]
}

/** Every name with its two components. A scalar has the same number twice. */
export type Names = Record<string, readonly number[]>

type Scope = Record<string, unknown>

/**
 * The value of each line; in a loop that of the last turn, none if there was none, and for its head and its end how often it
 * turned. `after` can replace the value that a line has assigned, for the lines that follow.
 */
export function takeLines(
  rule: string,
  names: Names,
  land: Landscape,
  after: (target: string, value: readonly number[], line: number) => readonly number[] = (_, value) => value,
  seen: (slopes: readonly number[]) => readonly number[] = (slopes) => slopes,
): { target: string; value: readonly number[] }[] {
  const theta = names['theta'] ?? []
  const scopes = theta.map((_, i): Scope => ({
    ...Object.fromEntries(Object.entries(names).map(([name, value]) => [name, value[i]])),
    loss: land.loss?.(theta),
    clamp: (value: number, low: number, high: number) => Math.min(Math.max(value, low), high),
  }))
  const valueOf = (node: MathNode): number[] =>
    scopes.map((scope, i) => {
      const known = node.transform((part) => {
        const value = isFunctionNode(part) ? vectorCall(part.fn.name, part.args)?.[i] : undefined
        return value === undefined ? part : new ConstantNode(value)
      })
      return Number(known.evaluate(scope))
    })
  /** The functions that mix components. */
  const vectorCall = (name: string, args: MathNode[]): readonly number[] | undefined => {
    if (!['norm', 'dot', 'loss', 'grad', 'solve'].includes(name)) return undefined
    const [first = [], second = []] = args.map(valueOf)
    if (name === 'dot') {
      const sum = first.reduce((total, part, i) => total + part * (second[i] ?? 0), 0)
      return first.map(() => sum)
    }
    if (name === 'loss') return first.map(() => land.loss?.(first) ?? Number.NaN)
    if (name === 'norm') return first.map(() => Math.hypot(...first))
    if (name === 'grad') return seen(land.gradient(first))
    return eliminate(land.hessian(theta), second[0] ?? Number.NaN, first)
  }
  const lines = rule.split('\n').map((line) => line.trim()).filter(Boolean) // prettier-ignore
  const taken = lines.map((): { target: string; value: readonly number[] } => ({ target: '', value: [] }))
  const take = (line: string, index: number): void => {
    const [target = '', expression = ''] = [
      line.slice(0, line.indexOf('=')).trim(),
      line.slice(line.indexOf('=') + 1),
    ]
    const value = valueOf(parse(expression))
    const kept = after(target, value, index)
    scopes.forEach((scope, i) => (scope[target] = kept[i]))
    taken[index] = { target, value }
  }
  let index = 0
  for (let line = lines[index]; line !== undefined; line = lines[(index += 1)]) {
    const [, bound = '', , test = '1'] = /^repeat (\d+)( while (.*))?$/.exec(line) ?? []
    if (bound === '') {
      take(line, index)
      continue
    }
    const end = lines.indexOf('end', index)
    let turns = 0
    for (; turns < Number(bound) && valueOf(parse(test))[0] !== 0; turns += 1)
      lines.slice(index + 1, end).forEach((each, at) => take(each, index + 1 + at))
    taken[index] = taken[end] = { target: '', value: theta.map(() => turns) }
    index = end
  }
  return taken
}

/** (H + λI)⁻¹ v by elimination. */
function eliminate(hessian: readonly (readonly number[])[], damping: number, v: readonly number[]): number[] {
  const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = hessian
  const [x = 0, y = 0] = v
  const factor = c / (a + damping)
  const second = (y - factor * x) / (d + damping - factor * b)
  return [(x - b * second) / (a + damping), second]
}
