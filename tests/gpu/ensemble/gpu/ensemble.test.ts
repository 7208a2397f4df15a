/** The GPU engine by itself: its noise, equal results every time, its limits, and no leaks. */
import { afterAll, describe, expect, it } from 'vitest'
import noise from '../../../../shaders/noise.glsl?raw'
import { axisValues } from '../../../../src/ensemble/axes'
import { RoomError } from '../../../../src/ensemble/gpu/error'
import type { EnsemblePlan } from '../../../../src/ensemble/plan'
import { outcomeKinds } from '../../../../src/ensemble/outcomes/result'
import { statisticsOf } from '../../../../src/ensemble/outcomes/statistics'
import { rate } from '../../../../src/math/setting'
import { hash } from '../../../../src/math/hash'
import { normals } from '../../../../src/run/noise'
import { engine } from '../../../helpers/ensembleGpu'
import { axis, ensemble, racePlan, runnerPlan, starts } from '../../../helpers/ensemblePlans'
import { compute } from '../../../helpers/shader'

const gpu = engine()
afterAll(() => gpu.dispose())

describe('noise', () => {
  const words = [0, 1, 2, 33, 65_535, 65_536, 16_777_216, 2_147_483_647, 2_147_483_648, 4_294_967_295]
  const inputs = words.flatMap((a, i) => words.map((b, j) => [a, b, words[(i + j) % 10] ?? 0, i * j]))
  const rows = Float32Array.from(
    inputs.flatMap((four) => four.flatMap((word) => [word & 0xffff, word >>> 16])),
  )
  const word = (i: number) => `uint(inputs[${2 * i}]) + 65536u * uint(inputs[${2 * i + 1}])`

  it('has the same integers, bit for bit', () => {
    const found = compute({
      declarations: noise,
      body: `uvec4 bits = hash(uvec4(${[0, 1, 2, 3].map(word).join(', ')}));
        for (int i = 0; i < 4; i += 1) {
          outputs[2 * i] = float(bits[i] & 65535u);
          outputs[2 * i + 1] = float(bits[i] >> 16u);
        }`,
      inputs: 8,
      outputs: 8,
      rows,
    })
    for (const [row, [a = 0, b = 0, c = 0, d = 0]] of inputs.entries()) {
      const expected = hash(a, b, c, d).flatMap((bits) => [bits & 0xffff, bits >>> 16])
      expect([...found.subarray(8 * row, 8 * row + 8)]).toEqual(expected)
    }
  })

  it('has the same normal numbers, as far as float32 goes', () => {
    const found = compute({
      declarations: noise,
      body: `vec2 two = normals(${word(0)}, ${word(1)}, ${word(3)});
        outputs[0] = two.x;
        outputs[1] = two.y;`,
      inputs: 8,
      outputs: 2,
      rows,
    })
    const two = new Float64Array(2)
    for (const [row, [seed = 0, stream = 0, , step = 0]] of inputs.entries()) {
      normals(seed, stream, step, two)
      expect(Math.abs((found[2 * row] ?? 0) - (two[0] ?? 0))).toBeLessThan(2e-5)
      expect(Math.abs((found[2 * row + 1] ?? 0) - (two[1] ?? 0))).toBeLessThan(2e-5)
    }
  })
})

/** Each row has no loss on its side of a line. */
const logarithms: EnsemblePlan['race']['surface'] = {
  formula: '(v - log(w + u) - b)^2',
  parameters: ['w', 'b'],
  domain: [[-1, 3], [-2, 2]],
  data: { columns: { u: [0.1, 0.5, 1, 1.5, 2, 3, 4], v: [-1, 0, 0.2, 0.3, 1, 1.1, 1.4] } },
} // prettier-ignore

describe('a run comes out the same', () => {
  const batch = { size: 3, accumulate: 1, shuffle: 'epoch' } as const
  const noisy = { sigma: 0.3, shared: false }
  const plans = {
    'Adam, its own noise': starts(
      racePlan('himmelblau', runnerPlan('adam', { eta: 0.05 }), { noise: noisy, steps: 75 }),
      24,
      20,
    ),
    'momentum, past its limit in part': ensemble(
      racePlan('bowl', runnerPlan('momentum', {}), { steps: 100 }),
      axis('setting.eta', 0.01, 10, 'log'),
      axis('setting.beta', 0, 0.95),
      24,
      20,
    ),
    'slopes whose squares overflow': starts(
      {
        ...racePlan('bowl', runnerPlan('sgd', { eta: 2e-25 }), { steps: 70 }),
        surface: {
          formula: '1e24 log(1 + x^2 + y^2)',
          domain: [
            [-3, 3],
            [-3, 3],
          ],
          parameters: ['x', 'y'],
        },
      },
      24,
      20,
    ),
    'AMSGrad that comes to rest': starts(
      racePlan('bowl', runnerPlan('amsgrad', { eta: 0.3 }), { steps: 200 }),
      20,
      24,
    ),
    'momentum in batches, past its limit in part': ensemble(
      racePlan('linearRegression', runnerPlan('momentum', {}, { batch }), { steps: 100 }),
      axis('setting.eta', 0.001, 30, 'log'),
      axis('setting.beta', 0, 0.95),
      24,
      20,
    ),
    'momentum in batches of each seed': ensemble(
      racePlan('linearRegression', runnerPlan('momentum', {}, { batch }), { steps: 70 }),
      axis('setting.eta', 0.001, 30, 'log'),
      axis('seed', 4, 23),
      24,
      20,
    ),
    'SGD in batches, rows of which have no loss everywhere': ensemble(
      {
        ...racePlan('linearRegression', runnerPlan('sgd', {}, { batch }), { steps: 70 }),
        surface: logarithms,
      },
      axis('setting.eta', 0.001, 30, 'log'),
      axis('start.x', -0.5, 2),
      24,
      20,
    ),
  }

  const same = (one: Uint8Array, other: Uint8Array): boolean =>
    one.length === other.length && one.every((byte, index) => byte === other[index])

  it.each(Object.entries(plans))('twice, and in passes of 1, 8, 32 and fused steps: %s', async (_, plan) => {
    const bytes = await gpu.bytes(plan, 32)
    expect(bytes.some((byte) => byte !== 0)).toBe(true)
    // Means over rows are never fused.
    const longest = plan.race.runners[0]?.batch ? 32 : 'fused'
    for (const passes of [32, 1, 8, longest] as const) {
      expect(same(await gpu.bytes(plan, passes), bytes), `${passes}`).toBe(true)
    }
    // in bands of rows, as where a pass would take too long
    expect(same(await gpu.bytes(plan, longest, 2000), bytes)).toBe(true)
  })
})

describe('the limit of stability, on a bowl of λmax = 20', () => {
  const bowl = (runner: ReturnType<typeof runnerPlan>) => ({
    ...racePlan('bowl', runner, { steps: 400, start: [0, 2] }),
    surface: { id: 'bowl', settings: { kappa: 10 } },
  })
  const rates = axis('setting.eta', 0.01, 1, 'log')
  const sharpest = 20

  /** The first column of a row whose runs do not come down. */
  const edge = (kind: Uint8Array, climbed: Uint8Array, columns: number, row: number): number => {
    const place = Array.from({ length: columns }, (_, i) => row * columns + i)
    return place.findIndex((cell) => outcomeKinds[kind[cell] ?? 0] === 'diverged' || climbed[cell] === 1)
  }
  const isWithinOneCell = (values: Float64Array, column: number, limit: number): boolean =>
    (values[column - 2] ?? 0) < limit && limit < (values[column + 1] ?? Infinity)

  it('lies at η = 2/λmax for plain descent', async () => {
    const plan = ensemble(bowl(runnerPlan('sgd', {})), rates, axis('noise.sigma', 0, 1e-9), 200, 2)
    const { outcomes } = await gpu.outcomes(plan)
    const values = axisValues(plan.x, plan.columns, false)
    const column = edge(outcomes.kind, outcomes.climbed, plan.columns, 0)
    expect(isWithinOneCell(values, column, 2 / sharpest)).toBe(true)
  })

  it('lies at η = 2(1 + β)/λmax for the heavy ball', async () => {
    const plan = ensemble(bowl(runnerPlan('momentum', {})), rates, axis('setting.beta', 0, 0.9), 200, 32)
    const { outcomes } = await gpu.outcomes(plan)
    const values = axisValues(plan.x, plan.columns, false)
    for (const [row, beta] of axisValues(plan.y, plan.rows, false).entries()) {
      const column = edge(outcomes.kind, outcomes.climbed, plan.columns, row)
      expect(isWithinOneCell(values, column, (2 * (1 + beta)) / sharpest), `β = ${beta}`).toBe(true)
    }
  })
})

it('names all four minima of Himmelblau, and shares their runs as float64 does', async () => {
  const plan = starts(racePlan('himmelblau', runnerPlan('sgd', { eta: 0.01 }), { steps: 400 }), 64)
  const { outcomes, band } = await gpu.outcomes(plan)
  const { minima, shares } = statisticsOf(outcomes)
  expect(outcomes.minima.map(({ x, y }) => [x.toFixed(1), y.toFixed(1)].join())).toEqual(
    expect.arrayContaining(['3.0,2.0', '-2.8,3.1', '-3.8,-3.3', '3.6,-1.8']),
  )
  expect(minima.filter((share) => share > 0.15)).toHaveLength(4)
  expect(shares.converged).toBeGreaterThan(0.98)
  // from hundreds at the start to rounding at the end
  expect(band?.median[0]).toBeGreaterThan(100)
  expect(band?.median.at(-1)).toBeLessThan(1e-9)
})

it('leaves the neighbours of a run alone that has overflowed', async () => {
  const race = racePlan('rosenbrock', runnerPlan('sgd', {}), { steps: 60 })
  const wide = ensemble(race, axis('setting.eta', 1e-4, 1, 'log'), axis('start.x', -1.5, 1.5), 40, 8)
  const ends = await gpu.ends(wide)
  const isLost = (cell: number) => (ends[4 * cell + 3] ?? 0) < 0
  const lost = Array.from({ length: 320 }, (_, cell) => cell).filter(isLost)
  expect(lost.length).toBeGreaterThan(50)
  expect(lost.length).toBeLessThan(270)
  expect(ends.every(Number.isFinite)).toBe(true)
  // the stable half of it, by itself
  const narrow = { ...wide, columns: 20, x: axis('setting.eta', 1e-4, 1e-2, 'log') }
  const alone = await gpu.ends(narrow)
  for (let cell = 0; cell < 160; cell += 1) {
    const [row, column] = [Math.floor(cell / 20), cell % 20]
    for (let i = 0; i < 4; i += 1) {
      const [one = 0, other = 0] = [alone[4 * cell + i], ends[4 * (row * 40 + column) + i]]
      expect(Math.abs(one - other)).toBeLessThanOrEqual(1e-3 * Math.max(1, Math.abs(one)))
    }
  }
})

it('says that the state is too large, so that the CPU computes it', async () => {
  const names = Array.from({ length: 7 }, (_, index) => `s${index}`)
  const optimizer = {
    name: 'Hoarder',
    settings: { eta: rate(0.01) },
    state: Object.fromEntries(names.map((name) => [name, 0])),
    rule: [...names.map((name) => `${name} = ${name} + g`), 'theta = theta - eta * s6'].join('\n'),
  }
  const plan = starts(racePlan('bowl', { ...runnerPlan('sgd', {}), optimizer }), 8)
  await expect(gpu.ends(plan)).rejects.toThrow(RoomError)
  await expect(gpu.ends(plan)).rejects.toThrow(/Hoarder keeps 14 numbers .* room for 12$/)
})

it('says what to do if the size is too large for the device', async () => {
  const plan = starts(racePlan('bowl', runnerPlan('sgd', {})), 100_000, 1)
  await expect(gpu.ends(plan)).rejects.toThrow(/at most \d+ runs along an axis: choose a smaller size/)
})

it('leaves no texture, buffer, framebuffer or program behind', async () => {
  const kinds = ['Texture', 'Buffer', 'Framebuffer', 'Program', 'VertexArray', 'Query'] as const
  const alive = new Map<string, number>()
  const own = engine()
  for (const kind of kinds) {
    const { gl } = own
    const count = (by: number) => alive.set(kind, (alive.get(kind) ?? 0) + by)
    const [create, remove] = [gl[`create${kind}`].bind(gl), gl[`delete${kind}`].bind(gl)]
    Object.assign(gl, {
      [`create${kind}`]: () => (count(1), create()),
      [`delete${kind}`]: (object: never) => {
        if (object) count(-1)
        remove(object)
      },
    })
  }
  await own.outcomes(starts(racePlan('himmelblau', runnerPlan('adam', { eta: 0.1 }), { steps: 40 }), 64))
  await own.outcomes(starts(racePlan('bowl', runnerPlan('amsgrad', { eta: 0.1 }), { steps: 140 }), 192))
  expect(alive.get('Texture')).toBe(0)
  expect(alive.get('Program')).toBeGreaterThan(0)
  own.dispose()
  expect(Object.fromEntries(alive)).toEqual(Object.fromEntries(kinds.map((kind) => [kind, 0])))
})
