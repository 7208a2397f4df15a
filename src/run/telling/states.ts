/** What is said of a run that goes nowhere from where it is: lost, at rest, or round and round a minimum. */
import { norm } from '../../math/norm'
import { type Vector, plus } from '../matrix'
import { type Race, type Run, type Status } from '../race'
import { isLook } from '../looks'
import { alongWords, fallingWay, fallsAllRound, widthsOff } from './directions'
import { between, lengthOf, lossAt, lowestMinimum, placeAt } from './facts'
import { multiple, place, short, times } from './numbers'
import { lap } from '../verdict/thresholds'
import { convergedAt } from './rests'

/** A sentence, and what kind of thing it says. `stays`: it is about where the run is, and so the next steps do not change it. */
export interface Sentence {
  readonly kind: string
  readonly text: string
  readonly stays?: true
}

/** Undefined for a run that goes on. */
export function stateSentence(race: Race, run: Run, step: number): Sentence | undefined {
  const told = stateWords(race, run, step)
  return told && { ...told, stays: true }
}

function stateWords(race: Race, run: Run, step: number): Sentence | undefined {
  const status = run.status(step)
  switch (status.kind) {
    case 'running':
      return undefined
    case 'nothing':
      return { kind: 'nothing', text: 'There is no loss where it starts, so it takes no step.' }
    case 'diverged':
      return lostSentence(race, run, status.step)
    case 'stopped':
      return stoppedSentence(race, run, step, status)
    case 'converged':
      return arrivedSentence(race, run, step, status)
    case 'circling':
      return circlingSentence(race, run, step, status)
    default:
      return {
        kind: status.kind,
        text: restWords[status.kind](race, placeAt(race, run, step), slopeOf(race, run, step)),
      }
  }
}

function lostSentence(race: Race, run: Run, step: number): Sentence {
  if (run.problem)
    return { kind: 'problem', text: 'Its rule cannot run on this surface, so it takes no step.' }
  const { theta, next } = run.update(step - 1)
  const way = plus(next, theta, -1)
  const length = lengthOf(way)
  const isInSight = widthsOff(race, next) < 1
  if (!next.every(Number.isFinite) || isInSight)
    return {
      kind: 'noNumber',
      text: `It is lost: step ${step} leads to where the loss or its slope is no number.`,
    }
  const before = step > 1 ? lengthOf(between(race, run, step - 2, step - 1)) : 0
  if (before > 0 && length >= multiple * before)
    return {
      kind: 'left',
      text: `It has left the surface: step ${step} was ${times(length / before)} as long as the one before.`,
    }
  return {
    kind: 'left',
    text: `It has left the surface with step ${step}: it is ${times(widthsOff(race, next))} its width away.`,
  }
}

function stoppedSentence(
  race: Race,
  run: Run,
  step: number,
  stopped: Extract<Status, { kind: 'stopped' }>,
): Sentence {
  const { why, best, delta, isValidation } = stopped
  const by = delta === undefined ? '' : ` by more than ${short(delta)}`
  const reason =
    why === 'gradient' || !best
      ? `its gradient is ${slopeWords(slopeOf(race, run, step))}`
      : `no${isValidation ? ' validation' : ''} loss was better than ${short(best.loss)} at step ${best.step}${by} for ${step - best.step} steps`
  return { kind: 'stopped', text: `It was stopped at step ${step}: ${reason}.` }
}

/** Of losses: what is less than this share is the same. */
const same = 1e-6

function arrivedSentence(
  race: Race,
  run: Run,
  step: number,
  { minimum }: Extract<Status, { kind: 'converged' }>,
): Sentence {
  const at = convergedAt(run, step) ?? step
  const when = at === 0 ? 'It starts' : `At step ${at} it arrived`
  const lowest = lowestMinimum(race)
  const declared = minimum === undefined ? undefined : race.minima[minimum]
  const loss = declared ? race.loss.value(declared[0] ?? 0, declared[1] ?? 0) : lossAt(run, step)
  if (lowest !== undefined && loss - lowest > same * Math.max(1, Math.abs(lowest)))
    return {
      kind: 'higherMinimum',
      text: `${when} in a minimum that is ${short(loss - lowest)} above the lowest one.`,
    }
  const where = declared ? `the minimum at ${place(declared)}` : 'a minimum'
  return { kind: 'converged', text: `${when} at ${where}, and it stays there.` }
}

/** Its steps hardly get shorter where they have this share of their length a lap ago. */
const lasts = 0.9

function circlingSentence(
  race: Race,
  run: Run,
  step: number,
  { minimum }: Extract<Status, { kind: 'circling' }>,
): Sentence {
  const now = lengthOf(between(race, run, step - 1, step))
  const then = lengthOf(between(race, run, step - 1 - lap, step - lap))
  const declared = minimum === undefined ? undefined : race.minima[minimum]
  const round = declared ? `the minimum at ${place(declared)}` : 'a minimum'
  const why = now >= lasts * then ? ': its steps hardly get shorter' : ''
  return { kind: 'circling', text: `It circles ${round} and does not come to rest${why}.` }
}

function slopeOf({ loss }: Pick<Race, 'loss'>, run: Run, step: number): number {
  if (isLook(run, step)) return run.gradientNorm[step] ?? Number.NaN
  const [x = 0, y = 0] = run.points.subarray(3 * step)
  const gradient = new Float64Array(2)
  loss.gradient(x, y, gradient)
  return norm(gradient[0] ?? 0, gradient[1] ?? 0)
}

const restWords: Readonly<
  Record<'saddle' | 'maximum' | 'plateau', (race: Race, at: Vector, slope: number) => string>
> = {
  saddle: (race, at, slope) => {
    const way = fallingWay(race, at)
    const falls = way ? `, but the loss still falls along ${alongWords(way, race.surface.parameters)}` : ''
    return `It came to rest at a saddle: its gradient is ${slopeWords(slope)}${falls}.`
  },
  maximum: (race, at, slope) => {
    const falls = fallsAllRound(race, at) ? ', and every way leads down' : ''
    return `It came to rest at a maximum: its gradient is ${slopeWords(slope)}${falls}.`
  },
  plateau: (_race, _at, slope) => `It stands on a plateau: its gradient is ${slopeWords(slope)}.`,
}

function slopeWords(slope: number): string {
  return slope === 0 ? '0' : `only ${short(slope, 2)}`
}
