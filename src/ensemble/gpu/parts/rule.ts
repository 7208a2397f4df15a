/** The update rule in a step shader. */
import type { StepSlots } from '../stepSlots'
import { streamOf } from './noise'
import { type Stepped, axisOf, settingName, surfaceName, axisExpressions, zeros } from './stepped'

/** Statements of the rule, and the expressions of their results. */
export interface RulePart {
  readonly body: string
  readonly theta: readonly string[]
  readonly states: readonly string[]
}

/** `hasNoise` says whether `shake` holds the noise of the step. */
export function rulePart(stepped: Stepped, slots: StepSlots, hasNoise: boolean): RulePart {
  const { plan, ground, runner, text, rule } = stepped
  const { dimension } = ground.loss
  const both = (name: string, vector: string) =>
    Array.from({ length: dimension }, (_, i) => [`${name}.${i}`, `${vector}.${i ? 'y' : 'x'}`] as const)
  const settings = axisExpressions(plan, Object.keys(text.settings), settingName)
  const shapes = axisExpressions(plan, Object.keys(ground.text.settings ?? {}), surfaceName)
  const base = axisOf(plan, 'setting.eta')
  const isScheduled = runner.schedule.id !== 'constant'
  const eta = base === undefined ? [] : [['eta', isScheduled ? 'eta' : base] as const]
  const glsl = rule.glsl({
    known: new Map([
      ...zeros(plan, runner.settings, settingName),
      ...zeros(plan, ground.settings, surfaceName),
    ]),
    varying: new Map([
      ...both('theta', 'theta'),
      ...both('g', 'g'),
      ...(hasNoise ? both('noise', 'shake') : []),
      ['dice', 'dice'],
      ...rule.state.map(({ input }, index) => [input, `s${index}`] as const),
      ...settings,
      ...shapes,
      ...eta,
    ]),
    steady: new Set([...settings.keys(), ...shapes.keys(), ...(base && !isScheduled ? ['eta'] : [])]),
    stepwise: new Set(['t', ...(base === undefined && isScheduled ? ['eta'] : [])]),
    ...slots.next(),
    power: (of) => slots.power(of),
    prefix: 'r',
  })
  slots.addGlsl('rule', glsl)
  const rate = base && isScheduled ? [`float eta = rateAt(float(t - 1), ${base});`] : []
  const { seed, stream } = streamOf(stepped)
  const dice = rule.step.input.has('dice') ? [`uvec2 dice = diceOf(${seed}, ${stream}, uint(t));`] : []
  const theta = glsl.results.slice(0, dimension)
  return {
    body: [...rate, ...dice, glsl.body].join('\n'),
    theta: dimension === 1 ? [...theta, '0.0'] : theta,
    states: glsl.results.slice(dimension),
  }
}
