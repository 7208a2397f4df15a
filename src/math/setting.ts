/** A setting: a named number in a formula, with its default, its bounds and the scale of its slider. */
export interface Setting {
  readonly default: number
  readonly min: number
  readonly max: number
  /** How a slider spreads the range. `log` needs `min > 0`. */
  readonly scale: 'linear' | 'log'
  /** Whole numbers only. */
  readonly integer?: boolean
}

export type Settings = Readonly<Record<string, Setting>>

/** A plain number between two bounds. */
export function number(value: number, min: number, max: number, scale: Setting['scale'] = 'linear'): Setting {
  return { default: value, min, max, scale }
}

/** A whole number between two bounds. */
export function count(value: number, min: number, max: number): Setting {
  return { default: value, min, max, scale: 'linear', integer: true }
}

/** A learning rate η, on a log scale. */
export function rate(value: number, max = 10): Setting {
  return { default: value, min: 1e-6, max, scale: 'log' }
}

/** The decay of a moving average, from 0 up to just below 1. */
export function decay(value: number): Setting {
  return { default: value, min: 0, max: 0.9999, scale: 'linear' }
}

/** A small constant that keeps a denominator from zero, on a log scale. */
export function tiny(value: number): Setting {
  return { default: value, min: 1e-12, max: 1, scale: 'log' }
}

/** Weight decay, off at 0. */
export function weightDecay(value = 0): Setting {
  return { default: value, min: 0, max: 1, scale: 'linear' }
}

/** The default of every setting. */
export function defaults(settings: Settings): Record<string, number> {
  return Object.fromEntries(Object.entries(settings).map(([name, setting]) => [name, setting.default]))
}
