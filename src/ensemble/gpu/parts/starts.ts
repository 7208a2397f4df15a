/** The start of every run in a step shader: its place, and its state as formulas of the settings. */
import { ownOf } from '../../../math/own'
import { beginsAtTheta } from '../../../optimizers/starts'
import type { OptimizerText } from '../../../optimizers/optimizerText'
import { type EnsemblePlan, variesSettings } from '../../plan'
import type { StepSlots } from '../stepSlots'
import { type Stepped, axisOf, settingName, variedSchedule } from './stepped'

interface StartsPart {
  readonly functions: string
  readonly lines: string
}

/** Whether the shader computes the states' starts: runs differ in settings, or in the place where a state begins. */
export function startsInShader(plan: EnsemblePlan, text: OptimizerText): boolean {
  return variesSettings(plan) || Object.keys(text.state).some((name) => beginsAtTheta(text, name))
}

export function startsPart(stepped: Stepped, slots: StepSlots): StartsPart {
  const { plan, text, optimizer, rule } = stepped
  const settings = Object.keys(text.settings)
  const isVaried = startsInShader(plan, text)
  const names = slots.next()
  const states = Object.keys(text.state)
  const start = (of: string, index: number): string => axisOf(plan, of) ?? names.constant(index)
  const argument = (name: string, index: number): string => {
    const base = axisOf(plan, settingName(name))
    if (name === 'eta' && base && variedSchedule(stepped)) return `rateAt(0.0, ${base})`
    return base ?? names.constant(2 + index)
  }
  // Plain numbers if all runs share the settings, else formulas in the shader.
  const valueOf = (index: number, input: string): string =>
    isVaried
      ? `start${index}(${[...settings.map(argument), input.endsWith('.1') ? 'theta.y' : 'theta.x'].join(', ')})`
      : names.constant(2 + index)
  const functions = isVaried
    ? states.map((of, index) => ownOf(optimizer.starts, of)?.glsl(`start${index}`) ?? '')
    : []
  slots.add({ of: 'starts', constants: 2 + (isVaried ? settings : states).length, stepNumbers: 0 })
  return {
    functions: functions.join(''),
    lines: [
      `theta = vec2(${start('start.x', 0)}, ${start('start.y', 1)});`,
      ...rule.state.map(({ of, input }, index) => `s${index} = ${valueOf(states.indexOf(of), input)};`),
    ].join('\n'),
  }
}
