/** The limit of η for plain descent at the minimum next to a runner, 2/λ with the largest curvature λ there. */
import { hessianAt } from '../../run/internals'
import { eigen } from '../../run/matrix'
import type { Race } from '../../run/race'
import { judgeOf } from '../../run/verdict/judge'
import { Landmarks } from '../../run/verdict/landmarks'
import { type Moment, type Reasons, stepOfRun } from './moment'

/** A minimum that nobody declared is looked for within so many widths of the domain. */
const reach = 1

/** NaN, with the reason, where no minimum is known or the surface does not curve up there. */
export function limitOf({ race, turns }: Moment, runner: number, reasons: Reasons): number {
  const run = race.runs[runner]
  const step = run ? stepOfRun(run, turns) : 0
  const places = [step, 0].map((at) => [...(run?.points.subarray(3 * at, 3 * at + 2) ?? [])])
  const minimum = nearestDeclared(race, places[0] ?? []) ?? foundNear(race, places)
  const lambda = minimum ? (eigen(hessianAt(race.loss, minimum))[0]?.value ?? Number.NaN) : Number.NaN
  if (lambda > 0) return 2 / lambda
  const problem = minimum
    ? `the surface has no curvature at the minimum next to runner ${runner}`
    : `no minimum is known next to runner ${runner}`
  reasons.push({ word: 'no limit', problem })
  return Number.NaN
}

/** By its distance in widths of the domain. */
function nearestDeclared(race: Race, [x = 0, y = 0]: readonly number[]): readonly number[] | undefined {
  const landmarks = landmarksOf(race)
  const distances = race.minima.map(([a = 0, b = 0]) => landmarks.distance(x, y, a, b))
  return race.minima[distances.indexOf(Math.min(...distances))]
}

function foundNear(race: Race, places: readonly (readonly number[])[]): readonly number[] | undefined {
  const landmarks = landmarksOf(race)
  for (const [x = 0, y = 0] of places) {
    const found = landmarks.near(x, y, reach)
    if (found?.kind === 'minimum') return [found.x, found.y]
  }
  return undefined
}

function landmarksOf(race: Race): Landmarks {
  return new Landmarks(race.quick, judgeOf(race).scales, race.loss)
}
