/** What an optimizer of the user's own may hold: its name, its settings and their sliders, the names of its state. */
import { type Setting, type Settings, decay, number, rate } from '../../math/setting'
import { defaultEta } from '../defaults'
import { show } from '../../math/show'

/** In characters. */
export const longestName = 40

/** Why it is no name of an optimizer; undefined where it is one. */
export function nameProblem(name: string): string | undefined {
  const fits = name.trim().length > 0 && name.length <= longestName
  return fits ? undefined : `${show(name)} is not a name of 1 to ${longestName} characters`
}

/** What a rule is given besides its settings and state. */
export const givenNames: ReadonlyMap<string, string> = new Map([
  ['theta', 'it is the parameters'],
  ['g', 'it is the gradient'],
  ['t', 'it is the step'],
])

/** The slider of a setting of which only the default is given. */
export function settingOf(name: string, value: number): Setting {
  if (name === 'eta' && value > 0) return { ...rate(value), max: Math.max(10, value) }
  if (name.startsWith('beta') && value >= 0 && value < 1) return decay(value)
  if (value > 0) return number(value, value / 1000, Math.max(value * 1000, 1), 'log')
  return number(value, Math.min(value * 2, -1), 1)
}

/** Whether a slider can move over the range. */
export function isRange({ min, max, scale }: Pick<Setting, 'min' | 'max' | 'scale'>): boolean {
  return min < max && (scale === 'linear' || min > 0)
}

/** With a learning rate, which every runner has; it comes first. */
export function withEta(settings: Settings): Settings {
  return { eta: defaultEta, ...settings }
}
