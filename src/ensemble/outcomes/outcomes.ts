/** Reads the end of every run as an outcome. */
import type { Ground } from '../../run/ground'
import { type Judge, judgeOf } from '../../run/verdict/judge'
import { type Tail, type Verdict, markOf } from '../../run/verdict/tail'
import { axisValues, isWhole } from '../axes'
import { type Grounds, groundsOf } from '../grounds'
import type { EnsemblePlan } from '../plan'
import type { Ends } from './ends'
import { Rests } from './rests'
import { type Minimum, type Outcomes, noMinimum, outcomeCode } from './result'

/** How much work is done between pauses, and what the slow parts cost, in cells. */
const workBetweenPauses = 16_384
const workOfPatch = 16
const workOfGround = 256
const workOfSearch = 512
const cellsBetweenLooks = 256
/** Assigning each run its minimum is fast, so it pauses more rarely. */
const cellsNamedBetweenPauses = 2 ** 18

/** Reads the ends of an ensemble's runs and pauses often. `ground` is the ground of the plan itself. */
export function* readOutcomes(ends: Ends, plan: EnsemblePlan, ground: Ground): Generator<void, Outcomes> {
  const { columns, rows } = plan
  const { steps } = plan.race
  const cells = columns * rows
  const kind = new Uint8Array(cells)
  const step = new Uint32Array(cells).fill(steps)
  const loss = new Float32Array(cells)
  const climbed = new Uint8Array(cells)
  const patches = new Int32Array(cells).fill(-1)
  const grounds = groundsOf(plan, ground)
  const rests = new Rests(grounds)
  const startLoss = startLosses(plan, grounds)
  // The record was made with the slopes of one ground: on others, the place alone decides.
  const verdictOn = verdicts(ends, steps, grounds.count === 1)
  let [due, searches, seen] = [workBetweenPauses, 0, 0]
  for (let cell = 0; cell < cells; cell += 1) {
    const record = ends.last[4 * cell + 3] as number
    const column = cell % columns
    const row = (cell - column) / columns
    const end = ends.last[4 * cell + 2] as number
    const its = grounds.of(column, row)
    const judge = judgeOf(grounds.at(its))
    const before = judge.searches
    const verdict = verdictOn(cell, judge)
    searches += judge.searches - before
    loss[cell] = end
    if (verdict.kind === 'running' && record < 0) {
      kind[cell] = record === -1 ? outcomeCode.nothing : outcomeCode.diverged
      step[cell] = -record - 1
    } else {
      kind[cell] = outcomeCode[verdict.kind]
      if (verdict.kind === 'converged') patches[cell] = rests.visit(verdict.landmark, its)
      if (verdict.kind === 'running') climbed[cell] = end < startLoss(column, row) ? 0 : 1
      else if (verdict.kind !== 'circling') step[cell] = restBegins(record, steps)
    }
    if (cell % cellsBetweenLooks !== 0 && searches === seen) continue
    seen = searches
    const done = cell + workOfPatch * rests.count + workOfGround * grounds.made + workOfSearch * searches
    if (done < due) continue
    due = done + workBetweenPauses
    yield
  }
  const found = yield* rests.findMinima()
  const minimum = new Int16Array(cells).fill(noMinimum)
  for (let cell = 0; cell < cells; cell += 1) {
    const patch = patches[cell] as number
    if (patch >= 0) minimum[cell] = rests.minimumOf(patch)
    if (cell % cellsNamedBetweenPauses === cellsNamedBetweenPauses - 1) yield
  }
  const minima = [...declaredMinima(ground), ...found]
  return { columns, rows, steps, kind, minimum, step, loss, climbed, minima }
}

/** Returns the verdict on a cell: `running` if it is lost where it was not at rest. */
function verdicts(
  { last, before, mark }: Ends,
  steps: number,
  isRecorded: boolean,
): (cell: number, judge: Judge) => Verdict {
  const sinceMark = mark ? steps - (markOf(steps) ?? steps) : 0
  const marked = mark ?? last
  return (cell, judge) => {
    const at = 4 * cell
    const [x, y] = [last[at] as number, last[at + 1] as number]
    if ((last[at + 3] as number) < 0) return judge.verdictOnLast(x, y)
    const tail: Tail = {
      x,
      y,
      beforeX: before[at] as number,
      beforeY: before[at + 1] as number,
      markX: marked[at] as number,
      markY: marked[at + 1] as number,
      sinceMark,
      hasRested: isRecorded && (last[at + 3] as number) > 0,
    }
    return judge.verdict(tail)
  }
}

/** The step from which a run is at rest, by its record. A run that was lost at rest had arrived a step before. */
function restBegins(record: number, steps: number): number {
  if (record < 0) return Math.max(-record - 2, 0)
  return record > 0 ? record - 1 : steps
}

function declaredMinima({ minima, loss }: Ground): Minimum[] {
  return minima.map(([x = 0, y = 0]) => ({ x, y, loss: loss.value(x, y), declared: true }))
}

/** The loss of each run at its start, in float32 like the loss at its end. */
function startLosses(plan: EnsemblePlan, grounds: Grounds): (column: number, row: number) => number {
  const { race, runner, columns, rows } = plan
  const own = (race.runners[runner]?.start ?? race.start).map(Math.fround)
  const place = (of: string, fallback: number | undefined): ((column: number, row: number) => number) => {
    if (plan.y.of === of) {
      const values = axisValues(plan.y, rows, isWhole(plan, of))
      return (_, row) => values[row] ?? 0
    }
    if (plan.x.of === of) {
      const values = axisValues(plan.x, columns, isWhole(plan, of))
      return (column) => values[column] ?? 0
    }
    return () => fallback ?? 0
  }
  const [x, y] = [place('start.x', own[0]), place('start.y', own[1])]
  const at = (column: number, row: number): number => {
    const { loss } = grounds.at(grounds.of(column, row))
    return Math.fround(loss.value(x(column, row), y(column, row)))
  }
  const varies = grounds.count > 1 || [plan.x.of, plan.y.of].some((of) => of.startsWith('start.'))
  if (varies) return at
  const only = at(0, 0)
  return () => only
}
