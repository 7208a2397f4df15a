/** Rates that fit, as edits: who gets one, who keeps theirs, and what the document says of it. */
import { describe, expect, test } from 'vitest'
import { defaultExperiment } from '../../../../src/experiment/defaults/defaults'
import * as edits from '../../../../src/experiment/edits/edits'
import * as fitting from '../../../../src/experiment/edits/fitting'
import { paneFills, setPaneCount, setPane } from '../../../../src/experiment/edits/paneEdits'
import { takeFound } from '../../../../src/experiment/edits/raceEdits'
import { addOwn, writeOwn } from '../../../../src/experiment/edits/ruleEdits'
import type { Experiment } from '../../../../src/experiment/experiment'
import { decodeLink, encodeLink } from '../../../../src/experiment/link/link'
import { parseExperiment, serialize } from '../../../../src/experiment/schema/schema'
import { optimizerById } from '../../../../src/optimizers/list'
import { fittingRate } from '../../../../src/run/fitting/fittingRate'

const rates = ({ runners }: Experiment): (number | undefined)[] =>
  runners.map(({ settings }) => settings['eta'])
const fits = (experiment: Experiment): (number | undefined)[] =>
  experiment.runners.map((_, index) => fittingRate(experiment, index)?.eta)
const handSet = (experiment: Experiment): number[] =>
  experiment.runners.flatMap((_, index) => (fitting.isSetByHand(experiment, index) ? [index] : []))
const choose = (experiment: Experiment, id: string): Experiment => fitting.chooseSurface(experiment, 0, id)

describe('another surface', () => {
  test('gives every runner the rate that fits, and the race keeps its length', () => {
    const chosen = choose(defaultExperiment, 'himmelblau')
    expect(rates(chosen)).toEqual(fits(chosen))
    expect(rates(chosen)).not.toEqual(rates(defaultExperiment))
    expect(chosen.steps).toBe(400)
    const others = ({ settings: { eta: _eta, ...settings }, fitted: _fitted, ...runner }: Experiment['runners'][number]) => ({ ...runner, settings }) // prettier-ignore
    expect(chosen.runners.map(others)).toEqual(defaultExperiment.runners.map(others))
    const again = choose(chosen, 'ackley')
    expect(rates(again)).toEqual(fits(again))
    expect(rates(choose(again, 'himmelblau'))).toEqual(rates(chosen))
  })

  test('leaves a rate that was set by hand, also where it was set back in a link', () => {
    const set = edits.setRunnerSetting(choose(defaultExperiment, 'bowl'), 1, 'eta', 0.0123)
    expect(handSet(set)).toEqual([1])
    const linked = decodeLink(encodeLink(set)).experiment
    expect(linked).toEqual(set)
    for (const experiment of [set, linked]) {
      const chosen = choose(experiment, 'himmelblau')
      expect(rates(chosen)).toEqual(fits(chosen).with(1, 0.0123))
      expect(handSet(chosen)).toEqual([1])
    }
  })

  test('does not take a rate for one by hand because the start, another setting or the steps were changed since', () => {
    const bowl = choose(defaultExperiment, 'bowl')
    const moved = edits.setSteps(edits.setRunnerSetting(edits.setStart(bowl, [1, 2]), 4, 'beta1', 0.5), 300)
    expect(rates(moved)).toEqual(rates(bowl))
    expect(handSet(moved)).toEqual([])
    const chosen = choose(decodeLink(encodeLink(moved)).experiment, 'himmelblau')
    expect(rates(chosen)).toEqual(fits(chosen))
    expect(chosen.steps).toBe(300)
  })

  test('gives a longer race where nobody could be seen in the present one, and in no other case', () => {
    const short = edits.setSteps(defaultExperiment, 10)
    expect(choose(short, 'rastrigin').steps).toBe(400)
    expect(choose(edits.setSteps(defaultExperiment, 1000), 'bowl').steps).toBe(1000)
    const byHand = short.runners.reduce(
      (now, _, index) => edits.setRunnerSetting(now, index, 'eta', 0.0123),
      short,
    )
    expect(choose(byHand, 'rastrigin').steps).toBe(10)
    expect(choose({ ...short, runners: [] }, 'rastrigin').steps).toBe(10)
  })

  test('is one of the user’s own as well', () => {
    const formula = { formula: '3 (x^2 - 1)^2 + y^2', domain: [[-2, 2], [-2, 2]], parameters: ['x', 'y'] } as const // prettier-ignore
    const own = fitting.chooseSurface(defaultExperiment, 0, formula)
    expect(rates(own)).toEqual(fits(own))
    const wavy = { ...formula, formula: '20 + 25 (x^2 + y^2) - 10 (cos(10 pi x) + cos(10 pi y))' }
    const short = edits.setSteps(own, 10)
    expect(fitting.chooseSurface(short, 0, wavy).steps).toBe(10)
    const empty = { ...formula, formula: 'log(x - 5) + y' }
    expect(rates(fitting.chooseSurface(own, 0, empty))).toEqual(rates(own))
  })
})

describe('another shape', () => {
  test('gives rates that fit it; the same surface gives none', () => {
    const bowl = choose(defaultExperiment, 'bowl')
    const steep = edits.setSurfaceSetting(bowl, 'kappa', 90)
    const fitted = fitting.fitNewSurface(steep, bowl, 0)
    expect(rates(fitted)).toEqual(fits(fitted))
    expect(rates(fitted)).not.toEqual(rates(bowl))
    const moved = edits.setStart(defaultExperiment, [0, 1])
    expect(fitting.fitNewSurface(moved, defaultExperiment, 0)).toBe(moved)
  })
})

describe('a runner', () => {
  test('with another optimizer has the rate that fits, whatever it was set to before', () => {
    const set = edits.setRunnerSetting(defaultExperiment, 1, 'eta', 0.0123)
    const other = fitting.fitRunner(edits.setOptimizer(set, 1, 'lion'), 1, 0)
    expect(rates(other)).toEqual(rates(set).with(1, fits(other)[1]))
    expect(handSet(other)).toEqual([])
  })

  test('that is added has it, from the present start and in the present race', () => {
    const moved = edits.setSteps(edits.setStart(choose(defaultExperiment, 'booth'), [9, 9]), 200)
    const grown = fitting.fitAdded(edits.addRunner(moved, 'adagrad'), moved, 0)
    expect(rates(grown)).toEqual([...rates(moved), fits(grown)[5]])
    const own = fitting.fitAdded(addOwn(moved, 0), moved, 0)
    expect(rates(own)).toEqual([...rates(moved), fits(own)[5]])
    expect(fitting.fitAdded(moved, moved, 0)).toBe(moved)
  })

  test('that fills a pane has it', () => {
    const few = { ...choose(defaultExperiment, 'bowl'), runners: defaultExperiment.runners.slice(0, 1) }
    const filled = paneFills.find(({ id }) => id === 'optimizers')?.fill(few, 0) ?? few
    expect(filled.runners).toHaveLength(2)
    expect(rates(filled)).toEqual(fits(filled).with(0, rates(few)[0]))
  })

  test('that is copied, written out or given another place keeps what is known of its rate', () => {
    const chosen = choose(edits.setRunnerSetting(defaultExperiment, 0, 'eta', 0.0123), 'bowl')
    const twice = edits.duplicateRunner(edits.duplicateRunner(chosen, 0), 3)
    expect(handSet(writeOwn(writeOwn(twice, 1), 4))).toEqual([0, 1])
    expect(handSet(edits.removeRunner(twice, 0))).toEqual([0])
  })

  test('goes back to what fits from a rate by hand', () => {
    const set = edits.setRunnerSetting(choose(defaultExperiment, 'bowl'), 3, 'eta', 5)
    const back = fitting.fitRate(set, 3, 0)
    expect(rates(back)).toEqual(fits(back))
    expect(handSet(back)).toEqual([])
    expect(fitting.fitRate(back, 3, 0)).toBe(back)
    const flat = edits.setStart(edits.setSurface(set, 'bowl'), [0, 0])
    expect(rates(fitting.fitRate(flat, 3, 0))[3]).toBe(optimizerById('rmsprop')?.settings.eta.default)
  })
})

describe('set by hand', () => {
  test('is no usual rate, no rate of the opening race and none that was found', () => {
    expect(handSet(defaultExperiment)).toEqual([])
    expect(handSet(parseExperiment({ runners: [{}, { optimizer: 'sgd' }] }).experiment)).toEqual([])
    const runner = defaultExperiment.runners[2]
    if (!runner) throw new RangeError('no third runner')
    const found = takeFound(defaultExperiment, [{ index: 2, runner, settings: { eta: 0.0031, beta: 0.8 } }])
    expect(handSet(found)).toEqual([])
    expect(rates(choose(found, 'bowl'))).toEqual(fits(choose(found, 'bowl')))
  })

  test('is a rate that a link or a file gives without a word, and one that changes on the way', () => {
    const runners = [{ optimizer: 'adam', settings: { eta: 0.21 } }, { optimizer: 'adam', settings: { eta: 0.21 }, fitted: 0.21 }] // prettier-ignore
    const { experiment, problems } = parseExperiment({ runners })
    expect(problems).toEqual([])
    expect(handSet(experiment)).toEqual([0])
    expect(handSet(edits.setRunnerSetting(experiment, 1, 'eta', 0.5, 20))).toEqual([0, 1])
  })
})

describe('the document', () => {
  test('opens with the numbers that it always had, and says nothing new of them', () => {
    expect(JSON.stringify(serialize(defaultExperiment))).not.toContain('fitted')
    const { experiment } = parseExperiment({ surface: { id: 'himmelblau' }, runners: [{ optimizer: 'sgd' }] })
    expect(rates(experiment)).toEqual([0.001])
    expect(experiment.runners[0]).not.toHaveProperty('fitted')
  })

  test('refuses a found rate that is none', () => {
    const read = parseExperiment({ runners: [{ fitted: -1 }, { fitted: 'fast' }] })
    expect(read.problems).toHaveLength(2)
    expect(read.problems[0]).toContain('runners[0].fitted')
    expect(read.experiment.runners.some(({ fitted }) => fitted !== undefined)).toBe(false)
  })
})

describe('panes', () => {
  test('on other surfaces keep the rates that others show too; their own runners have rates of their own', () => {
    const two = setPaneCount(defaultExperiment, 2)
    const shared = setPane(setPane(two, 0, { runners: [0, 1, 2] }), 1, {
      runners: [2, 3, 4],
      surface: edits.setSurface(two, 'bowl').surface,
      start: [1, 1],
    })
    const chosen = fitting.chooseSurface(shared, 1, 'booth')
    const there = { ...defaultExperiment, surface: { id: 'booth', settings: {} }, start: [-8, -4] }
    expect(rates(chosen)).toEqual([...rates(defaultExperiment).slice(0, 3), ...fits(there).slice(3)])
    expect(chosen.steps).toBe(400)
  })
})
