/** Batches: all rows, some or one for a step, and several batches taken together. */
import type { Lesson } from './lesson'

const eta = 'runners.0.settings.eta'
const line = { surface: { id: 'linearRegression' }, start: [0, 0] }

export const batches = {
  id: 'batches',
  line: 'A step that sees fewer rows costs less, and its noise stays as long as the rate does.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'Batches',
    source: 'Robbins & Monro, 1951',
    cues: [
      {
        title: 'All rows, some, one',
        experiment: {
          version: 1,
          ...line,
          steps: 200,
          runners: [
            { name: 'All rows', optimizer: 'sgd', settings: { eta: 0.05 } },
            { name: 'Mini-batch', optimizer: 'sgd', settings: { eta: 0.05 }, batch: { size: 32 } },
            { name: 'One row', optimizer: 'sgd', settings: { eta: 0.05 }, batch: { size: 1 } },
          ],
          view: { card: 'fit' },
        },
        text: `Three runners fit a line to the same hundred rows. A step of the [first](show ball 0) sees all rows, a step of the [second](show ball 1) {= runners.1.batch.size}, a step of the [third](show ball 2) only one.

After {= N} steps their losses are {= loss(0, N) : 4}, {= loss(1, N) : 4} and {= loss(2, N) : 4}. The slope of a few rows is that of all rows and some noise, and the fewer they are, the more noise there is. Only the first path is smooth. Try [batches of 8](set runners.1.batch.size = 8) for the second.`,
        controls: [eta, 'runners.1.settings.eta', 'runners.2.settings.eta', 'seed'],
        play: { from: 0, speed: 16 },
      },
      {
        title: 'Steps and epochs',
        text: `An *epoch* is one pass through all rows. It is one step of the first runner, {= ceil(100 / runners.1.batch.size)} of the second and {= ceil(100 / runners.2.batch.size)} of the third. The last batch of an epoch takes the rows that are left.

So count the rows instead of the steps. After [one epoch](seek ceil(100 / runners.1.batch.size)) the first has a loss of {= loss(0, 1)}, the second of {= loss(1, ceil(100 / runners.1.batch.size))}, the third of {= loss(2, ceil(100 / runners.2.batch.size))}. All three have looked at the same rows.`,
        controls: [eta, 'runners.1.settings.eta', 'runners.2.settings.eta', 'seed'],
        ask: {
          kind: 'choice',
          question: 'Which has the lowest loss after one epoch?',
          options: ['All rows at once', 'Batches', 'One row at a time'],
          answer:
            'loss(0, 1) < min(loss(1, ceil(100 / runners.1.batch.size)), loss(2, ceil(100 / runners.2.batch.size))) ? 0 : loss(1, ceil(100 / runners.1.batch.size)) < loss(2, ceil(100 / runners.2.batch.size)) ? 1 : 2',
        },
        play: { from: 0, speed: 4 },
      },
      {
        title: 'Noise that stays',
        experiment: {
          version: 1,
          ...line,
          steps: 1000,
          runners: [
            { optimizer: 'sgd', settings: { eta: 0.1 }, batch: { size: 1 } },
            { optimizer: 'sgd', settings: { eta: 0.01 }, batch: { size: 1 } },
          ],
          view: { card: 'fit' },
        },
        text: `Both runners see one row a step, the [first](show ball 0) with η = {~ ${eta} }, the [second](show ball 1) with η = {~ runners.1.settings.eta }. At the minimum the mean of all slopes is 0, but that of a single row is not. So a run that sees single rows never rests: it circles, and how wide depends on the rate.

The first step with a loss below 0.25: {= first(0, loss < 0.25)} and {= first(1, loss < 0.25)}. The last one above it: {= last(0, loss > 0.25)} and {= last(1, loss > 0.25)}. A large rate is there soon and cannot stay, a small one takes its time and stays. A rate that falls has both.`,
        controls: [eta, 'runners.1.settings.eta', 'seed'],
        play: { from: 0, speed: 64 },
      },
      {
        title: 'Batches taken together',
        experiment: {
          version: 1,
          ...line,
          steps: 40,
          runners: [
            {
              name: '4 batches of 8',
              optimizer: 'sgd',
              settings: { eta: 0.1 },
              batch: { size: 8, accumulate: 4 },
            },
            { name: 'A batch of 32', optimizer: 'sgd', settings: { eta: 0.1 }, batch: { size: 32 } },
            { name: 'A batch of 8', optimizer: 'sgd', settings: { eta: 0.1 }, batch: { size: 8 } },
          ],
          view: { card: 'fit' },
        },
        text: `A large batch may not fit into memory. Then the mean of the slopes of several small ones is taken before the step is. The [first](show ball 0) runner takes {= runners.0.batch.accumulate} batches of {= runners.0.batch.size} rows together, the [second](show ball 1) one batch of {= runners.1.batch.size}.

They end at w = {= x(0, N) : 8}, b = {= y(0, N) : 8} and at w = {= x(1, N) : 8}, b = {= y(1, N) : 8}: the distance between them is {= hypot(x(0, N) - x(1, N), y(0, N) - y(1, N))}. A mean of {= runners.0.batch.accumulate} means is the mean of all their rows. The [third](show ball 2), which steps after every {= runners.2.batch.size} rows, ends somewhere else, {= hypot(x(2, N) - x(1, N), y(2, N) - y(1, N))} away.

Another seed draws other batches, and the first two go together again.`,
        controls: ['seed', 'start.0', 'start.1'],
        play: { from: 0, speed: 4 },
      },
    ],
  },
} satisfies Lesson
