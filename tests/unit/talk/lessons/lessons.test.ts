/** Every lesson is a talk without a mistake, and its numbers are those that its sources give. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { race } from '../../../../src/run/race'
import { compileExpression } from '../../../../src/talk/expression/expression'
import { type Lesson, readLesson } from '../../../../src/talk/lessons/lesson'
import { lessons } from '../../../../src/talk/lessons/list'
import { applySet } from '../../../../src/talk/path/editOfText'
import { quantityAt } from '../../../../src/talk/path/quantity'
import { setPart } from '../../../../src/talk/path/setPart'
import { reportOf, reportOfCue } from '../../../../src/talk/report'
import type { Cue } from '../../../../src/talk/talk'
import { checkText } from '../../../../src/talk/text/checkText'

const folder = resolve(import.meta.dirname, '../../../../src/talk/lessons')

function cueOf(id: string, title: string): Cue {
  const lesson = lessons.find((each) => each.id === id)
  const cue = lesson && readLesson(lesson).cues.find((each) => each.title === title)
  if (!cue) throw new Error(`no cue "${title}" of ${id}`)
  return cue
}

function valueIn({ experiment }: Cue, expression: string): number {
  const result = compileExpression(expression, experiment).evaluate({ race: race(experiment), turns: 0 })
  return result.kind === 'number' ? result.value : Number.NaN
}

test('ids and titles differ', () => {
  expect(new Set(lessons.map(({ id }) => id)).size).toBe(lessons.length)
  expect(new Set(lessons.map((lesson) => readLesson(lesson).title)).size).toBe(lessons.length)
})

describe.each(lessons.map((lesson): [string, Lesson] => [lesson.id, lesson]))('%s', (id, lesson) => {
  const talk = readLesson(lesson)

  test('has a file of its name and one sentence, and ends within a few cues', () => {
    expect(existsSync(resolve(folder, `${id}.ts`))).toBe(true)
    expect(lesson.line).toMatch(/^[A-Z].*\.$/)
    expect(lesson.line.length).toBeLessThanOrEqual(100)
    expect(talk.cues.length).toBeGreaterThan(1)
    expect(talk.cues.length).toBeLessThanOrEqual(6)
  })

  test('every number is there, and every link leads somewhere', () => {
    expect(reportOf(talk).flatMap(({ problems }) => problems)).toEqual([])
  })

  test.each(talk.cues.map((cue): [string, Cue] => [cue.title, cue]))(
    '%s can be set as its links say',
    (_, { text, experiment }) => {
      const moment = { race: race(experiment), turns: experiment.steps }
      const links = checkText(text, experiment)
        .paragraphs.flat()
        .flatMap((span) => (span.kind === 'link' && span.target.kind === 'set' ? [span.target] : []))
      const problems = links.flatMap(({ path, value }) => {
        const edited = applySet(experiment, path.text, value.text, moment)
        return 'problem' in edited ? [edited.problem] : []
      })
      expect(problems).toEqual([])
    },
  )

  test.each(talk.cues.map((cue): [string, Cue] => [cue.title, cue]))(
    '%s reads well untouched',
    (title, cue) => {
      const { text } = reportOfCue(cue, race(cue.experiment))
      expect(title.length).toBeLessThanOrEqual(40)
      expect(text).not.toMatch(/NaN|undefined|null|Infinity|no number|no such step/)
      expect(text).not.toMatch(/[{}]| {2}| [.,:]/)
    },
  )

  test.each(talk.cues.map((cue): [string, Cue] => [cue.title, cue]))(
    '%s holds no NaN and no undefined over the range of its first control',
    (_, cue) => {
      const [path = ''] = cue.controls
      const quantity = quantityAt(cue.experiment, path)
      if (!quantity) throw new Error('the cue has no control')
      for (const share of [0, 0.25, 0.5, 0.75, 1]) {
        const { min, max, scale } = quantity.setting
        const value = scale === 'log' ? min * (max / min) ** share : min + share * (max - min)
        const edited = setPart(cue.experiment, path, quantity.bounds.whole ? Math.round(value) : value)
        if ('problem' in edited) throw new Error(edited.problem)
        const { text } = reportOfCue({ ...cue, experiment: edited.experiment }, race(edited.experiment))
        expect(text).not.toMatch(/NaN|undefined|null|Infinity/)
      }
    },
  )
})

test.each([
  ['epochs', 'Two ways to count', 'ceil(10000 / 32)', 313, 12],
  ['epochs', 'Two ways to count', '100 ceil(10000 / 32)', 31300, 12],
  ['epochs', 'Two ways to count', 'last(1, step >= 0)', 16, 12],
  // What is left along the floor falls by 2 % a step: ln 25.7 / -ln 0.98 = 160.7.
  ['ravines', 'Momentum on the floor', 'last(0, abs(x cos(0.5) + y sin(0.5)) > 0.1)', 160, 12],
  ['ravines', 'Across and along', 'limit(0)', 0.04, 12],
  ['earlyStopping', 'Stop in time', 'last(0, step >= 0) - lowest(0, validation)', 8, 12],
  ['oneParameter', 'The slope sets the length', 'x(0, 0)', 4, 12],
  ['oneParameter', 'The slope sets the length', 'x(0, 1)', 1.6, 12],
  ['oneParameter', 'The slope sets the length', 'x(0, 2)', 0.64, 12],
  ['oneParameter', 'The slope sets the length', 'x(0, 3)', 0.256, 12],
  ['oneParameter', 'The slope sets the length', 'x(0, 4)', 0.1024, 12],
  ['theLearningRate', 'Too slow', 'loss(0, 20)', 7.131, 3],
  ['theLearningRate', 'Too slow', 'first(0, loss < 0.01)', 183, 12],
  ['theLearningRate', 'Fast enough', 'first(0, loss < 0.01)', 17, 12],
  ['theLearningRate', 'Past the limit', 'loss(0, 1) / loss(0, 0)', 1.44, 12],
  ['theLearningRate', 'Past the limit', 'loss(0, 1)', 23.04, 12],
  ['theLearningRate', 'Past the limit', 'loss(0, 2)', 33.18, 2],
  ['theLearningRate', 'Past the limit', 'loss(0, 3)', 47.78, 2],
  ['theLearningRate', 'Past the limit', 'limit(0)', 1, 12],
  ['momentum', 'The same rate, twice', 'x(0, 15)', 0.0258, 4],
  ['momentum', 'The same rate, twice', 'x(1, 15)', 0.8236, 4],
  ['momentum', 'It cannot stop at once', 'first(0, x < 0)', 19, 12],
  ['momentum', 'It cannot stop at once', 'x(0, 19)', -0.0002, 4],
  ['aLimitThatCanBeFelt', 'Where the border is', 'limit(0)', 2 / 0.3, 12],
  ['feelYourWayDown', 'A step in numbers', 'slope(0, 0)', -3.5, 12],
  ['feelYourWayDown', 'A step in numbers', 'x(0, 1)', -1.1, 12],
  ['feelYourWayDown', 'Four rates', 'limit(0)', 2, 12],
  ['whyNaN', 'A simulator', 'x(0, 0)', 7, 12],
  ['whyNaN', 'A simulator', 'loss(0, 0)', 49, 12],
  ['whyNaN', 'A simulator', 'loss(0, 1) / loss(0, 0)', 0.64, 12],
  ['whyNaN', 'Growing', 'loss(0, 1) / loss(0, 0)', 4, 12],
  ['twoParameters', 'Two slopes', 'slope(0, 0)', Math.hypot(5.2, 8.8), 12],
  ['twoParameters', 'Two slopes', 'x(0, 1)', -2.08, 12],
  ['twoParameters', 'Two slopes', 'y(0, 1)', 1.32, 12],
  ['twoParameters', 'Two factors', 'limit(0)', 0.5, 12],
  ['twoParameters', 'A narrow bowl', 'abs(x(0, 1) / x(0, 0))', 19 / 21, 12],
  ['twoParameters', 'A narrow bowl', 'abs(y(0, 1) / y(0, 0))', 19 / 21, 12],
  ['aFamily', 'Momentum: a memory', 'limit(1)', 0.04, 12],
  ['aFamily', 'Adagrad: a rate for each', 'x(0, 1) - x(0, 0)', 0.5, 9],
  ['aFamily', 'Adagrad: a rate for each', 'y(0, 1) - y(0, 0)', 0.5, 9],
  ['aFamily', 'Adam: both', 'x(0, 1) - x(0, 0)', 0.2, 8],
  ['aFamily', 'Adam: both', 'y(0, 1) - y(0, 0)', 0.2, 8],
  ['aFamily', 'AdamW: decay beside it', 'y(0, 1)', 1.45, 7],
  ['aFamily', 'AdamW: decay beside it', 'y(1, 20)', 1.5 * 0.995 ** 20, 12],
  ['theEdgeOfMomentum', 'Where the edge is', 'limit(0) * (1 + runners.0.settings.beta)', 1.5, 12],
  ['clipping', 'Next to nothing', 'hypot(x(1, 1) - x(1, 0), y(1, 1) - y(1, 0))', 0.1 * Math.SQRT2, 5],
  ['clipping', 'Clipped', 'hypot(x(1, 1) - x(1, 0), y(1, 1) - y(1, 0))', 0.1, 6],
  ['clipping', 'Clipped', 'hypot(x(0, 1) - x(0, 0), y(0, 1) - y(0, 0))', 3.8374, 4],
  ['depth', 'A chain of weights', 'slope(0, 0)', 2 * (0.5 ** 8 - 1) * 8 * 0.5 ** 7, 12],
  ['depth', 'Above one', 'slope(0, 0)', 2 * (1.5 ** 8 - 1) * 8 * 1.5 ** 7, 9],
  ['rangeTest', 'Rising', 'eta(0, 1)', 1e-5, 15],
  ['rangeTest', 'Rising', 'eta(0, 2) / eta(0, 1)', 1e6 ** (1 / 99), 12],
  ['rangeTest', 'Rising', 'eta(0, N)', 10, 12],
  ['schedules', 'Down by steps', 'eta(0, N)', 0.1 * 0.3 ** 3, 12],
  ['schedules', 'Along a cosine', 'eta(0, 201)', 0.05, 12],
  ['schedules', 'Up first', 'eta(0, 1)', 0.0004, 12],
  ['schedules', 'Up first', 'eta(0, 21)', 0.04, 12],
  ['theBugInYourOptimizer', 'One line is missing', 'abs(x(0, 1) - x(0, 0))', 0.05, 9],
  ['theBugInYourOptimizer', 'One line is missing', 'abs(x(1, 1) - x(1, 0))', 0.05 * Math.sqrt(10), 7],
  ['linearRegression', 'A place is a line', 'loss(0, 0)', 52.108, 3],
  ['linearRegression', 'A place is a line', 'runners.0.settings.eta', 0.1, 12],
  ['linearRegression', 'The lowest place', 'loss(0, N)', 0.2209, 4],
  ['linearRegression', 'The lowest place', 'x(0, N)', 2.92837, 5],
  ['linearRegression', 'The lowest place', 'y(0, N)', 7.00371, 5],
  ['batches', 'Steps and epochs', 'ceil(100 / runners.1.batch.size)', 4, 12],
  ['batches', 'Steps and epochs', 'ceil(100 / runners.2.batch.size)', 100, 12],
  ['fourDataSets', 'The best line', 'x(0, N)', 0.50009, 5],
  ['fourDataSets', 'The best line', 'y(0, N)', 3.00009, 5],
] as const)('%s, %s: %s is %s', (id, title, expression, value, digits) => {
  expect(valueIn(cueOf(id, title), expression)).toBeCloseTo(value, digits)
})

test('the three rates of the limit creep, bounce inwards and bounce outwards', () => {
  const ends = ['Small steps', 'Leaps', 'Out'].map((title) => {
    const cue = cueOf('aLimitThatCanBeFelt', title)
    return [valueIn(cue, 'runners.0.settings.eta'), Math.sign(valueIn(cue, 'x(0, 1) / x(0, 0)')), Math.abs(valueIn(cue, 'x(0, N) / x(0, 0)')) < 1]
  }) // prettier-ignore
  expect(ends).toEqual([
    [0.3, 1, true],
    [6, -1, true],
    [7, -1, false],
  ])
})

test('momentum carries through the saddle and over the plateau', () => {
  for (const [title, condition] of [['A saddle', 'abs(y) > 1'], ['A plateau', 'loss < 0.5']] as const) {
    const cue = cueOf('saddleAndPlateau', title)
    const [momentum, plain] = [0, 1].map((runner) => valueIn(cue, `first(${runner}, ${condition})`))
    expect(momentum).toBeLessThan((plain ?? 0) / 2)
  } // prettier-ignore
})

/** The cue with one part of its Experiment changed. */
function changed(cue: Cue, path: string, value: number | string): Cue {
  const edited = setPart(cue.experiment, path, value)
  if ('problem' in edited) throw new Error(edited.problem)
  return { ...cue, experiment: edited.experiment }
}

test('a run that has no numbers any more says when, and a tenth of its rate mends it', () => {
  const steep = cueOf('whyNaN', 'On steep ground')
  const { runs } = race(steep.experiment)
  expect(runs.map(({ divergedAt }) => divergedAt)).toEqual([6])
  expect(reportOfCue(steep, race(steep.experiment)).text).toContain('diverged at step 6')
  const tenth = changed(steep, 'runners.0.settings.eta', 0.001)
  expect(tenth.experiment).toEqual(cueOf('whyNaN', 'A tenth of it').experiment)
  expect(valueIn(tenth, 'loss(0, N)')).toBeLessThan(valueIn(tenth, 'loss(0, 0)'))
})

test('decay by the slope is as strong at any λ with Adam, and in proportion to it with AdamW', () => {
  const cue = cueOf('aFamily', 'AdamW: decay beside it')
  const less = [0, 1].reduce((each, at) => changed(each, `runners.${at}.settings.weightDecay`, 0.01), cue)
  expect(valueIn(less, 'y(0, 20)')).toBeCloseTo(valueIn(cue, 'y(0, 20)'), 5)
  expect(valueIn(less, 'y(1, 20)')).toBeCloseTo(1.5 * 0.9995 ** 20, 12)
})

test('momentum comes down below 2(1 + β)/λ, goes up above it, and jumps to and fro on it', () => {
  const cue = cueOf('theEdgeOfMomentum', 'Where the edge is')
  for (const beta of [0, 0.3, 0.5, 0.9]) {
    const ends = [0.97, 1, 1.03].map((share) => {
      const withBeta = changed(cue, 'runners.0.settings.beta', beta)
      const at = changed(withBeta, 'runners.0.settings.eta', share * (1 + beta))
      return valueIn(at, 'abs(x(0, N)) / abs(x(0, N - 10))')
    })
    expect(ends[0]).toBeLessThan(1)
    expect(ends[1]).toBeCloseTo(1, 1)
    expect(ends[2]).toBeGreaterThan(1)
  }
})

test.each([1, 2, 4, 8, 16])('depth: the slope of %s layers vanishes below one and explodes above it', (d) => {
  for (const [title, w] of [
    ['A chain of weights', 0.5],
    ['Above one', 1.5],
  ] as const) {
    const slope = valueIn(changed(cueOf('depth', title), 'surface.settings.d', d), 'slope(0, 0)')
    const exact = 2 * (w ** d - 1) * d * w ** (d - 1)
    expect(slope / exact).toBeCloseTo(1, 12)
  }
})

test('clipping rescues the chain above one, and not the one below', () => {
  const clipped = cueOf('depth', 'What clipping can do')
  expect(race(cueOf('depth', 'Above one').experiment).runs.map(({ divergedAt }) => divergedAt)).toEqual([2])
  expect(valueIn(clipped, 'x(0, N)')).toBeCloseTo(1, 6)
  const below = changed(clipped, 'start.0', 0.5)
  expect(valueIn(below, 'x(0, N)')).toBe(valueIn(cueOf('depth', 'A chain of weights'), 'x(0, N)'))
})

test('the limit of the range test is among its rates, and its loss turns up above it', () => {
  const cue = cueOf('rangeTest', 'Reading it')
  const limit = valueIn(cue, 'limit(0)')
  const rateAtTurn = valueIn(cue, 'eta(0, first(0, eta > limit(0) && loss > 0.25))')
  expect(limit).toBeCloseTo(0.95355, 5)
  expect(rateAtTurn).toBeGreaterThan(limit)
  expect(valueIn(cue, 'loss(0, N) / loss(0, 0)')).toBeGreaterThan(1e6)
})

test.each([1, 2, 3, 4])('what comes down to almost no rate settles, whatever the rows (seed %s)', (seed) => {
  const cue = changed(cueOf('schedules', 'A gallery'), 'seed', seed)
  for (const runner of [1, 2, 3, 5, 6, 7]) {
    expect(valueIn(cue, `eta(${runner}, N)`)).toBeLessThan(0.013)
    expect(valueIn(cue, `loss(${runner}, N)`)).toBeLessThan(0.225)
  }
  expect(valueIn(cue, 'loss(0, N)')).toBeGreaterThan(0.225)
})

test('a warm-up brings a rate through ground that is too steep for it', () => {
  const { runs } = race(cueOf('schedules', 'Up first').experiment)
  expect(runs.map(({ divergedAt }) => divergedAt)).toEqual([undefined, 6])
})

// (1 − β₁ᵗ)/√(1 − β₂ᵗ): on even ground the steps without the correction are this much longer
test.each([1, 2, 10, 100])('Adam without its correction on even ground, step %s', (t) => {
  const cue = cueOf('theBugInYourOptimizer', 'One line is missing')
  const even = changed(changed(cue, 'steps', 100), 'start.0', 1e6)
  const longer = valueIn(even, `(x(1, ${t}) - x(1, ${t - 1})) / (x(0, ${t}) - x(0, ${t - 1}))`)
  expect(longer).toBeCloseTo((1 - 0.9 ** t) / Math.sqrt(1 - 0.999 ** t), 3)
})

test.each([1, 2, 3, 4294967295])(
  'four batches of 8 taken together end exactly where a batch of 32 does, and others do not (seed %s)',
  (seed) => {
    const seeded = changed(cueOf('batches', 'Batches taken together'), 'seed', seed)
    for (const name of ['x', 'y', 'loss'])
      expect(valueIn(seeded, `${name}(0, N)`)).toBe(valueIn(seeded, `${name}(1, N)`))
    expect(valueIn(seeded, 'hypot(x(2, N) - x(1, N), y(2, N) - y(1, N))')).toBeGreaterThan(0.001)
  },
)

// for the squares as Anscombe has it; for Huber's loss at δ = 0.3 the slope is 0 there
test.each([
  ['The best line', 'anscombe1', 0.5, 3],
  ['The best line', 'anscombe2', 0.5, 3],
  ['The best line', 'anscombe3', 0.5, 3],
  ['The best line', 'anscombe4', 0.5, 3],
  ['Another loss', 'anscombe1', 0.49, 3.04],
  ['Another loss', 'anscombe2', 0.5, 3.28],
  ['Another loss', 'anscombe3', 0.36, 3.91],
  ['Another loss', 'anscombe4', 0.5, 2.94],
] as const)('fourDataSets, %s: the line of %s is %s u + %s', (title, data, w, b) => {
  const other = changed(cueOf('fourDataSets', title), 'surface.data', data)
  expect(valueIn(other, 'x(0, N)')).toBeCloseTo(w, 2)
  expect(valueIn(other, 'y(0, N)')).toBeCloseTo(b, 2)
  expect(valueIn(other, 'slope(0, N)')).toBeLessThan(1e-6)
})
