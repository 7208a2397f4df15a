/** What a custom optimizer can hold: its name, its settings and their sliders, the names of its state. */
import { largest } from '../../math/bounds'
import { maxNameLength } from '../../math/check'
import { type Setting, type Settings, decay, number, rate } from '../../math/setting'
import { defaultEta } from '../defaults'
import { isSeen, shownName } from '../../run/shownName'
import { show } from '../../math/show'

/** Why an optimizer cannot have this name; undefined if it can. */
export function nameProblem(name: string): string | undefined {
  const fits = isSeen(name) && name.length <= maxNameLength
  return fits ? undefined : `${show(shownName(name))} is not a name of 1 to ${maxNameLength} characters`
}

/** The names that every rule has besides its settings and state, and their meaning. */
export const givenNames: ReadonlyMap<string, string> = new Map([
  ['theta', 'it is the parameters'],
  ['g', 'it is the gradient'],
  ['t', 'it is the step'],
])

/** The slider of a setting with only a default given. Its range holds the default. */
export function settingOf(name: string, value: number): Setting {
  if (name === 'eta' && value > 0)
    return { ...rate(value), min: Math.min(rate(value).min, value), max: Math.max(10, value) }
  if (name.startsWith('beta') && value >= 0 && value < 1)
    return { ...decay(value), max: Math.max(decay(value).max, value) }
  if (value > 0) {
    const [low, high] = [
      Math.max(value / 1000, Number.MIN_VALUE),
      Math.min(Math.max(value * 1000, 1), largest),
    ]
    return number(value, low, high, 'log')
  }
  return number(value, Math.max(Math.min(value * 2, -1), -largest), 1)
}

/** Adds a learning rate if there is none. Every runner has one, and it comes first. */
export function withEta(settings: Settings): Settings {
  return { eta: defaultEta, ...settings }
}
