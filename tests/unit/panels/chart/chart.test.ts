/** The chart's numbers: every quantity against sums of its own, places along the axis, ranges, thinning, ticks, CSV. */
import { describe, expect, test } from 'vitest'
import type { EnsembleResult, LossBand } from '../../../../src/ensemble/outcomes/result'
import { defaultExperiment, defaultRunner } from '../../../../src/experiment/defaults'
import type { Experiment, View } from '../../../../src/experiment/experiment'
import { runnerNames } from '../../../../src/experiment/names/runnerNames'
import { parseExperiment, serialize } from '../../../../src/experiment/schema/schema'
import { bandColumns, lowestOf, withBands } from '../../../../src/panels/chart/bands'
import { type ChartContent, contentOf } from '../../../../src/panels/chart/content'
import { csvOfChart } from '../../../../src/panels/chart/csv'
import { labelRows } from '../../../../src/panels/chart/labels'
import { chartSeries } from '../../../../src/panels/chart/series'
import { textFile } from '../../../../src/panels/chart/textFile'
import { columnOf, drawnOf, gridOf } from '../../../../src/panels/chart/thinned'
import { countTicks, linearTicks, logTicks, tickTexts } from '../../../../src/panels/chart/ticks'
import { csvOf } from '../../../../src/run/csv'
import { type Race, type Run, race, stepAt } from '../../../../src/run/race'
import { trace } from '../../../helpers/trace'

const view = { quantity: 'loss', against: 'step', chart: 'log' } as const
type ChartView = Pick<View, 'quantity' | 'against' | 'chart'>

function experiment(json: object): Experiment {
  const { experiment, problems } = parseExperiment(json)
  expect(problems).toEqual([])
  return experiment
}

function contentFor(made: Experiment, how: Partial<ChartView> = {}, selected = 0): ChartContent {
  return contentOf(race(made), made.runners, { ...view, ...how }, [], selected)
}

const himmelblau = experiment({
  surface: { id: 'himmelblau' },
  start: [-0.5, 2.25],
  steps: 60,
  runners: [
    { optimizer: 'sgd', settings: { eta: 0.01 } },
    { optimizer: 'sam' },
    { optimizer: 'adam', schedule: { id: 'cosine', settings: { steps: 60 } } },
  ],
})

/** f = (x² + y − 11)² + (x + y² − 7)², its gradient, and its four minima as they stand in the literature. */
const f = (x: number, y: number) => (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2
const slope = (x: number, y: number) =>
  Math.hypot(4 * x * (x * x + y - 11) + 2 * (x + y * y - 7), 2 * (x * x + y - 11) + 4 * y * (x + y * y - 7))
const minima = [
  [3, 2],
  [-2.805118086953, 3.131312518251],
  [-3.779310253378, -3.283185991286],
  [3.584428340331, -1.848126526964],
] as const

describe('the quantities', () => {
  const sums: Readonly<Record<View['quantity'], (x: number, y: number, step: number) => number>> = {
    loss: f,
    gap: f,
    gradient: slope,
    eta: (_, __, step) => 0.05 * 0.5 * (1 + Math.cos((Math.PI * Math.max(step - 1, 0)) / 60)),
    distance: (x, y) => Math.min(...minima.map(([a, b]) => Math.hypot(x - a, y - b))),
  }
  test.each(Object.keys(sums) as View['quantity'][])('%s at every step of every run', (quantity) => {
    const { lines } = contentFor(himmelblau, { quantity })
    expect(lines.map(({ values }) => values.length)).toEqual([61, 61, 61])
    for (const { run, values } of quantity === 'eta' ? lines.slice(2) : lines) {
      for (const [step, value] of values.entries()) {
        const [x = 0, y = 0] = run.points.subarray(3 * step)
        const expected = sums[quantity](x, y, step)
        expect(Math.abs(value - expected)).toBeLessThan(1e-9 * Math.max(expected, 1))
      }
    }
  })

  test('a gap is above the declared minimum, which need not be 0', () => {
    const [line] = contentFor(experiment({ surface: { id: 'styblinskiTang' } }), { quantity: 'gap' }).lines
    const lowest = 2 * -39.16616570377142
    for (const [step, value] of line?.values.entries() ?? [])
      expect(value).toBeCloseTo((line?.run.points[3 * step + 2] ?? 0) - lowest, 8)
  })

  test('without a declared minimum, gap and distance are to where the runs came, and say so', () => {
    const made = experiment({
      surface: { formula: '(x - 1)^2 + 2 (y + 1)^2 - 5', domain: [[-3, 3], [-3, 3]] },
      start: [2, 2],
      steps: 30,
      runners: [
        { optimizer: 'sgd', settings: { eta: 0.01 } },
        { optimizer: 'momentum', settings: { eta: 0.1 } },
        { optimizer: 'sgd', settings: { eta: 0.2 } },
      ],
    }) // prettier-ignore
    const { runs } = race(made)
    const losses = runs.flatMap(({ points }) => [...points].filter((_, at) => at % 3 === 2))
    const gap = contentFor(made, { quantity: 'gap' })
    expect(gap.measure.label).toBe('gap to the lowest loss reached')
    expect(gap.lines[0]?.values[7]).toBe((runs[0]?.points[23] ?? 0) - Math.min(...losses))
    const distance = contentFor(made, { quantity: 'distance' })
    expect(distance.measure.label).toBe('distance to the end of SGD η 0.2')
    const [x = 0, y = 0] = runs[2]?.points.subarray(-3) ?? []
    const [a = 0, b = 0] = runs[1]?.points.subarray(3 * 7) ?? []
    expect(distance.lines[1]?.values[7]).toBeCloseTo(Math.hypot(a - x, b - y), 12)
    expect(distance.lines[2]?.values.at(-1)).toBe(0)
  })

  test('a distance along one parameter', () => {
    const made = experiment({ surface: { id: 'parabola' }, start: [4], steps: 2, runners: [{ optimizer: 'sgd', settings: { eta: 0.25 } }] }) // prettier-ignore
    expect([...(contentFor(made, { quantity: 'distance' }).lines[0]?.values ?? [])]).toEqual([4, 2, 1])
  })

  test('a run that diverges ends at its last finite point', () => {
    const made = { ...defaultExperiment, runners: [defaultRunner('sgd', 0, { eta: 1 })] }
    for (const quantity of ['loss', 'gradient', 'eta', 'distance'] as const) {
      const [line] = contentFor(made, { quantity }).lines
      expect(line?.run.divergedAt).toBeGreaterThan(1)
      expect(line?.values.length).toBe(line?.run.divergedAt)
    }
  })
})

describe('against', () => {
  const evaluated = { ...himmelblau, turn: 'gradient' } as const
  test('gradient evaluations SAM’s points lie twice as far apart', () => {
    const { columns } = chartSeries(contentFor(himmelblau, { against: 'gradient' }), 500)
    const [places, sgd = [], sam = []] = columns
    expect([...places]).toEqual(
      Array.from({ length: 61 + 30 }, (_, at) => (at <= 60 ? at : 60 + 2 * (at - 60))),
    )
    const losses = race(himmelblau).runs.map(({ points }) => points)
    expect([0, 1, 2, 60].map((at) => sgd[at])).toEqual([0, 1, 2, 60].map((step) => losses[0]?.[3 * step + 2]))
    expect([0, 1, 2, 3, 4].map((at) => sam[at])).toEqual(
      [0, undefined, 1, undefined, 2].map((step) => (step === undefined ? step : losses[1]?.[3 * step + 2])),
    )
    expect(sam.at(-1)).toBe(losses[1]?.at(-1))
    expect(sgd.at(-1)).toBeUndefined()
  })

  test.each([
    ['step', himmelblau, 0],
    ['step', himmelblau, 1],
    ['gradient', evaluated, 0],
    ['gradient', evaluated, 1],
  ] as const)('%s the playhead is at the turn where all count it', (against, made, selected) => {
    const { across } = contentFor(made, { against }, selected)
    expect(across.last).toBe(60)
    for (const turns of [0, 7.5, 60]) expect(across.placeOf(turns)).toBe(turns)
    expect(across.turnsAt(13)).toBe(13)
  })
  test.each([
    // SAM is selected: two gradients a step.
    ['gradient', himmelblau, 120, 15, 7.5],
    ['step', evaluated, 60, 7.5, 15],
  ] as const)('%s it is else at the place of the selected runner', (against, made, last, place, turns) => {
    const { across, lines } = contentFor(made, { against }, 1)
    expect(across.last).toBe(last)
    expect(across.placeOf(turns)).toBe(place)
    expect(across.turnsAt(place)).toBe(turns)
    const sam = lines[1]
    if (!sam) throw new Error('no line')
    expect(across.placeOf(turns)).toBe(stepAt(sam.run, turns) * sam.unit)
  })
})

describe('the columns', () => {
  test('are the losses as they are where a log axis can show them', () => {
    const { columns, label, range } = seriesOf([[4, 2, 1]], { floor: 0 })
    expect(columns).toEqual([Float64Array.of(0, 1, 2), [4, 2, 1]])
    expect(label).toBe('loss (log)')
    expect(range[0]).toBeLessThan(1)
    expect(range[1]).toBeGreaterThan(4)
  })

  test('are distances to the lowest value where losses are negative, and say so', () => {
    const { columns, label } = seriesOf([[1, 0, -1]], { floor: -2 })
    expect(columns[1]).toEqual([3, 2, 1])
    expect(label).toBe('loss − lowest (log)')
  })

  test('leave out what a log axis has no place for', () => {
    expect(seriesOf([[1, 0.5, 0]], { floor: 0 }).columns[1]).toEqual([1, 0.5, null])
  })

  test('a run that blows up leaves the axis to the others, whatever is measured', () => {
    expect(seriesOf([[4, 1, 0.5], [4, 1e6, 1e12]], { chart: 'linear', floor: 0 }).range[1]).toBeLessThan(10) // prettier-ignore
    const made = {
      ...defaultExperiment,
      runners: [defaultRunner('sgd', 0, { eta: 1 }), defaultRunner('adam', 1, { eta: 0.3 })],
    }
    for (const quantity of ['gradient', 'distance'] as const) {
      const adam = Math.max(...(contentFor(made, { quantity }).lines[1]?.values ?? []))
      const { range } = chartSeries(contentFor(made, { quantity, chart: 'linear' }), 500)
      expect(range[1]).toBeGreaterThan(adam)
      expect(range[1]).toBeLessThan(1.5 * adam)
    }
  })

  test('a schedule is shown whole, however low it begins', () => {
    const made = experiment({
      runners: [{ optimizer: 'adam', settings: { eta: 1 }, schedule: { id: 'warmupCosine' } }],
    })
    const { range } = chartSeries(contentFor(made, { quantity: 'eta' }), 500)
    expect(range[1]).toBeGreaterThan(1)
  })

  test('the range is one that can be drawn whatever the losses are', () => {
    for (const chart of ['log', 'linear'] as const)
      for (const losses of [
        [0, 0, 0],
        [1, 1, 1],
        [-1, -1, -1],
        [1e-300, 1e-320, 0],
        [1e300, 1e308, 1e308],
      ]) {
        const { range, columns } = seriesOf([losses], { chart })
        expect(range[0]).toBeLessThan(range[1])
        for (const number of [...range, ...(columns[1] ?? [])])
          expect(Number.isFinite(number ?? 0)).toBe(true)
      }
    expect(seriesOf([], {}).range[0]).toBeLessThan(1)
  })
})

describe('a long line', () => {
  const asIs = { above: -Infinity, fit: (value: number) => value }
  const values = Float64Array.from({ length: 100_001 }, (_, step) => Math.sin(step / 300) * (1 + (step % 7)))
  const { places, values: kept } = drawnOf({ values, unit: 2 }, 200_000, 500, asIs)
  test('is thinned to what a screen can show, and keeps every peak where it is', () => {
    expect(places.length).toBe(2 * 500)
    expect(Math.max(...kept.map(Number))).toBe(Math.max(...values))
    expect(Math.min(...kept.map(Number))).toBe(Math.min(...values))
    const width = 200_000 / (places.length / 2)
    for (const [index, value] of kept.entries()) {
      const at = values.indexOf(Number(value)) * 2
      // A value comes back: it is one of those in its own piece.
      const from = Math.floor(index / 2) * width
      const piece = values.subarray(Math.ceil(from / 2), Math.ceil((from + width) / 2))
      expect(at >= 0 && piece.includes(Number(value))).toBe(true)
    }
  })
  test('shares its places with others', () => {
    const other = drawnOf({ values: values.subarray(0, 50_000), unit: 1 }, 200_000, 500, asIs)
    const grid = gridOf([{ places, values: kept }, other], [150_001])
    expect(grid.length).toBe(places.length + 1)
    expect(columnOf(other, grid).filter((value) => value !== undefined)).toEqual(other.values)
    expect(columnOf({ places, values: kept }, grid)[grid.indexOf(150_001)]).toBeUndefined()
  })
  test('a short one keeps all its points', () => {
    const short = drawnOf({ values: Float64Array.of(3, 1, 2), unit: 5 }, 200_000, 500, asIs)
    expect(short).toEqual({ places: Float64Array.of(0, 5, 10), values: [3, 1, 2] })
  })
})

describe('bands', () => {
  const band: LossBand = {
    steps: Float64Array.of(0, 2, 4),
    low: Float64Array.of(1, 0.1, -0.5),
    median: Float64Array.of(2, 1, 1e-9),
    high: Float64Array.of(5, Infinity, Infinity),
  }
  const losses = { ...band, places: band.steps }
  const grid = Float64Array.of(0, 1, 2, 3, 4, 5)
  test('have 90 %, median and 10 % at their places and nothing between', () => {
    const [high = [], median, low = []] = bandColumns([losses], grid, 0, [0.01, 10], true)
    expect(median?.slice(0, 3)).toEqual([2, undefined, 1])
    expect(median).toHaveLength(6)
    expect(high[2]).toBeGreaterThan(10)
    expect(Number.isFinite(high[2])).toBe(true)
    expect(low[4]).toBeGreaterThan(0)
    expect(low[4]).toBeLessThan(0.01)
  })
  test('keep infinite losses finite on a linear axis', () => {
    const columns = bandColumns([losses], grid, 0, [-1, 10], false)
    for (const column of columns) for (const loss of column) expect(Number.isFinite(loss ?? 0)).toBe(true)
  })
  test('stretch a log axis, but leave the lines half of it', () => {
    expect(withBands([0.01, 1], [losses], 0)).toEqual([0.001, 5])
    expect(withBands([0.01, 1], [], 0)).toEqual([0.01, 1])
  })
  test('count in what is taken off for a log axis', () => {
    expect(lowestOf([band])).toBe(-0.5)
    expect(lowestOf([])).toBe(Infinity)
    const { lowest, columns } = seriesOf([[4, 2, 1]], {}, [losses])
    expect(lowest).toBe(-0.5)
    expect(columns).toHaveLength(1 + 3 + 1)
    expect(columns[4]?.slice(0, 3)).toEqual([4.5, 2.5, 1.5])
  })

  // Of SAM, whose step is two gradients; the chart reads no more of a result than this.
  const result = { plan: { runner: 1 }, band } as unknown as EnsembleResult
  const bandsOf = (how: Partial<ChartView>) =>
    contentOf(race(himmelblau), himmelblau.runners, { ...view, ...how }, [result], 0).bands
  test('are of losses and of gaps, and of nothing else', () => {
    expect(bandsOf({ quantity: 'loss' })[0]).toMatchObject({ name: 'SAM', places: band.steps, low: band.low })
    expect(bandsOf({ quantity: 'gap' })[0]?.low).toEqual(band.low)
    for (const quantity of ['gradient', 'eta', 'distance'] as const) expect(bandsOf({ quantity })).toEqual([])
  })
  test('lie where their runner’s steps lie', () =>
    expect(bandsOf({ against: 'gradient' })[0]?.places).toEqual(Float64Array.of(0, 4, 8)))
})

describe('ticks', () => {
  test('of a log axis are at powers of ten, of many only at some', () => {
    expect(logTicks(0.05, 2000, 6)).toEqual([0.1, 1, 10, 100, 1000])
    expect(logTicks(1e-9, 10, 4)).toEqual([1e-9, 1e-6, 1e-3, 1])
  })
  test.each([
    // Rastrigin’s losses, and what is left of a range with less.
    [12, 86],
    [41, 47],
    [5, 11],
    [99, 101],
    [1e-5, 1.4e-5],
    [3, 3.001],
  ])('from %f to %f there are at least two, all within', (low, high) => {
    for (const ticks of [logTicks(low, high, 3), linearTicks(low, high, 3)]) {
      expect(ticks.length).toBeGreaterThanOrEqual(2)
      for (const tick of ticks) expect(tick >= low && tick <= high).toBe(true)
      expect(new Set(tickTexts(ticks)).size).toBe(ticks.length)
    }
  })
  test('of steps are whole', () => {
    expect(countTicks(4, 10)).toEqual([0, 1, 2, 3, 4])
    expect(countTicks(400, 5)).toEqual([0, 100, 200, 300, 400])
  })
})

describe('labels at the ends of lines', () => {
  test('stand where the lines end, where there is room', () =>
    expect(labelRows([50, 10, 90], 100, 12).map(({ at }) => at)).toEqual([10, 50, 90]))
  test('make room for each other, around their middle and within the chart', () => {
    expect(labelRows([50, 50, 50], 100, 12)).toEqual([
      { at: 38, members: [0] },
      { at: 50, members: [1] },
      { at: 62, members: [2] },
    ])
    expect(labelRows([100, 99], 100, 12).map(({ at }) => at)).toEqual([82, 94])
    expect(labelRows([0, 1], 100, 12).map(({ at }) => at)).toEqual([6, 18])
  })
  test('stand side by side where they are more than rows', () => {
    const places = Array.from({ length: 32 }, (_, index) => index)
    const rows = labelRows(places, 100, 12)
    expect(rows.flatMap(({ members }) => members).sort((a, b) => a - b)).toEqual(places)
    for (const [index, { at }] of rows.entries()) {
      expect(at).toBeGreaterThanOrEqual((rows[index - 1]?.at ?? -6) + 12 - 1e-9)
      expect(at).toBeLessThanOrEqual(94 + 1e-9)
    }
  })
})

describe('names', () => {
  const momentum = (settings: object, more = {}) => ({
    ...defaultRunner('momentum', 0, { ...settings }),
    ...more,
  })
  test('that are each its own stay as they are', () =>
    expect(runnerNames(himmelblau.runners)).toEqual(['SGD', 'SAM', 'Adam']))
  test.each([
    [
      'η, where that is all it takes',
      [
        { eta: 0.1, beta: 0.9 },
        { eta: 2.8e-5, beta: 0.5 },
      ],
      ['η 0.1', 'η 2.8e−5'],
    ],
    ['another setting, where η is the same', [{ beta: 0.95 }, { beta: 0.9999 }], ['β 0.95', 'β 0.9999']],
    [
      'as many as it takes',
      [
        { eta: 0.1, beta: 0.9 },
        { eta: 0.1, beta: 0.5 },
        { eta: 0.2, beta: 0.9 },
      ],
      ['η 0.1 β 0.9', 'η 0.1 β 0.5', 'η 0.2 β 0.9'],
    ],
    [
      'all digits, where a few are the same',
      [{ eta: 0.1234561 }, { eta: 0.1234562 }],
      ['η 0.1234561', 'η 0.1234562'],
    ],
  ])('are apart by %s', (_, settings, expected) =>
    expect(runnerNames(settings.map((one) => momentum(one)))).toEqual(
      expected.map((text) => `Momentum ${text}`),
    ),
  )
  test('are apart by schedule, clipping or start, and by number where they differ in nothing', () => {
    const cosine = (steps: number) => ({ schedule: { id: 'cosine', settings: { steps } } })
    const names = (...more: object[]) => runnerNames(more.map((one) => momentum({}, one)))
    expect(names({}, cosine(50))).toEqual(['Momentum constant', 'Momentum cosine'])
    expect(names(cosine(60), cosine(50))).toEqual(['Momentum steps 60', 'Momentum steps 50'])
    expect(names({}, { clip: { norm: 1 } })).toEqual(['Momentum', 'Momentum clip norm 1'])
    expect(names({}, { start: [-1, 2] })).toEqual(['Momentum', 'Momentum from (−1, 2)'])
    expect(names({}, { visible: false, colour: 4 })).toEqual(['Momentum (1)', 'Momentum (2)'])
  })
})

describe('the chart’s CSV', () => {
  const rowsOf = (content: ChartContent) => [...csvOfChart(content)].map((line) => line.replace(/\n$/, ''))
  test('has every step and digit of the runs, and stops where a run diverged', () => {
    const made = {
      ...himmelblau,
      runners: [
        ...himmelblau.runners,
        defaultRunner('sgd', 3, { eta: 9 }),
        {
          ...defaultRunner('sgd', 4),
          optimizer: { name: 'Mine, "2x"', settings: {}, state: {}, rule: 'theta = theta - 0.01 g' },
        },
      ],
    }
    const [header, ...rows] = rowsOf(contentFor(made, { chart: 'linear' }))
    expect(header).toBe('step,SGD η 0.01,SAM,Adam,SGD η 9,"Mine, ""2x"""')
    const { runs } = race(made)
    const lived = runs[3]?.divergedAt ?? 0
    expect(lived).toBeGreaterThan(0)
    expect(rows).toEqual(
      Array.from({ length: 61 }, (_, step) =>
        [
          step,
          ...runs.map(({ points }, index) => (index === 3 && step >= lived ? '' : points[3 * step + 2])),
        ].join(),
      ),
    )
  })
  test('against gradients has SAM’s points in every other row, and its band', () => {
    const content = contentFor(himmelblau, { against: 'gradient' })
    const band = { name: 'SAM', places: Float64Array.of(0, 4), low: Float64Array.of(1, 2), median: Float64Array.of(3, 4), high: Float64Array.of(5, Infinity) } // prettier-ignore
    const [header, ...rows] = rowsOf({
      ...content,
      lines: content.lines.slice(0, 2),
      bands: content.lines.slice(1, 2).map(({ look }) => ({ ...band, look })),
    })
    expect(header).toBe('gradient evaluations,SGD,SAM,SAM 10 %,SAM median,SAM 90 %')
    const [sgd, sam] = race(himmelblau).runs.map(({ points }) => points)
    expect(rows.slice(0, 5)).toEqual([
      `0,${sgd?.[2]},${sam?.[2]},1,3,5`,
      `1,${sgd?.[5]},,,,`,
      `2,${sgd?.[8]},${sam?.[5]},,,`,
      `3,${sgd?.[11]},,,,`,
      `4,${sgd?.[14]},${sam?.[8]},2,4,Infinity`,
    ])
    expect(rows.at(-1)).toBe(`120,,${sam?.at(-1)},,,`)
  })
})

test('the CSV of all trajectories is what the command line prints, also where it is long', async () => {
  const made = { ...himmelblau, steps: 3000, noise: { sigma: 0.1, shared: false } }
  const file = await textFile(csvOf(race(made)), 'text/csv')
  expect(file.size).toBeGreaterThan(3 * 2 ** 18)
  expect(await trace(['-'], JSON.stringify(serialize(made)))).toEqual({
    code: 0,
    out: await file.text(),
    error: '',
  })
})

/** The series of runs that have these losses, one step after the other, where nothing else counts. */
function seriesOf(
  losses: readonly (readonly number[])[],
  { chart = 'log', floor }: { chart?: View['chart']; floor?: number },
  bands: readonly Parameters<typeof bandColumns>[0][number][] = [],
) {
  const look = { name: 'any', colour: '#000', marker: '●', dash: [] }
  const values = losses.map((line) => Float64Array.from(line))
  const steps = Math.max(0, ...losses.map((line) => line.length - 1))
  const runs = values.map((line): Run => ({
    ...(race(defaultExperiment) as Race & { runs: [Run] }).runs[0],
    steps: line.length - 1,
    points: Float64Array.from([...line].flatMap((loss) => [0, 0, loss])),
  }))
  return chartSeries(
    {
      measure: {
        quantity: 'loss',
        label: 'loss',
        top: 'start',
        isShifted: true,
        floor,
        taken: 0,
        of: () => new Float64Array(),
      },
      across: { label: 'step', last: Math.max(steps, 4), unit: () => 1, placeOf: Number, turnsAt: Number },
      scale: chart,
      lines: runs.map((run, index) => ({
        name: 'any',
        look,
        isSelected: false,
        run,
        values: values[index] ?? new Float64Array(),
        unit: 1,
      })),
      bands: bands.map((band) => ({ ...band, name: 'any', look })),
    },
    500,
  )
}
