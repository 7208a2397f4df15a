/** Every optimizer's rule in GLSL against float64: one step from random states. */
import { describe, expect, it } from 'vitest'
import { maxState } from '../../../src/ensemble/plan'
import noise from '../../../shaders/noise.glsl?raw'
import { diceOf } from '../../../src/math/hash'
import { run } from '../../../src/math/run'
import { defaults } from '../../../src/math/setting'
import { compileOptimizer } from '../../../src/optimizers/compile'
import { optimizers } from '../../../src/optimizers/list'
import { compileSurface } from '../../../src/surfaces/compile'
import { surfaceById } from '../../../src/surfaces/list'
import { compute } from '../../helpers/shader'

const seed = 1234567
const count = 256
const plane = { parameters: ['x', 'y'], formula: 'x^2 + y^2' }

/** What has more state runs on the CPU alone. */
const onGpu = optimizers.filter(
  (optimizer) => compileOptimizer(optimizer).rule(plane).state.length <= maxState,
)

/** Numerical Recipes' generator, instead of Math.random, for the same states every time. */
function randomNumbers(start: number): () => number {
  let state = start
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
}

describe.each(['bowl', 'rosenbrock', 'sixHumpCamel'])(
  `one step on %s from ${count} states, seed ${seed}`,
  (id) => {
    const surface = surfaceById(id)
    if (!surface) throw new Error(`no surface ${id}`)
    const surfaceSettings = defaults(surface.settings ?? {})

    it.each(onGpu.map((optimizer) => [optimizer.id, optimizer] as const))('%s', (_, optimizer) => {
      const rule = compileOptimizer(optimizer).rule(surface)
      const inputs = [
        'theta.0',
        'theta.1',
        'g.0',
        'g.1',
        'noise.0',
        'noise.1',
        ...rule.state.map(({ input }) => input),
      ]
      const { body, results, uniforms } = rule.glsl({
        varying: new Map([...inputs.map((name, i) => [name, `inputs[${i}]`] as const), ['dice', 'dice']]),
        constant: (index) => `u_rule[${index}]`,
        prefix: 'r',
      })
      const settings = defaults(optimizer.settings)
      // At step 11 Sophia-H takes a product with the Hessian.
      const t = 11
      const fixed: Record<string, number> = { t, eta: settings.eta ?? 0, dice: diceOf(seed, 0, t) }
      for (const [name, value] of Object.entries(settings)) fixed[`setting.${name}`] = value
      for (const [name, value] of Object.entries(surfaceSettings)) fixed[`surface.${name}`] = value

      const isSearching = /repeat \d\d/.test(optimizer.rule)
      const loss = compileSurface(surface).loss(surfaceSettings)
      const slope = new Float64Array(2)
      const random = randomNumbers(seed)
      const rows = new Float32Array(count * inputs.length)
      for (let row = 0; row < count; row += 1) {
        inputs.forEach((name, i) => {
          // A state may be an average of squares or a product below 1: all are positive here.
          const value = name.startsWith('state.')
            ? 0.05 + random()
            : name.startsWith('noise.')
              ? 0
              : 4 * random() - 2
          rows[row * inputs.length + i] = value
        })
        // A search goes down the slope that is there.
        const at = row * inputs.length
        if (isSearching) loss.gradient(rows[at] ?? 0, rows[at + 1] ?? 0, slope)
        if (isSearching) rows.set(slope, at + 2)
      }

      const uniformValues = (() => {
        for (const [name, slot] of uniforms.input) uniforms.registers[slot] = fixed[name] ?? Number.NaN
        run(uniforms.code[0], uniforms.registers)
        return Float32Array.from(uniforms.output, (slot) => uniforms.registers[slot] ?? Number.NaN)
      })()
      const gpu = compute({
        declarations: [
          noise,
          uniformValues.length ? `uniform float u_rule[${uniformValues.length}];` : '',
        ].join('\n'),
        body: `uvec2 dice = diceOf(${seed}u, 0u, ${t}u);\n${body}\n${results.map((result, i) => `outputs[${i}] = ${result};`).join('\n')}`,
        inputs: inputs.length,
        outputs: results.length,
        rows,
        uniforms: { u_rule: uniformValues },
      })

      const { step } = rule
      for (const [name, slot] of step.input)
        if (name in fixed) step.registers[slot] = fixed[name] ?? Number.NaN
      run(step.code[0], step.registers, step.parts)
      let same = 0
      for (let row = 0; row < count; row += 1) {
        inputs.forEach((name, i) => {
          step.registers[step.input.get(name) ?? 0] = rows[row * inputs.length + i] ?? Number.NaN
        })
        run(step.code[1], step.registers, step.parts)
        run(step.code[2], step.registers, step.parts)
        const isSame = step.output.slice(0, results.length).every((slot, i) => {
          const truth = step.registers[slot] ?? Number.NaN
          const computed = gpu[row * results.length + i] ?? Number.NaN
          // Relative to the largest number that went in, which is what float32 rounds.
          const limit = tolerance(optimizer.id) * Math.max(1, Math.abs(truth))
          if (!isSearching) expect(Math.abs(computed - truth)).toBeLessThanOrEqual(limit)
          return Math.abs(computed - truth) <= limit
        })
        if (isSame) same += 1
      }
      // Where two losses differ in their rounding alone, float32 may accept another trial point.
      expect(same).toBeGreaterThanOrEqual(isSearching ? 0.95 * count : count)
    })
  },
)

/** Newton's step divides by a determinant that may nearly vanish: its rounding grows with the condition of the Hessian. */
function tolerance(optimizer: string): number {
  return optimizer === 'newton' ? 1e-4 : 1e-5
}
