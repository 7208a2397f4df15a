/** Runs a rule with mathjs, line by line and component by component. It shares no code with the program. */
import { ConstantNode, type MathNode, isFunctionNode, parse } from 'mathjs'

export interface Landscape {
  loss(point: readonly number[]): number
  gradient(point: readonly number[]): readonly number[]
  hessian(point: readonly number[]): readonly (readonly number[])[]
}

/** Every name with its two components. A scalar has the same number twice. */
export type Names = Record<string, readonly number[]>

/** What is taken besides the rule and its names. */
interface More {
  /** Can replace the value that a line has assigned, for the lines that follow. */
  after?(target: string, value: readonly number[], line: number): readonly number[]
  /** Can replace a gradient that the rule asks for. */
  seen?(slopes: readonly number[]): readonly number[]
  /** The random vector of a line, whose only call it is, in a turn of its loop. */
  drawn?(kind: 'random' | 'normal', line: number, turn: number): readonly number[]
}

/** The value of each line: of a loop in its last turn, and empty without one. */
type Taken = { target: string; value: readonly number[] }[]

type Scope = Record<string, unknown>

export function takeLines(rule: string, names: Names, land: Landscape, more: More = {}): Taken {
  const theta = names['theta'] ?? []
  const scopes = theta.map((_, i): Scope => ({
    loss: land.loss(theta),
    ...Object.fromEntries(Object.entries(names).map(([name, value]) => [name, value[i]])),
    clamp: (value: number, low: number, high: number) => Math.min(Math.max(value, low), high),
  }))
  const lines = rule.split('\n').map((line) => line.trim()).filter(Boolean) // prettier-ignore
  const taken: Taken = lines.map(() => ({ target: '', value: [] }))
  let place = { line: 0, turn: 0 }
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
    if (name === 'random' || name === 'normal') return more.drawn?.(name, place.line, place.turn)
    if (!['norm', 'dot', 'loss', 'grad', 'hess', 'solve'].includes(name)) return undefined
    const [first = [], second = []] = args.map(valueOf)
    if (name === 'norm') return first.map(() => Math.hypot(...first))
    if (name === 'loss') return first.map(() => land.loss(first))
    if (name === 'dot') return first.map(() => product(first, second))
    if (name === 'hess') return land.hessian(theta).map((row) => product(row, first))
    if (name === 'grad') return (more.seen ?? ((slopes) => slopes))(land.gradient(first))
    return eliminate(land.hessian(theta), second[0] ?? Number.NaN, first)
  }
  const assign = (line: number, turn: number): void => {
    const text = lines[line] ?? ''
    const target = text.slice(0, text.indexOf('=')).trim()
    place = { line, turn }
    const value = valueOf(parse(text.slice(text.indexOf('=') + 1)))
    const kept = more.after?.(target, value, line) ?? value
    scopes.forEach((scope, i) => (scope[target] = kept[i]))
    taken[line] = { target, value }
  }
  for (let line = 0; line < lines.length; line += 1) {
    const [, bound, condition = '1'] = /^repeat (\d+)(?: while (.*))?$/.exec(lines[line] ?? '') ?? []
    if (bound === undefined) {
      assign(line, 0)
      continue
    }
    const end = lines.indexOf('end', line)
    let turn = 0
    for (; turn < Number(bound) && valueOf(parse(condition))[0]; turn += 1)
      for (let each = line + 1; each < end; each += 1) assign(each, turn)
    for (const edge of [line, end]) taken[edge] = { target: '', value: [turn, turn] }
    line = end
  }
  return taken
}

function product(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0)
}

/** (H + λI)⁻¹ v by elimination. */
function eliminate(hessian: readonly (readonly number[])[], damping: number, v: readonly number[]): number[] {
  const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = hessian
  const [x = 0, y = 0] = v
  const factor = c / (a + damping)
  const second = (y - factor * x) / (d + damping - factor * b)
  return [(x - b * second) / (a + damping), second]
}
