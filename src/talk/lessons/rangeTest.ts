/** The range test: every rate from far too small to far too large, in one run. */
import type { Lesson } from './lesson'

const eta = 'runners.0.settings.eta'
const high = 'runners.0.schedule.settings.high'
const line = { surface: { id: 'linearRegression' }, start: [0, 0], steps: 100 }

export const rangeTest = {
  id: 'rangeTest',
  line: 'One run tries every rate, from far too small to far too large, and its loss says which will do.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'A test of all rates',
    source: 'Smith, 2017',
    cues: [
      {
        title: 'Rising',
        experiment: {
          version: 1,
          ...line,
          runners: [{ optimizer: 'sgd', settings: { eta: 0.1 }, schedule: { id: 'rangeTest' } }],
          view: { against: 'eta', chart: 'log' },
        },
        text: `Nobody knows the right rate beforehand. So try all: each step of this run has a rate {= eta(0, 2) / eta(0, 1)} times that of the step before, from {= eta(0, 1)} to {= eta(0, N)} in {= N} steps. The [chart](show chart) has the loss against the rate.

At first nothing happens: after 30 steps the loss has come from {= loss(0, 0)} to {= loss(0, 30)}. Then it falls; the first step with a loss below 0.25: {= first(0, loss < 0.25)}. And where the rates go far enough, it turns up: after the last step it is {= loss(0, N)}.`,
        controls: [high, 'runners.0.schedule.settings.low'],
        play: { from: 0, speed: 8 },
      },
      {
        title: 'Reading it',
        text: `The limit 2/λ of this surface is {= limit(0)}. The [first step](seek first(0, eta > limit(0))) with a rate above it: {= first(0, eta > limit(0))}. The [first after that](seek first(0, eta > limit(0) && loss > 0.25)) with a loss above 0.25: {= first(0, eta > limit(0) && loss > 0.25)}, with a rate of {= eta(0, first(0, eta > limit(0) && loss > 0.25))}. What had shrunk to almost nothing needs some steps to grow to where one sees it.

So the turn is read too late, and nobody takes the rate at the turn. The chart marks two that are safer: a tenth of the rate with the lowest loss, and the rate where the loss falls fastest. A press on one takes it.`,
        controls: [high, 'runners.0.schedule.settings.low'],
      },
      {
        title: 'With batches',
        experiment: {
          version: 1,
          ...line,
          runners: [
            { optimizer: 'sgd', settings: { eta: 0.1 }, batch: { size: 8 }, schedule: { id: 'rangeTest' } },
          ],
          view: { against: 'eta', chart: 'log' },
        },
        text: `A test on batches of {= runners.0.batch.size} rows is cheaper and noisier. The first step with a loss below 0.25: {= first(0, loss < 0.25)}. The last one: {= last(0, loss < 0.25)}, with a rate of {= eta(0, last(0, loss < 0.25))}. After all {= N} steps the loss is {= loss(0, N)}.

Small batches turn up sooner, since some of them are steeper than all rows together. A rate has to bear those as well.`,
        controls: ['seed', high],
        play: { from: 0, speed: 8 },
      },
      {
        title: 'Taking a rate',
        experiment: {
          version: 1,
          ...line,
          runners: [{ optimizer: 'sgd', settings: { eta: 0.1 } }],
        },
        text: `The same start at an even rate of η = {~ ${eta} }. The first step with a loss below 0.25: {= first(0, loss < 0.25)}.

Compare [a hundredth of the limit](set ${eta} = limit(0) / 100), [a tenth](set ${eta} = limit(0) / 10), [half](set ${eta} = limit(0) / 2) and [all of it](set ${eta} = limit(0)). At the limit itself the loss never comes down to there: along the steep direction the ball leaps to and fro for ever.`,
        controls: [eta],
        play: { from: 0, speed: 8 },
      },
    ],
  },
} satisfies Lesson
