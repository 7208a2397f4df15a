/** The rows that say what ends a run before the race does. */
import type { Stop } from '../../experiment/experiment'
import { stopLosses } from '../../experiment/limits'
import { stopRanges } from '../../experiment/ranges'
import type { Entries } from '../controls/entries'

const lossWords = { loss: 'the run', validation: 'validation' } as const

/** The choices, each with the stop that it begins with. */
const choices = {
  never: undefined,
  gradient: { gradient: stopRanges.gradient.default },
  patience: { patience: stopRanges.patience.default },
  either: { gradient: stopRanges.gradient.default, patience: stopRanges.patience.default },
} as const satisfies Readonly<Record<string, Stop | undefined>>

const words: Readonly<Record<keyof typeof choices, string>> = {
  never: 'at the end',
  gradient: 'small gradient',
  patience: 'no better loss',
  either: 'either of both',
}

function choiceOf(stop: Stop | undefined): keyof typeof choices {
  if (stop?.gradient !== undefined) return stop.patience === undefined ? 'gradient' : 'either'
  return stop?.patience === undefined ? 'never' : 'patience'
}

export function stopEntries(
  stop: Stop | undefined,
  hasValidation: boolean,
  edit: (stop: Stop | undefined, gesture?: string) => void,
): Entries {
  return {
    stop: {
      kind: 'choice',
      label: 'stop',
      spoken: 'what stops a run',
      options: Object.entries(words).map(([value, label]) => ({ value, label })),
      value: choiceOf(stop),
      edit: (value) => {
        const [, next] = Object.entries(choices).find(([each]) => each === value) ?? []
        // What both have stays.
        edit(next && { ...next, ...kept(stop, next) })
      },
    },
    ...(stop?.gradient !== undefined && {
      stopGradient: {
        kind: 'quantity',
        label: '‖∇L‖ below',
        setting: stopRanges.gradient,
        value: stop.gradient,
        edit: (gradient) => edit({ ...stop, gradient }, 'stop gradient'),
      },
    }),
    ...(stop?.patience !== undefined && {
      patience: {
        kind: 'quantity',
        label: 'patience',
        spoken: 'patience in steps',
        setting: stopRanges.patience,
        unit: 1,
        value: stop.patience,
        edit: (patience) => edit({ ...stop, patience }, 'patience'),
      },
      delta: {
        kind: 'quantity',
        label: 'better by',
        spoken: 'what a better loss is better by',
        setting: stopRanges.delta,
        value: stop.delta ?? 0,
        edit: (delta) => edit({ ...stop, delta }, 'delta'),
      },
      ...((hasValidation || stop.of === 'validation') && {
        stopOf: {
          kind: 'choice',
          label: 'loss of',
          spoken: 'whose loss patience is about',
          options: stopLosses.map((value) => ({ value, label: lossWords[value] })),
          value: stop.of ?? 'loss',
          edit: (value) => edit({ ...stop, of: value === 'validation' ? value : 'loss' }),
        },
      }),
    }),
  }
}

/** What a stop already says of the parts of another one. */
function kept(stop: Stop | undefined, next: Stop): Stop {
  return {
    ...(stop?.gradient !== undefined && next.gradient !== undefined && { gradient: stop.gradient }),
    ...(stop?.patience !== undefined &&
      next.patience !== undefined && {
        patience: stop.patience,
        ...(stop.delta !== undefined && { delta: stop.delta }),
        ...(stop.of && { of: stop.of }),
      }),
  }
}
