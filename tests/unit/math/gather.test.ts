/** What is gathered for float32 is the same number but for rounding, and roots lose their guard only where that is safe. */
import { describe, expect, it } from 'vitest'
import { gather } from '../../../src/math/gather'
import { Graph } from '../../../src/math/graph'
import { type Node, reachable } from '../../../src/math/node'
import { compileProgram } from '../../../src/math/program'
import { run } from '../../../src/math/run'
import { rangesOf } from '../../../src/math/range'
import { defaults } from '../../../src/math/setting'
import { compileOptimizer } from '../../../src/optimizers/compile'
import { optimizerById } from '../../../src/optimizers/list'
import { buildSurface } from '../../../src/surfaces/compile'
import { formulaSurfaces } from '../../helpers/surfaces'

describe('gathered products', () => {
  it.each(formulaSurfaces.map((surface) => [surface.id, surface] as const))(
    'are the same on %s',
    (_, surface) => {
      const graph = new Graph()
      const { value, gradient } = buildSurface(graph, surface)
      const settings = defaults(('settings' in surface && surface.settings) || {})
      const inputs = [...surface.parameters, ...Object.keys(settings)]
      const isFixed = (node: Node): boolean =>
        node.op === 'constant' ||
        (node.op === 'input' ? node.name in settings : node.args.every((arg) => isFixed(arg)))
      const roots = [value, ...gradient]
      const evaluate = (nodes: readonly Node[], place: readonly number[]): number[] => {
        const { registers, input, output, code } = compileProgram(graph, nodes, inputs, () => 2)
        for (const [index, name] of inputs.entries()) {
          registers[input.get(name) ?? 0] = place[index] ?? settings[name] ?? NaN
        }
        run(code[2], registers)
        return output.map((slot) => registers[slot] ?? NaN)
      }
      const others = gather(graph, roots, isFixed)
      for (let i = 0; i < 7; i += 1) {
        const place = surface.domain.map(([low, high], axis) => low + ((high - low) * (i + 1 + axis)) / 9)
        const truth = evaluate(roots, place)
        for (const [index, number] of evaluate(others, place).entries()) {
          const expected = truth[index] ?? NaN
          expect(Math.abs(number - expected)).toBeLessThanOrEqual(1e-11 * Math.max(1, ...truth.map(Math.abs)))
        }
      }
    },
  )

  it('multiply a chain of fixed numbers once, and divide by none', () => {
    const graph = new Graph()
    const [a, k, x] = [graph.input('a'), graph.input('k'), graph.input('x')]
    const chain = graph.multiply(graph.constant(3), graph.multiply(k, graph.divide(graph.multiply(a, x), k)))
    const [root] = gather(graph, [chain], ({ op, name }) => op === 'constant' || name === 'a' || name === 'k')
    expect(root?.op).toBe('mul')
    expect(root?.args).toContain(x)
  })
})

describe('ranges', () => {
  it('see that a product of squares is not negative, and a difference may be', () => {
    const graph = new Graph()
    const [x, y] = [graph.input('x'), graph.input('y')]
    const square = graph.multiply(x, graph.multiply(y, graph.multiply(x, y)))
    const difference = graph.subtract(square, y)
    const ranges = rangesOf(reachable([square, difference]), () => undefined)
    expect(ranges.get(square)).toEqual({ low: 0, high: Infinity })
    expect(ranges.get(difference)?.low).toBe(-Infinity)
  })

  const guarded = (id: string): boolean => {
    const optimizer = optimizerById(id)
    if (!optimizer) throw new RangeError(id)
    const rule = compileOptimizer(optimizer).rule({ parameters: ['x', 'y'], formula: 'x^2 + y^2' })
    const inputs = ['theta.0', 'theta.1', 'g.0', 'g.1', ...rule.state.map(({ input }) => input)]
    const { body } = rule.glsl({
      varying: new Map(inputs.map((name, index) => [name, `v${index}`])),
      constant: (index) => `k${index}`,
      prefix: 'r',
    })
    expect(body).toMatch(/sqrt\(|guardedSqrt\(/i)
    return body.includes('guardedSqrt(')
  }

  it.each(['adam', 'adamw', 'amsgrad', 'rmsprop', 'adagrad', 'adadelta'])(
    'the root of an average of squares needs no guard: %s',
    (id) => expect(guarded(id)).toBe(false),
  )

  it('the root of what may turn negative keeps its guard: Yogi', () => expect(guarded('yogi')).toBe(true))
})
