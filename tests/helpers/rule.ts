/** Runs a rule with mathjs, line by line and component by component. It shares no code with the program. */
import { ConstantNode, type MathNode, isFunctionNode, parse } from 'mathjs'

export interface Landscape {
  gradient(point: readonly number[]): readonly number[]
  hessian(point: readonly number[]): readonly (readonly number[])[]
}

/** Every name with its two components. A scalar has the same number twice. */
export type Names = Record<string, readonly number[]>

type Scope = Record<string, unknown>

/**
 * The value of each line. `after` can replace the value that a line has assigned, for the lines that follow.
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
    if (!['norm', 'grad', 'solve'].includes(name)) return undefined
    const [first = [], second = []] = args.map(valueOf)
    if (name === 'norm') return first.map(() => Math.hypot(...first))
    if (name === 'grad') return seen(land.gradient(first))
    return eliminate(land.hessian(theta), second[0] ?? Number.NaN, first)
  }
  const lines = rule.split('\n').map((line) => line.trim()).filter(Boolean) // prettier-ignore
  return lines.map((line, index) => {
    const [target = '', expression = ''] = [
      line.slice(0, line.indexOf('=')).trim(),
      line.slice(line.indexOf('=') + 1),
    ]
    const value = valueOf(parse(expression))
    const kept = after(target, value, index)
    scopes.forEach((scope, i) => (scope[target] = kept[i]))
    return { target, value }
  })
}

/** (H + λI)⁻¹ v by elimination. */
function eliminate(hessian: readonly (readonly number[])[], damping: number, v: readonly number[]): number[] {
  const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = hessian
  const [x = 0, y = 0] = v
  const factor = c / (a + damping)
  const second = (y - factor * x) / (d + damping - factor * b)
  return [(x - b * second) / (a + damping), second]
}
