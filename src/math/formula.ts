/** A formula of plain numbers: one expression with its value, slope, GLSL and TeX. */
import { build, scalar } from './build'
import { gradient } from './derive'
import { emitGlsl } from './glsl'
import { Graph } from './graph'
import type { Node } from './node'
import { parseExpression } from './parse'
import { compileProgram, slotOf } from './program'
import { run } from './run'
import { texOf } from './tex'

export interface Formula {
  readonly names: readonly string[]
  readonly tex: string
  /** The value at `values`, in the order of `names`. */
  evaluate(values: ArrayLike<number>): number
  /** ∂formula/∂name. */
  derivative(name: string): Formula
  /** A GLSL function `float name(float …)` with the names as parameters. It calls functions of shaders/guards.glsl. */
  glsl(name: string): string
}

/** `given` are further names, last in order, which give way to any other meaning. @throws FormulaError */
export function compileFormula(
  text: string,
  own: readonly string[],
  given: readonly string[] = [],
  isStart = false,
): Formula {
  const graph = new Graph()
  const syntax = parseExpression(text, { names: own, given, isStart })
  const names = [...own, ...given]
  const values = new Map(names.map((name) => [name, scalar(graph.input(name))]))
  const value = build(syntax, { graph, values, text })
  if (value.kind === 'vector') throw new Error('a formula of numbers has no vectors')
  return formulaOf(graph, value.node, names, texOf(syntax))
}

function formulaOf(graph: Graph, node: Node, names: readonly string[], tex: string): Formula {
  const program = compileProgram(graph, [node], names, () => 2)
  const inputs = names.map((name) => slotOf(program, name))
  const [output = 0] = program.output
  return {
    names,
    tex,
    evaluate(values) {
      for (let i = 0; i < inputs.length; i += 1) program.registers[inputs[i] ?? 0] = values[i] ?? Number.NaN
      run(program.code[2], program.registers)
      return program.registers[output] ?? Number.NaN
    },
    derivative(name) {
      const [slope = node] = gradient(graph, node, [name])
      return formulaOf(graph, slope, names, `\\frac{\\partial}{\\partial ${name}}\\left(${tex}\\right)`)
    },
    glsl(name) {
      const varying = new Map(names.map((input, index) => [input, `p${index}`]))
      const { body, results } = emitGlsl([node], names, {
        varying,
        constant: () => '0.0',
        prefix: 'n',
      })
      const parameters = names.map((_, index) => `float p${index}`).join(', ')
      return `float ${name}(${parameters}) {\n${body}\nreturn ${results[0]};\n}\n`
    },
  }
}
