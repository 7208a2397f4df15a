/** Experiments for a soak: what people open, and the strange ones that the format allows. */
import fc from 'fast-check'
import { serialize } from '../../src/experiment/schema/schema'
import { optimizers } from '../../src/optimizers/list'
import { schedules } from '../../src/schedules/list'
import { surfaceById, surfaces } from '../../src/surfaces/list'
import { type Random, oneOf } from '../helpers/anyTexts'
import { experiments } from '../helpers/experiments'

export const formulas = [
  'x^2 + 3 y^2 + sin(3 x) cos(2 y)',
  '(1 - x)^2 + 100 (y - x^2)^2',
  'log(1 + x^2 + y^2)',
  'abs(x) + 0.1 y^2',
  'exp(-x^2 - y^2) + 0.05 (x^2 + y^2)',
  'max(x^2, y^2) / (1 + 0.1 x^2)',
] as const

const written = {
  name: 'Heavy ball',
  settings: {
    eta: { default: 0.02, min: 1e-5, max: 1, scale: 'log' },
    beta: { default: 0.8, min: 0, max: 0.99, scale: 'linear' },
  },
  state: { v: 0 },
  rule: 'v = beta v + g\ntheta = theta - eta v',
}

const square = [[-3, 3], [-3, 3]] // prettier-ignore

function surfaceOf(
  random: Random,
): { readonly id: string } | { readonly formula: string; readonly domain: object } {
  return random(4) === 0
    ? { formula: oneOf(random, formulas), domain: square }
    : { id: oneOf(random, surfaces).id }
}

function runnerOf(random: Random): object {
  const optimizer = random(6) === 0 ? written : oneOf(random, optimizers).id
  return { optimizer, schedule: { id: oneOf(random, schedules).id } }
}

/** A swarm, a map or both, over starts or over two settings; small enough for a software GPU. */
function ensembleOf(random: Random, isCurve: boolean): object {
  const side = oneOf(random, [32, 64, 128])
  const isAtlas = random(3) === 0
  return {
    runners: [0],
    ...(isAtlas && { x: { of: 'setting.eta' }, y: { of: 'noise.sigma' } }),
    columns: side,
    rows: side,
    swarm: random(2) === 0,
    map: true,
    draped: !isAtlas && random(2) === 0 && !isCurve,
  }
}

/** An experiment as people open them. */
export function usualExperiment(random: Random): object {
  const panes = oneOf(random, [0, 0, 0, 0, 0, 0, 2, 2, 3, 4, 6, 9])
  const surface = surfaceOf(random)
  const isCurve = 'id' in surface && surfaceById(surface.id)?.parameters.length === 1
  return {
    version: 1,
    surface,
    steps: oneOf(random, [50, 200, 400, 1000, 5000]),
    noise: { sigma: oneOf(random, [0, 0, 0.5]) },
    runners: Array.from({ length: 1 + random(6) }, () => runnerOf(random)),
    ...(random(2) === 0 && { ensemble: ensembleOf(random, isCurve) }),
    view: {
      panes: Array.from({ length: panes }, () => (random(2) === 0 ? {} : { surface: surfaceOf(random) })),
      theme: oneOf(random, ['dark', 'light', 'projector']),
      card: oneOf(random, ['formula', 'step', 'internals', 'slice']),
      internals: random(3) === 0,
      floor: random(2) === 0,
      field: random(3) === 0,
      arrows: { gradient: random(2) === 0, step: random(2) === 0, momentum: random(2) === 0 },
    },
  }
}

/** An experiment that the format allows, however strange; of a size that a software GPU computes in seconds. */
export function strangeExperiment(random: Random): unknown {
  const [made] = fc.sample(experiments, { seed: random(2 ** 31), numRuns: 1 })
  if (!made) throw new Error('There is no experiment.')
  const { ensemble, ...rest } = made
  const small = { ...rest, steps: Math.min(rest.steps, 2000) }
  if (!ensemble) return serialize(small)
  const [columns, rows] = [Math.min(ensemble.columns, 128), Math.min(ensemble.rows, 128)]
  return serialize({ ...small, ensemble: { ...ensemble, columns, rows } })
}

export function anyExperiment(random: Random): unknown {
  return random(5) === 0 ? strangeExperiment(random) : usualExperiment(random)
}
