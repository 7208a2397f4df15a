/** Tables of options: a row that only this test knows is read, written and shown like those of the page. */
import { describe, expect, test } from 'vitest'
import { defaultExperiment, defaultView } from '../../../../src/experiment/defaults/defaults'
import { basisOf, readyEnsemble } from '../../../../src/experiment/defaults/ensembleDefaults'
import { ensembleGroups, ensembleParts } from '../../../../src/experiment/options/ensembleParts'
import {
  type Options,
  choice,
  clampNumbers,
  flag,
  flags,
  namesOf,
  own,
  omitUsual,
  usualOf,
  wordsOf,
} from '../../../../src/experiment/options/options'
import { readOptions } from '../../../../src/experiment/schema/optionSchema'
import { Part, Problems } from '../../../../src/experiment/schema/reading'
import { parseExperiment } from '../../../../src/experiment/schema/schema'
import { viewGroups, viewParts } from '../../../../src/experiment/options/viewParts'
import { number } from '../../../../src/math/setting'
import { optionEntries } from '../../../../src/panels/controls/optionEntries'
import { type MeasureRow, measureBy, measures } from '../../../../src/run/measures'
import { race } from '../../../../src/run/race'

const table = {
  camera: own('far'),
  fog: choice({ none: 'no fog', thin: 'a little', thick: 'much' }, 'thin', { label: 'fog', group: 'air' }),
  stars: flag(false, { label: 'stars', spoken: 'Stars above the surface', group: 'sky' }),
  moon: {
    ...flag(({ night }: { night: boolean }) => night, { label: 'moon', group: 'sky', when: ['stars'] }),
    refusal: ({ night }: { night: boolean }) => (night ? undefined : 'there is no moon by day'),
  },
  wind: {
    kind: 'number',
    low: 0,
    high: 9,
    usual: 2,
    setting: number(2, 0, 5),
    row: { label: 'wind', group: 'air' },
  },
  sides: flags({ north: flag(true, { label: 'north', group: 'sky' }), south: flag(false) }),
} as const satisfies Options<{ night: boolean }>

function read(json: unknown, night = true) {
  const problems = new Problems()
  const field = new Part(json, 'sky', problems).object(namesOf(table))
  const values = readOptions(field, table, { night }, { camera: (part) => String(part.value ?? 'far') })
  return { values, problems: problems.lines }
}

const usual = usualOf(table, { night: true })

describe('a table of options', () => {
  test('gives the defaults', () => {
    expect(usual).toEqual({
      camera: 'far',
      fog: 'thin',
      stars: false,
      moon: true,
      wind: 2,
      sides: { north: true, south: false },
    })
    expect(read({}).values).toEqual(usual)
    expect(usualOf(table, { night: false }).moon).toBe(false)
  })

  test('is read, with a line for each mistake', () => {
    const given = { camera: 'near', fog: 'thick', stars: true, wind: 7.5, sides: { south: true } }
    expect(read(given)).toEqual({
      values: { ...given, moon: true, sides: { north: true, south: true } },
      problems: [],
    })
    expect(read({ fog: 'green', stars: 1, wind: 10, sides: { west: true }, rain: true })).toEqual({
      values: usual,
      problems: [
        'sky.rain: not known, one of camera, fog, stars, moon, wind, sides is expected; it is left out',
        'sky.fog: "green" is not known, one of none, thin, thick is expected; "thin" is used',
        'sky.stars: 1 is not true or false; false is used',
        'sky.wind: 10 is out of range, 0 to 9; 2 is used',
        'sky.sides.west: not known, one of north, south is expected; it is left out',
      ],
    })
    expect(read({ moon: true }, false)).toEqual({
      values: { ...usual, moon: false },
      problems: ['sky.moon: there is no moon by day; false is used'],
    })
  })

  test('is written without defaults, in the order of the table', () => {
    expect(omitUsual(usual, usual)).toEqual({})
    const { values } = read({ sides: { north: false }, wind: 3, fog: 'none' })
    expect(JSON.stringify(omitUsual(values, usual))).toBe(
      '{"fog":"none","wind":3,"sides":{"north":false,"south":false}}',
    )
  })

  test('clamps the numbers of an edit', () => {
    const wind = (value: number): unknown => clampNumbers(table, { wind: value, fog: 'none' })
    expect([12, -1, 0, 2.5, NaN].map(wind)).toEqual(
      [9, 0, 0, 2.5, 0].map((value) => ({ wind: value, fog: 'none' })),
    )
  })

  test('is shown in groups, and its rows make edits', () => {
    const edits: unknown[] = []
    const entries = (values: object, night = true) =>
      optionEntries(table, ['sky', 'air'], values, { night }, (part, gesture) => edits.push([part, gesture]))
    expect(Object.keys(entries(usual))).toEqual(['stars', 'sides-north', 'fog', 'wind'])
    const starry = entries({ ...usual, stars: true })
    expect(Object.keys(starry)).toEqual(['stars', 'moon', 'sides-north', 'fog', 'wind'])
    expect(Object.keys(entries({ ...usual, stars: true }, false))).not.toContain('moon')
    expect(starry['stars']).toMatchObject({
      kind: 'toggle',
      label: 'stars',
      spoken: 'Stars above the surface',
      value: true,
    })
    expect(starry['fog']).toMatchObject({
      kind: 'choice',
      value: 'thin',
      options: [
        { value: 'none', label: 'no fog' },
        { value: 'thin', label: 'a little' },
        { value: 'thick', label: 'much' },
      ],
    })
    const { fog, wind, 'sides-north': north } = starry
    if (fog?.kind === 'choice') fog.edit('none')
    if (north?.kind === 'toggle') north.edit(false)
    if (wind?.kind === 'quantity') {
      wind.edit(4)
      expect([wind.value, wind.refuse?.(9), wind.refuse?.(9.1)]).toEqual([2, undefined, '0 to 9.'])
    }
    expect(edits).toEqual([
      [{ fog: 'none' }, undefined],
      [{ sides: { north: false, south: false } }, undefined],
      [{ wind: 4 }, 'wind'],
    ])
  })
})

test('the keys and the rows of the view keep their order', () => {
  expect(Object.keys(parseExperiment({}).experiment.view).join(' ')).toBe(
    'camera theme height heightScale colours trueColour contours floor fog minima labels trail ahead arrows field chart quantity ' +
      'against card internals slice residuals panes cameras',
  )
  const entries = optionEntries(viewParts, viewGroups, defaultView, undefined, () => {})
  expect(Object.values(entries).map(({ label }) => label)).toEqual([
    'height', 'stretch', 'colours', 'true colour', 'trails', 'path ahead', 'contours', 'floor map', 'fog', 'minima', 'labels',
    'gradient →', 'step →', 'momentum →', 'directions', 'chart of', 'against', 'chart axis', 'theme',
  ]) // prettier-ignore
})

test('the ensemble shows only rows that have an effect', () => {
  const rows = (change: object): string[] => {
    const ensemble = { ...readyEnsemble(defaultExperiment, [0], 'starts'), ...change }
    const basis = basisOf(defaultExperiment, ensemble)
    return Object.keys(optionEntries(ensembleParts, ensembleGroups, ensemble, basis, () => {}))
  }
  expect(rows({})).toEqual(['columns', 'rows', 'swarm', 'swarmColours', 'map', 'draped', 'mapColours'])
  expect(rows({ swarm: false, map: false })).toEqual(['columns', 'rows', 'swarm', 'map', 'draped'])
  expect(rows(readyEnsemble(defaultExperiment, [0], 'atlas'))).toEqual([
    'columns', 'rows', 'swarm', 'map', 'mapColours',
  ]) // prettier-ignore
})

test('a quantity of the chart is one row of a table, chosen by its words and measured at every step', () => {
  const height: MeasureRow = {
    words: 'height above the sea',
    top: 'start',
    measure: () => ({ floor: -10, of: ({ points }) => points.filter((_, at) => at % 3 === 2) }),
  }
  const option = choice(wordsOf({ ...measures, height }), 'loss', { label: 'chart of', group: 'chart' })
  const problems = new Problems()
  const field = new Part({ quantity: 'height' }, '', problems).object(['quantity'])
  const values = readOptions(field, { quantity: option }, undefined, {})
  expect([values, problems.lines]).toEqual([{ quantity: 'height' }, []])
  const { quantity } = optionEntries({ quantity: option }, ['chart'], values, undefined, () => {})
  expect(quantity?.kind === 'choice' && quantity.options.at(-1)).toEqual({
    value: 'height',
    label: 'height above the sea',
  })
  const raced = race({ ...defaultExperiment, steps: 2 })
  const measured = measureBy('height', height, raced, [])
  expect(measured).toMatchObject({
    quantity: 'height',
    label: 'height above the sea',
    top: 'start',
    floor: -10,
  })
  // Rosenbrock's value at (−1.5, 1.5): 2.5² + 100 · 0.75².
  expect(raced.runs.map((run) => measured.of(run)[0])).toEqual(Array.from({ length: 5 }, () => 62.5))
})
