/** What is told of a step before anything else: it is the last, something has changed, or nothing moves. */
import { symbolOf } from '../../math/names'
import { widthsOff } from './directions'
import { type StepFacts, lengthOf, placeAt } from './facts'
import { apart, multiple, short, times } from './numbers'
import { leftBefore, restName } from './rests'
import type { Teller } from './teller'

/** A rest that was left is told for so many steps. */
const rememberedSteps = 30

export const sudden: readonly Teller[] = [
  {
    kind: 'lastStep',
    tell: ({ race, run, step, length, last, internals: { update } }) => {
      if (step + 1 !== run.divergedAt) return undefined
      const words = 'Its next step is its last'
      if (!update.next.every(Number.isFinite) || widthsOff(race, update.next) < 1)
        return `${words}: it leads to where the loss or its slope is no number.`
      const before = last ? lengthOf(last) : 0
      if (!(before > 0) || length < multiple * before) return `${words}: it leads off the surface.`
      return `${words}: it is ${times(length / before)} as long as the one before.`
    },
  },
  { kind: 'changed', tell: changedSetting },
  { kind: 'scheduled', tell: scheduledRate },
  {
    kind: 'away',
    tell: ({ race, run, step }) => {
      const off = widthsOff(race, placeAt(race, run, step))
      return off > 0 ? `It is off the map, ${short(off)} widths beyond the edge.` : undefined
    },
  },
  {
    kind: 'leftRest',
    tell: ({ run, step }) => {
      const rest = leftBefore(run, step)
      if (!rest || step - rest.left > rememberedSteps) return undefined
      return `It has left ${restName(rest.kind)}, where it was at rest from step ${rest.since} to step ${rest.left - 1}.`
    },
  },
  { kind: 'still', tell: standsStill },
]

function changedSetting({ run, step, internals: { update } }: StepFacts): string | undefined {
  if (step === 0) return undefined
  const { settings } = run.update(step - 1)
  const name = Object.keys(update.settings).find((each) => settings[each] !== update.settings[each])
  if (name === undefined) return undefined
  const [from, to] = apart(settings[name] ?? 0, update.settings[name] ?? 0)
  return `From this step on ${symbolOf(name)} is ${to}. Before it was ${from}.`
}

function scheduledRate({ run, step }: StepFacts): string | undefined {
  const [now = 0, before = now] = [run.eta[step + 1], run.eta[step]]
  // The first entry is that of the first step, as the second is.
  if (step === 0 || !(now >= multiple * before || before >= multiple * now) || before === 0) return undefined
  return `Its schedule takes η from ${short(before)} to ${short(now)} with this step.`
}

function standsStill({ length, internals: { update } }: StepFacts): string | undefined {
  if (length !== 0) return undefined
  if (update.gradient.every((slope) => slope === 0)) return 'It does not move: its gradient is 0.'
  if (update.eta === 0) return 'It does not move: η is 0 at this step.'
  return 'It does not move with this step.'
}
