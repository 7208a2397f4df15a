/** Reads the ensemble of an Experiment. An invalid axis is replaced by a ready one, and everything else stays. */
import { oneOf } from '../../math/check'
import type { Axis } from '../../ensemble/plan'
import { type Quantity, axisProblem, quantitiesOf, usualAxis } from '../../ensemble/quantities'
import { largest } from '../../math/bounds'
import type { RacePlan } from '../../run/plan'
import { kindOf, readyAxes, spareAxis } from '../defaults/ensembleDefaults'
import { type EnsembleKind, ensembleParts } from '../options/ensembleParts'
import type { Ensemble } from '../experiment'
import { maxEnsembles } from '../limits'
import { namesOf } from '../options/options'
import { readOptions } from './optionSchema'
import { type Part, isObject } from './reading'
import { show } from '../../math/show'
import { between, runnerIndices } from './values'

/** The ensemble of this race; undefined if none is given. */
export function readEnsemble(part: Part, race: RacePlan): Ensemble | undefined {
  if (part.value === undefined) return undefined
  if (!isObject(part.value)) return leaveOut(part, `${show(part.value)} is not an object`)
  if (race.runners.length === 0) return leaveOut(part, 'there is no runner for it')
  const at = part.object(['runners', 'x', 'y', ...namesOf(ensembleParts)])
  const runners = readRunners(at('runners'), race.runners.length)
  const kind = kindOf([at('x'), at('y')].map(wantedOf).filter((of) => typeof of === 'string'))
  const axes = readAxes(at('x'), at('y'), race, runners[0] ?? 0, kind)
  return { runners, ...axes, ...readOptions(at, ensembleParts, { race, kind, ...axes }, {}) }
}

function leaveOut(part: Part, why: string): undefined {
  part.problem(`${why}; it is left out`)
}

/** The runners that exist; the first one if none is left. */
function readRunners(part: Part, count: number): number[] {
  const runners = runnerIndices(part, maxEnsembles, count) ?? []
  if (runners.length > 0) return runners
  if (Array.isArray(part.value)) part.problem('the list has no runner; [0] is used')
  return [0]
}

function readAxes(
  x: Part,
  y: Part,
  race: RacePlan,
  runner: number,
  kind: EnsembleKind,
): Pick<Ensemble, 'x' | 'y'> {
  const ready = readyAxes(race, runner, kind)
  const quantities = quantitiesOf(race, runner)
  const wanted = quantities.find(({ of }) => of === wantedOf(y))?.of
  const across = readAxis(x, race, quantities, spareAxis(ready, 'x', wanted))
  const spare = spareAxis(ready, 'y', across.of)
  const up = readAxis(y, race, quantities, spare)
  if (up.of !== across.of) return { x: across, y: up }
  y.problem(`both axes vary ${up.of}; ${spare.of} is used`)
  return { x: across, y: spare }
}

/** The quantity that is asked for, known or not. */
function wantedOf({ value }: Part): unknown {
  return isObject(value) ? value['of'] : undefined
}

/** For an unknown quantity the whole spare axis is used, since the given range was meant for something else. */
function readAxis(part: Part, race: RacePlan, quantities: readonly Quantity[], spare: Axis): Axis {
  const at = part.object(['of', 'from', 'to', 'scale'])
  const known = oneOf(quantities.map(({ of }) => of))
  const isGiven = at('of').value !== undefined
  const of = isGiven ? at('of').read(known, undefined, `${spare.of} is used`) : spare.of
  const quantity = quantities.find((each) => each.of === of)
  if (!quantity) return spare
  const usual = usualAxis(race, quantity)
  const axis: Axis = {
    of: quantity.of,
    from: at('from').read(finite, usual.from),
    to: at('to').read(finite, usual.to),
    scale: at('scale').read(oneOf(['linear', 'log']), usual.scale),
  }
  const problem = axisProblem(axis, quantity)
  if (problem === undefined) return axis
  part.problem(`${problem}; the usual range is used`)
  return usual
}

const finite = between(-largest, largest)
