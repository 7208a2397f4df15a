/** A runner as Python: run by numpy, it takes the steps that the race takes. */
import { beforeAll, describe, expect, test } from 'vitest'
import { stepGlsl } from '../../../../src/ensemble/gpu/emit'
import { pageTemplates } from '../../../../src/ensemble/gpu/pageTemplates'
import { axesOf } from '../../../../src/experiment/defaults/ensembleDefaults'
import type { Experiment } from '../../../../src/experiment/experiment'
import { parseExperiment } from '../../../../src/experiment/schema/schema'
import { optimizers } from '../../../../src/optimizers/list'
import { listingOfRunner } from '../../../../src/run/emit/program'
import { pythonOfRunner } from '../../../../src/run/emit/python'
import { race } from '../../../../src/run/race'
import { schedules } from '../../../../src/schedules/list'
import { surfaces } from '../../../../src/surfaces/list'
import { formulaSurfaces } from '../../../helpers/surfaces'
import { hasNumpy, runPythons } from '../../../helpers/python'

function planOf(json: object) {
  const { experiment, problems } = parseExperiment(json)
  expect(problems).toEqual([])
  return experiment
}

/** Holds what numpy prints to the run of the first runner. Returns the number of its steps. */
function hold(json: object, printed: string): number {
  const { runs, loss } = race(planOf({ steps: 50, ...json }))
  const [run] = runs
  const [head = '', ...rows] = printed.trimEnd().split('\n')
  expect(head).toMatch(/^step,.*,loss$/)
  const steps = run?.divergedAt === undefined ? (run?.steps ?? 0) : run.divergedAt - 1
  expect(rows).toHaveLength(steps + 1)
  for (const [step, row] of rows.entries()) {
    const [x = 0, y = 0, value = 0] = run?.points.subarray(3 * step, 3 * step + 3) ?? []
    const expected = [step, x, ...(loss.dimension === 1 ? [] : [y]), value]
    const own = row.split(',').map(Number)
    expect(own).toHaveLength(expected.length)
    for (const [at, number] of expected.entries())
      expect(Math.abs((own[at] ?? Number.NaN) - number)).toBeLessThan(1e-9 * Math.max(1, Math.abs(number)))
  }
  return steps
}

const lineSearch = {
  name: 'Line search',
  settings: { eta: 1 },
  rule: 'p = -g\na = 1\nrepeat 20 while loss(theta + a p) > loss + 0.3 a dot(g, p)\n  a = a / 2\nend\ntheta = theta + a p',
}

const all = {
  name: 'All',
  settings: { eta: 0.05 },
  state: { s: 0, slow: 'theta' },
  rule: [
    'a = 1',
    'repeat 6 while norm(grad(theta - a g)) > 0.1 && a > 0.01',
    '  a = a / 2',
    '  repeat 2',
    '    s = s + 0.01 random()[0]',
    '  end',
    'end',
    'slow = slow + 0.5 (theta - slow)',
    'theta = slow - a eta (g + 0.01 hess(g)) + 0.001 normal() - 1e-3 hessDiag / (T + n) + 1e-4 s t',
  ].join('\n'),
}

const inner = {
  name: 'Inner steps',
  settings: { eta: 0.01, rho: 1e-4 },
  state: { n_0: 0 },
  rule: 'p = theta\nrepeat 4 while norm(grad(p)) > 0.01\n  p = p - rho grad(p)\n  n_0 = n_0 + 1\nend\ntheta = theta + 0.5 (p - theta)',
}

const unit = {
  name: 'Unit',
  settings: { eta: 0.1 },
  state: { m: 0 },
  rule: 'm = m + g / norm(g)\ntheta = theta - eta m',
}

const names = {
  name: 'Names',
  settings: { eta: 0.05, t_0: 0.1, hashed: 0.1, loss: 1 },
  state: { def: 0, lambda: 0, updated: 0, new_x: 0 },
  rule: 'def = g + 0 loss\nlambda = 0.9 lambda + def\nupdated = lambda + hashed new_x\nnew_x = 0.1 updated\ntheta = theta - eta updated',
}
const named =
  'setting steps = 2 from 1 to 3\nsetting run = 1 from 0 to 2\nvalue = run*lambda^2 + erf(np)\nvalue + steps*np^2'

const sgd = (settings: object) => [{ optimizer: 'sgd', settings }]
const changes = [
  { step: 1, runner: 0, settings: { eta: 2e-3 } },
  { step: 20, runner: 0, settings: { eta: 1e-4 } },
]
const evaluations = { turn: 'gradient', noise: { sigma: 0.1 }, surface: { id: 'himmelblau' } }

/**
 * They divide by differences of gradients, which magnify rounding near a minimum. Of clipped ones, which are all as long,
 * the difference is mostly rounding: held for so many steps.
 */
const magnifying: ReadonlyMap<string, number> = new Map([
  ['barzilaiBorwein', 5],
  ['conjugateGradient', 10],
  ['lbfgs', 10],
])

/** Titles, experiments, and how many steps the run takes at least and at most. */
const cases: readonly (readonly [string, object, number?, number?])[] = [
  ...optimizers.flatMap(({ id: optimizer }) => [
    [optimizer, { surface: { id: 'himmelblau' }, runners: [{ optimizer }] }, 50] as const,
    [
      `${optimizer}, clipped`,
      { steps: magnifying.get(optimizer) ?? 50, runners: [{ optimizer, clip: { norm: 1 } }] },
    ] as const,
  ]),
  ...formulaSurfaces.flatMap(({ id }) => [
    [
      `momentum on ${id}`,
      { surface: { id }, runners: [{ optimizer: 'momentum', settings: { eta: 1e-3 }, clip: { value: 5 } }] },
    ] as const,
    [`an inner loop on ${id}`, { surface: { id }, runners: [{ optimizer: inner }] }] as const,
    // Near a minimum its test compares losses that only differ in their rounding.
    [`a line search on ${id}`, { surface: { id }, steps: 4, runners: [{ optimizer: lineSearch }] }] as const,
  ]),
  ...schedules.map(
    ({ id }) => [`the schedule ${id}`, { runners: [{ optimizer: 'adam', schedule: { id } }] }, 50] as const,
  ),
  ['shared noise', { noise: { sigma: 3 }, seed: 4294967295, runners: sgd({ eta: 1e-4 }) }, 50],
  ['noise of its own', { noise: { sigma: 3, shared: false }, seed: 7, runners: sgd({ eta: 1e-4 }) }, 50],
  [
    'noise on a curve',
    { surface: { id: 'parabola' }, noise: { sigma: 0.5 }, runners: sgd({ eta: 1e-2 }) },
    50,
  ],
  [
    'all that a rule can ask for',
    { ...evaluations, turn: 'step', runners: [{ optimizer: all, clip: { norm: 3 } }] },
    50,
  ],
  [
    'a budget of evaluations',
    { ...evaluations, steps: 90, runners: [{ optimizer: all, clip: { norm: 3 } }] },
    6,
    45,
  ],
  ['two evaluations a step', { turn: 'gradient', steps: 51, runners: [{ optimizer: 'sam' }] }, 25, 25],
  ['settings that change', { runners: [{ optimizer: 'momentum' }], changes }, 50],
  [
    'no rate',
    {
      surface: { id: 'himmelblau' },
      runners: [{ optimizer: { name: 'None', rule: 'theta = theta - 0.001 g' } }],
    },
    50,
  ],
  ...surfaces
    .filter(({ data }) => data !== undefined)
    .flatMap(({ id }) => [
      [
        `momentum on ${id}`,
        { surface: { id }, runners: [{ optimizer: 'momentum', settings: { eta: 1e-3 } }] },
        50,
      ] as const,
      [
        `batches on ${id}`,
        { surface: { id }, runners: [{ optimizer: 'adam', batch: { size: 7 } }] },
        50,
      ] as const,
      [
        `an inner loop in batches on ${id}`,
        { surface: { id }, runners: [{ optimizer: inner, batch: { size: 3 } }] },
      ] as const,
    ]),
  ...(['epoch', 'never', 'replace'] as const).map(
    (shuffle) =>
      [
        `batches, shuffled ${shuffle}`,
        {
          surface: { id: 'linearRegression' },
          noise: { sigma: 0.1, shared: false },
          seed: 4294967295,
          runners: [{ optimizer: all, batch: { size: 9, accumulate: 3, shuffle }, clip: { norm: 3 } }],
        },
        50,
      ] as const,
  ),
  [
    'a race by rows, with rows set apart',
    {
      surface: { id: 'logisticRegression', validation: { share: 0.3 } },
      turn: 'row',
      steps: 500,
      runners: [{ optimizer: 'momentum', schedule: { id: 'cosine' }, batch: { size: 16 } }],
    },
    35,
    36,
  ],
  ['a small gradient', { stop: { gradient: 20, patience: 40 }, runners: [{ optimizer: 'adam' }] }, 1, 30],
  [
    'patience',
    { stop: { patience: 3, delta: 0.01 }, runners: [{ optimizer: 'adam', settings: { eta: 0.3 } }] },
    8,
    8,
  ],
  ['a run that diverges', { runners: sgd({ eta: 9 }) }, 1, 40],
  [
    '0/0 where the slope is 0',
    { surface: { formula: 'max(x, 0)^2 + y^2' }, start: [-1, 0], runners: [{ optimizer: unit }] },
    50,
  ],
  [
    'names of Python',
    {
      surface: { formula: named, parameters: ['lambda', 'np'] },
      start: [1, -1],
      runners: [{ optimizer: names }],
    },
    50,
  ],
]

describe.skipIf(!hasNumpy)('over 50 steps, to 1e-9', () => {
  let printed: readonly string[] = []
  beforeAll(() => {
    printed = runPythons(cases.map(([, json]) => pythonOfRunner(planOf({ steps: 50, ...json }), 0)))
  }, 120_000)

  test.each(cases.map((each, at) => [each[0], at] as const))('%s', (_, at) => {
    const [, json = {}, least = 0, most = 50] = cases[at] ?? []
    const steps = hold(json, printed[at] ?? '')
    expect(steps).toBeGreaterThanOrEqual(least)
    expect(steps).toBeLessThanOrEqual(most)
  })
})

test('texts of strangers stay comments', () => {
  const name = 'A"""\nimport os\u2028import os'
  const optimizer = { name, settings: { eta: 1 }, rule: '\n  theta = theta - eta g\r\n\n' }
  const text = pythonOfRunner(planOf({ runners: [{ optimizer }] }), 0)
  const lines = text.split(/[\n\r\u2028\u2029\f\v\x85]/)
  const strange = lines.filter((line) => /import os|"""/.test(line))
  expect(strange).toEqual([
    '# Runner 0, A"""⟨U+000A⟩import os⟨U+2028⟩import os: prints the step, the parameters and the loss.',
  ])
  expect(lines).toContain('        # theta = theta - eta g')
})

test('a rule that is too large on its surface has no text', () => {
  const long = Array.from({ length: 40 }, (_, at) => `sin(${at + 1}x) cos(y / ${at + 1})`).join(' + ')
  const rule = `a = ${Array.from({ length: 60 }, (_, at) => `grad(theta + ${at + 1})`).join(' + ')}\ntheta = theta - eta a`
  const plan = planOf({ runners: [{ optimizer: { name: 'Own', settings: { eta: 1 }, rule } }] })
  const { surface } = planOf({ surface: { formula: long } })
  const glslOf = (of: Experiment, index: number) => stepGlsl(of, index, axesOf(of, index), pageTemplates)
  for (const emit of [pythonOfRunner, glslOf, listingOfRunner]) {
    expect(emit(plan, 0)).not.toBe('')
    expect(() => emit({ ...plan, surface }, 0)).toThrow(/^more than \d+ operations/)
  }
})

test('what cannot be written is refused in one line', () => {
  const deep = (depth: number) =>
    [
      ...Array<string>(depth).fill('repeat 1'),
      'theta = theta - eta g',
      ...Array<string>(depth).fill('end'),
    ].join('\n')
  const runner = (rule: string) =>
    planOf({ runners: [{ optimizer: { name: 'Own', settings: { eta: 1 }, rule } }] })
  expect(() => pythonOfRunner(runner(deep(17)), 0)).toThrow(
    /^Python takes no more than 16 loops in one another: take the loops apart$/,
  )
  expect(pythonOfRunner(runner(deep(16)), 0)).toContain('for _ in range(1):')
  expect(() => pythonOfRunner(planOf({ runners: [] }), 0)).toThrow('no runner 0')
})
