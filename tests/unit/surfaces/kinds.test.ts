/**
 * Kinds of surfaces. One kind is known to this test alone: a formula upside down, with a setting that lifts it. All that
 * the program does with a surface it does with this one, and, since its form is added to `SurfaceForms` here, the types
 * of the whole program hold for it too: a question of form outside `src/surfaces` does not compile.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { axisValues, isWhole } from '../../../src/ensemble/axes'
import { planOfCell, runOfCell } from '../../../src/ensemble/cell'
import { quantityOf, startsAxes } from '../../../src/ensemble/quantities'
import { setStart, setSurface, setSurfaceSetting } from '../../../src/experiment/edits/edits'
import { paneFills } from '../../../src/experiment/edits/paneEdits'
import type { Experiment } from '../../../src/experiment/experiment'
import { decodeLink, encodeLink } from '../../../src/experiment/link/link'
import { paneTitles } from '../../../src/experiment/names/paneTitles'
import { parseExperiment, serialize } from '../../../src/experiment/schema/schema'
import { text } from '../../../src/math/check'
import { objectOf, settingsOf } from '../../../src/math/jsonSchema'
import { readSettings } from '../../../src/math/reading'
import { count, number } from '../../../src/math/setting'
import { race } from '../../../src/run/race'
import { defaultInterval } from '../../../src/surfaces/domain'
import type { SurfaceKind } from '../../../src/surfaces/kind'
import {
  addKind,
  chosenSurface,
  dimensionOf,
  factsOf,
  isSameKind,
  rewrite,
  surfaceChoices,
} from '../../../src/surfaces/kinds'
import { surfaces } from '../../../src/surfaces/list'
import { axis, ensemble } from '../../helpers/ensemblePlans'

interface Mirrored {
  readonly mirrored: string
  readonly settings: Readonly<Record<string, number>>
}

declare module '../../../src/surfaces/kinds' {
  interface SurfaceForms {
    readonly mirrored: Mirrored
  }
}

const ranges = { lift: number(1, 0, 10), folds: count(2, 1, 5) }

const mirrored: SurfaceKind<Mirrored> = {
  key: 'mirrored',
  choices: [
    {
      id: 'mirror',
      label: 'a mirror…',
      group: 'mirrors',
      create: () => ({ mirrored: 'x^2', settings: { lift: 1, folds: 2 } }),
    },
  ],
  facts: (surface) => ({
    choice: 'mirror',
    name: `−(${surface.mirrored})`,
    note: 'Everything is upside down.',
    text: { parameters: ['x', 'y'], formula: `lift - folds (${surface.mirrored})`, settings: ranges },
    settings: surface.settings,
    domain: [defaultInterval, [-1, 2]],
    start: [0.5, 0.25],
    minima: [[0, surface.settings['lift'] ?? 0]],
    height: 'sqrt',
    written: { formula: surface.mirrored, domain: [defaultInterval, [-1, 2]], parameters: ['x', 'y'] },
  }),
  withSetting: (surface, name, value) => ({ ...surface, settings: { ...surface.settings, [name]: value } }),
  rewrite: (surface, { formula }) => ({ ...surface, mirrored: formula }),
  read: (part, outcome) => {
    const field = part.object(['mirrored', 'settings'])
    const formula = field('mirrored').read(text, undefined, outcome)
    return formula === undefined
      ? undefined
      : { mirrored: formula, settings: readSettings(field('settings'), ranges) }
  },
  schemas: [objectOf<Mirrored>({ mirrored: { type: 'string' }, settings: settingsOf(ranges) }, 'mirrored')],
  write: (surface) => surface,
}

const json = {
  surface: { mirrored: 'x^2 + y^2', settings: { lift: 3 } },
  runners: [{ optimizer: 'sgd', settings: { eta: 0.05 } }],
  steps: 4,
}
const surface: Mirrored = { mirrored: 'x^2 + y^2', settings: { lift: 3, folds: 2 } }

describe('a kind that only this test knows', () => {
  let removeKind: () => void
  beforeEach(() => {
    removeKind = addKind(mirrored)
  })
  afterEach(() => removeKind())

  const read = (): Experiment => {
    const { experiment, problems } = parseExperiment(json)
    expect(problems).toEqual([])
    return experiment
  }

  test('is read with its own start, and written so that it is read again', () => {
    const experiment = read()
    expect(experiment.surface).toEqual(surface)
    expect(experiment.start).toEqual([0.5, 0.25])
    expect(serialize(experiment)).toMatchObject({ surface })
    expect(decodeLink(encodeLink(experiment))).toEqual({ experiment, problems: [] })
  })

  test('says what is wrong with its JSON, and where', () => {
    const { experiment, problems } = parseExperiment({
      surface: { mirrored: 'x', settings: { lift: -1, folds: 1.5 }, tilt: 2 },
    })
    expect(experiment.surface).toEqual({ mirrored: 'x', settings: { lift: 1, folds: 2 } })
    expect(problems).toEqual([
      'surface.tilt: not known, one of mirrored, settings is expected; it is left out',
      'surface.settings.lift: -1 is out of range, 0 to 1e12; 1 is used',
      'surface.settings.folds: 1.5 is out of range, whole numbers, 1 to 1e12; 2 is used',
    ])
    const none = parseExperiment({ surface: { mirrored: 5 } })
    expect(none.experiment.surface).toMatchObject({ id: 'rosenbrock' })
    expect(none.problems).toEqual(['surface.mirrored: 5 is not a text; the default surface is used'])
  })

  test('can be raced on: each step of plain descent goes uphill on the formula', () => {
    const { runs, domain, minima, height } = race(read())
    expect({ domain, minima, height }).toEqual({ domain: [[-3, 3], [-1, 2]], minima: [[0, 3]], height: 'sqrt' }) // prettier-ignore
    const [x = NaN, y = NaN, loss = NaN, nextX = NaN, nextY = NaN, next = NaN] = runs[0]?.points ?? []
    expect([x, y, loss]).toEqual([0.5, 0.25, 3 - 2 * (0.25 + 0.0625)])
    // ∇L = −4 (x, y), so that a step at η = 0.05 is one by 1.2
    expect(nextX).toBeCloseTo(0.6, 14)
    expect(nextY).toBeCloseTo(0.3, 14)
    expect(next).toBeCloseTo(3 - 2 * 0.45, 14)
  })

  test('has ensembles over its domain and over its settings', () => {
    const experiment = read()
    expect(startsAxes(experiment)).toEqual({ x: axis('start.x', -3, 3), y: axis('start.y', -1, 2) })
    expect(quantityOf(experiment, 0, 'surface.lift')).toMatchObject({ label: 'lift', value: 3, whole: false })
    const plan = ensemble(experiment, axis('surface.lift', 0, 8), axis('surface.folds', 1, 5), 4, 5)
    expect(isWhole(plan, 'surface.folds')).toBe(true)
    expect([...axisValues(plan.y, 5, true)]).toEqual([1, 2, 3, 4, 5])
    const cell = planOfCell(plan, 2, 3)
    expect(cell.surface).toEqual({ mirrored: 'x^2 + y^2', settings: { lift: 5, folds: 4 } })
    expect(runOfCell(plan, 2, 3).points[2]).toBe(5 - 4 * 0.3125)
  })

  test('titles a pane by its name, and by the settings that are not the same', () => {
    const other: Mirrored = { ...surface, settings: { lift: 4, folds: 2 } }
    const panes = (one: object, two: object): readonly string[] =>
      paneTitles(
        parseExperiment({ ...json, view: { panes: [{ surface: one }, { surface: two }] } }).experiment,
      )
    expect(panes(surface, { id: 'bowl' })).toEqual(['−(x^2 + y^2)', 'Bowl'])
    expect(panes(surface, other)).toEqual(['lift = 3', 'lift = 4'])
  })

  test('is chosen, set and rewritten by the same edits', () => {
    const chosen = setSurface(parseExperiment({}).experiment, 'mirror')
    expect(chosen).toMatchObject({
      surface: { mirrored: 'x^2', settings: { lift: 1 } },
      start: [0.5, 0.25],
    })
    const lifted = setStart(setSurfaceSetting(chosen, 'lift', 7), [1, 1])
    const next = setSurface(
      lifted,
      rewrite(lifted.surface, { formula: 'y^2', domain: [], parameters: ['x'] }),
    )
    expect(next.surface).toEqual({ mirrored: 'y^2', settings: { lift: 7, folds: 2 } })
    expect(next.start).toEqual([1, 1])
    expect(setSurface(next, 'your own formula').start).not.toEqual([1, 1])
  })

  test('fills panes with its shapes', () => {
    const filled = paneFills.find(({ id }) => id === 'shapes')?.fill(read(), 0)
    const lifts = filled?.view.panes.map((pane) => pane.surface && factsOf(pane.surface).settings['lift'])
    expect(lifts).toEqual([0, 3.3, 6.7, 10])
  })

  test('is unknown once it is removed', () => {
    removeKind()
    const { experiment, problems } = parseExperiment(json)
    removeKind = addKind(mirrored)
    expect(experiment.surface).toMatchObject({ id: 'rosenbrock' })
    expect(problems).toContain('surface.mirrored: not known, one of id, settings is expected; it is left out')
  })
})

describe('every choice', () => {
  test.each(surfaceChoices().map(({ id }) => id))('%s is a surface that is read as it is written', (id) => {
    const made = chosenSurface(id)
    const { choice, text: compiled, domain, start } = factsOf(made)
    expect(choice).toBe(id)
    expect([domain.length, start.length]).toEqual([dimensionOf(made), dimensionOf(made)])
    expect(compiled.parameters).toHaveLength(dimensionOf(made))
    const written = JSON.parse(JSON.stringify(serialize(setSurface(parseExperiment({}).experiment, id))))
    const { experiment, problems } = parseExperiment(written)
    expect(problems).toEqual([])
    expect(experiment.surface).toEqual(made)
    expect(experiment.start).toEqual(start)
  })

  test('is listed once, each surface of the list among them', () => {
    const ids = surfaceChoices().map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.slice(0, surfaces.length)).toEqual(surfaces.map(({ id }) => id))
  })
})

test('JSON with the keys of two kinds is read as the later kind', () => {
  const both = parseExperiment({ surface: { id: 'bowl', formula: 'x^2' } })
  expect(isSameKind(both.experiment.surface, chosenSurface('your own formula'))).toBe(true)
  expect(both.problems).toEqual([
    'surface.id: not known, one of formula, domain, parameters, settings, height, start, data, model, validation is expected; it is left out',
  ])
  expect(parseExperiment({ surface: {} }).experiment.surface).toEqual(chosenSurface('rosenbrock'))
})

test('a surface that the list does not have is an error, not a guess', () => {
  expect(() => factsOf({ id: 'bowel', settings: {} })).toThrow(new RangeError('no surface "bowel"'))
  expect(() => chosenSurface('bowel')).toThrow(new RangeError('no surface "bowel"'))
})
