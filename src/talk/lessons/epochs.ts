/** Steps and epochs counted apart, and how η goes with the size of a batch. */
import type { Lesson } from './lesson'

const eta = (runner: number): string => `runners.${runner}.settings.eta`
const size = (runner: number): string => `runners.${runner}.batch.size`
const line = {
  surface: { id: 'linearRegression' },
  start: [0, 0],
  turn: 'row',
  view: { card: 'fit', against: 'epoch' },
}

export const epochs = {
  id: 'epochs',
  line: 'An epoch is one pass through all rows. Larger batches take fewer steps of it, and larger ones.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'Epochs, steps and the rate',
    source: 'Goyal et al., 2017',
    cues: [
      {
        title: 'Two ways to count',
        experiment: {
          version: 1,
          ...line,
          steps: 400,
          runners: [
            { name: 'All rows', optimizer: 'sgd', settings: { eta: 0.02 } },
            { name: 'Mini-batch', optimizer: 'sgd', settings: { eta: 0.02 }, batch: { size: 32 } },
            { name: 'One row', optimizer: 'sgd', settings: { eta: 0.02 }, batch: { size: 1 } },
          ],
        },
        text: `The race counts *rows*: {= rows} of them are an epoch, for every runner. But a batch of {~ ${size(1)} } makes {= ceil(rows / ${size(1)})} steps of it; where rows are left, the last batch is smaller. All rows at once make one step, single rows {= rows}. In {= N / rows} epochs the runners take {= last(0, step >= 0)}, {= last(1, step >= 0)} and {= last(2, step >= 0)} steps. The bar below counts both.

With ten thousand rows and batches of 32 an epoch has {= ceil(10000 / 32)} steps, and a hundred epochs have {= 100 ceil(10000 / 32)}.`,
        controls: [size(1), eta(0), eta(1), eta(2)],
        ask: {
          kind: 'number',
          question: 'How many steps are an epoch of 10,000 rows in batches of 32?',
          answer: 'ceil(10000 / 32)',
          min: 1,
          max: 10000,
        },
        play: { from: 0, speed: 32 },
      },
      {
        title: 'The same rate for a larger batch',
        experiment: {
          version: 1,
          ...line,
          steps: 1000,
          runners: [
            { name: 'Batch of 2', optimizer: 'sgd', settings: { eta: 0.005 }, batch: { size: 2 } },
            { name: 'Batch of 20', optimizer: 'sgd', settings: { eta: 0.005 }, batch: { size: 20 } },
            { name: 'Batch of 20, scaled η', optimizer: 'sgd', settings: { eta: 0.05 }, batch: { size: 20 } },
          ],
        },
        text: `Both see the same rows as often. The [first](show ball 0) takes {= ${size(1)} / ${size(0)}} times as many steps as the [second](show ball 1). The first has η = {~ ${eta(0)} }, the second η = {~ ${eta(1)} }. After {= N / rows} epochs their losses are {= loss(0, last(0, step >= 0)) : 4} and {= loss(1, last(1, step >= 0)) : 4}.

A rate that grows as the batch does is the *linear scaling rule*. The [third](show ball 2) has the large batch, and η = {~ ${eta(2)} }: its loss is {= loss(2, last(2, step >= 0)) : 4}. One of its steps does about what {= ${size(2)} / ${size(0)}} small ones do, as long as the slope hardly changes between them.`,
        controls: [eta(0), eta(1), eta(2)],
        play: { from: 0, speed: 32 },
      },
      {
        title: 'Where the rule ends',
        experiment: {
          version: 1,
          ...line,
          steps: 1000,
          runners: [
            { name: 'Batch of 2', optimizer: 'sgd', settings: { eta: 0.03 }, batch: { size: 2 } },
            { name: 'All rows, scaled η', optimizer: 'sgd', settings: { eta: 1.5 } },
          ],
        },
        text: `The rule cannot go on for ever: the limit of η belongs to the surface, and not to the batch. Here it is {= limit(1)}. The [first](show ball 0) runner has batches of {= ${size(0)}} and η = {~ ${eta(0)} }. With all {= rows} rows in a step the rule asks for {= ${eta(0)} rows / ${size(0)}}, and the [second](show ball 1) has {~ ${eta(1)} }: from step 0 to step {= last(1, step >= 0)} its loss goes from {= loss(1, 0)} to {= loss(1, last(1, step >= 0))}.

[Half the limit](set ${eta(1)} = limit(1) / 2) is about the best that one step an epoch can have. In the same {= N / rows} epochs the first has taken {= last(0, step >= 0)} steps, and its loss is {= loss(0, last(0, step >= 0))}.`,
        controls: [eta(0), eta(1)],
        play: { from: 0, speed: 32 },
      },
    ],
  },
} satisfies Lesson
