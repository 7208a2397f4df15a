/** How the loss falls with a step. The first that holds is told. */
import { symbolOf } from '../../math/names'
import { lineSearchOf } from '../lineSearch'
import { dot } from '../matrix'
import { type StepFacts, between, lengthOf, lossAt, lowestMinimum, placeAt } from './facts'
import { etaLimitOf, limitWords } from './limits'
import { apart, multiple, short, times } from './numbers'
import type { Teller } from './teller'

/** A clipped gradient is told where less than this share of it is left. */
const cut = 0.5
/** Two steps point apart where the cosine between them is less. */
const turnsBack = -0.5
/** The valley is so many times as steep across as along, and a step along it has at least this share of its length along. */
const [valley, alongShare] = [10, 0.9]
/** Losses and slopes are compared with those so many steps ago. */
const lookBack = 20
/** So much of the gap in one step is told, and so little in `lookBack` steps. */
const [strides, creeps] = [0.25, 0.01]
/** A preconditioner is told where it stretches one direction so many times as much as another. */
const stretched = 5

export const falls: readonly Teller[] = [
  {
    kind: 'clipped',
    tell: ({ internals: { update } }) => {
      const [whole, left] = [lengthOf(update.noisy), lengthOf(update.g)]
      return left < cut * whole
        ? `Clipping cuts its gradient from a length of ${short(whole)} to ${short(left)}.`
        : undefined
    },
  },
  { kind: 'stride', tell: strideWords },
  { kind: 'zigzag', tell: zigzagWords },
  { kind: 'valley', tell: valleyWords },
  {
    kind: 'searched',
    tell: ({ internals: { update } }) => {
      const search = update.searches.at(-1)
      const found = search && lineSearchOf(search, update)
      if (!found || found.accepted === undefined || found.isThetaAccepted) return undefined
      const points = found.count === 1 ? 'one point' : `${found.count} points`
      return `Its line search tries ${points} along the line and takes ${found.count === 1 ? 'it' : `number ${found.numbers[found.accepted]}`}.`
    },
  },
  { kind: 'nearer', tell: nearerWords },
  { kind: 'creeps', tell: creepsWords },
  {
    kind: 'climbsYetFalls',
    tell: ({ slope, run }) =>
      slope > 0 && run.rule.momenta.length > 0
        ? 'It steps against its slope, and yet the loss falls: it goes over a crest.'
        : undefined,
  },
  {
    kind: 'curvesDown',
    tell: ({ slope, internals: { curvature } }) =>
      slope < 0 && curvature !== undefined && curvature < 0
        ? 'The loss falls, and the ground curves down along this step: η has no limit here.'
        : undefined,
  },
  { kind: 'scaled', tell: scaledWords },
  {
    kind: 'belowLimit',
    tell: (facts) => {
      const limit = etaLimitOf(facts)
      const { eta } = facts.internals.update
      if (!limit || !(eta < limit.value)) return undefined
      const [rate, most] = apart(eta, limit.value)
      return `The loss falls: η = ${rate} is below the limit ${limitWords(limit, most)}.`
    },
  },
]

function strideWords({ race, before, after }: StepFacts): string | undefined {
  const lowest = lowestMinimum(race)
  if (lowest === undefined || !(before > lowest) || after < lowest) return undefined
  const share = (before - after) / (before - lowest)
  return share >= strides
    ? `This step alone closes ${percent(share)} of the gap to the lowest minimum.`
    : undefined
}

function percent(share: number): string {
  return `${Math.floor(100 * share)} %`
}

function zigzagWords(facts: StepFacts): string | undefined {
  const { last: before, way, length, axes } = facts
  const [steep, flat] = axes
  if (!before || !steep) return undefined
  const lastLength = lengthOf(before)
  if (!(dot(before, way) < turnsBack * length * lastLength)) return undefined
  const across =
    flat &&
    steep.value > valley * Math.abs(flat.value) &&
    Math.abs(dot(way, steep.direction)) > alongShare * length
  const where = across ? 'It jumps across the valley and back' : 'It turns back on its last step'
  const limit = etaLimitOf(facts)
  const { eta } = facts.internals.update
  if (
    !limit ||
    limit.formula !== '2/λ' ||
    limit.of !== '' ||
    !(eta > limit.value / 2) ||
    !(eta < limit.value)
  )
    return `${where}.`
  const [, half] = apart(eta, limit.value / 2)
  const [, most] = apart(eta, limit.value)
  return `${where}: η is between 1/λ = ${half} and 2/λ = ${most} along this step.`
}

function valleyWords({
  race,
  run,
  step,
  way,
  length,
  axes,
  internals: { update },
}: StepFacts): string | undefined {
  const [steep, flat] = axes
  if (!steep || !flat || !(steep.value > valley * Math.abs(flat.value))) return undefined
  if (!(Math.abs(dot(way, flat.direction)) >= alongShare * length)) return undefined
  const from = Math.max(step - lookBack, 0)
  const was = new Float64Array(2)
  const [x = 0, y = 0] = placeAt(race, run, from)
  race.loss.gradient(x, y, was)
  const ratio = Math.abs(dot([...was], steep.direction) / dot(update.gradient, steep.direction))
  const curves = `the ground curves ${times(steep.value / Math.abs(flat.value))} as much across as along`
  if (!(ratio >= multiple) || !Number.isFinite(ratio) || from === step)
    return `It slides along the valley: ${Number.isFinite(steep.value / flat.value) ? curves : 'along it the ground does not curve'}.`
  const ago = from === 0 ? 'at its start' : `${step - from} steps ago`
  return `It slides along the valley: its gradient across is ${times(ratio)} smaller than ${ago}.`
}

function nearerWords({ race, run, step, before }: StepFacts): string | undefined {
  const lowest = lowestMinimum(race)
  const from = step - lookBack
  if (lowest === undefined || from < 0 || !(before > lowest)) return undefined
  const ratio = (lossAt(run, from) - lowest) / (before - lowest)
  return ratio >= multiple
    ? `It is on its way: the gap to the lowest minimum is ${times(ratio)} smaller than ${lookBack} steps ago.`
    : undefined
}

function creepsWords({ race, run, step, before }: StepFacts): string | undefined {
  const lowest = lowestMinimum(race)
  const from = step - lookBack
  if (lowest === undefined || from < 0) return undefined
  const then = lossAt(run, from)
  const gained = (then - before) / (then - lowest)
  return gained >= 0 && gained < creeps && before > lowest
    ? `It creeps: in ${lookBack} steps it closed less than ${percent(creeps)} of the gap, and moved ${short(lengthOf(between(race, run, from, step)))}.`
    : undefined
}

function scaledWords({ race, internals: { preconditioner } }: StepFacts): string | undefined {
  const [most, least] = preconditioner?.axes ?? []
  if (!preconditioner?.isDefinite || !most || !least || !(most.value >= stretched * least.value))
    return undefined
  const axis = most.direction.findIndex((part) => Math.abs(part) > 0.9995)
  const [name, other] = [race.surface.parameters[axis], race.surface.parameters[1 - axis]]
  if (name === undefined || other === undefined) return undefined
  return `It scales its steps: the same slope moves it ${times(most.value / least.value)} as far along ${symbolOf(name)} as along ${symbolOf(other)}.`
}
