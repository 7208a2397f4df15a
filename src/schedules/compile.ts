/** A schedule's text → the learning rate at every step, and TeX. */
import { buildLines, scalar } from '../math/build'
import { type Glsl, type GlslInputs, emitGlsl } from '../math/glsl'
import { Graph } from '../math/graph'
import type { Node } from '../math/node'
import { onceFor } from '../math/memo'
import { parseLines } from '../math/parse'
import { compileProgram, slotOf } from '../math/program'
import { run } from '../math/run'
import { type Shown, texOfLine } from '../math/tex'
import type { Schedule } from './schedule'

interface CompiledSchedule {
  /** A line of TeX for each line of the text. */
  tex(shown?: Shown): readonly string[]
  /** The name that each line assigns to. The last line has none. */
  readonly targets: readonly (string | undefined)[]
  /** The rate after `t` steps (from 0), from the base rate `eta`. */
  rates(settings: Readonly<Record<string, number>>): (t: number, eta: number) => number
  /** The value of each line. The last is the rate. */
  values(settings: Readonly<Record<string, number>>): (t: number, eta: number) => readonly number[]
  /** The value of each line as a node. */
  readonly nodes: readonly Node[]
  /** The rate in GLSL, one root. Inputs are `t`, `eta` and the settings by name. */
  glsl(how: GlslInputs): Glsl
}

/** Compiles each schedule once. @throws FormulaError */
export const compileSchedule = onceFor(compile)

function compile(schedule: Pick<Schedule, 'formula' | 'settings'>): CompiledSchedule {
  const graph = new Graph()
  const names = ['t', 'eta', ...Object.keys(schedule.settings)]
  const lines = parseLines(schedule.formula, { names })
  const values = new Map(names.map((name) => [name, scalar(graph.input(name))]))
  const roots = lines.map((line) => {
    const value = buildLines([line], { graph, values, text: schedule.formula })
    if (value.kind === 'vector') throw new Error('a schedule has no vectors')
    return value.node
  })
  const program = compileProgram(graph, roots, names, (name) => (name === 't' || name === 'eta' ? 2 : 0))
  /** Registers that hold these settings, and a function that runs the program on them. */
  const evaluator = (settings: Readonly<Record<string, number>>) => {
    const registers = program.registers.slice()
    for (const name of Object.keys(schedule.settings)) {
      registers[slotOf(program, name)] = settings[name] ?? Number.NaN
    }
    run(program.code[0], registers)
    const [t, eta] = [slotOf(program, 't'), slotOf(program, 'eta')]
    const at = (step: number, base: number): void => {
      registers[t] = step
      registers[eta] = base
      run(program.code[2], registers)
    }
    return { registers, at }
  }
  return {
    targets: lines.map(({ target }) => target),
    nodes: roots,
    tex: (shown) => lines.map((line) => texOfLine(line, shown)),
    glsl: (how) => emitGlsl(roots.slice(-1), names, how),
    rates: (settings) => {
      const { registers, at } = evaluator(settings)
      const output = program.output.at(-1) ?? 0
      return (t, eta) => {
        at(t, eta)
        return registers[output] ?? Number.NaN
      }
    },
    values: (settings) => {
      const { registers, at } = evaluator(settings)
      return (t, eta) => {
        at(t, eta)
        return program.output.map((slot) => registers[slot] ?? Number.NaN)
      }
    },
  }
}
