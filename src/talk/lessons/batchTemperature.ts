/** Batch size as temperature: the share of runs that leave a shallow minimum, against the rows that a step sees. */
import type { Lesson } from './lesson'

const size = (runner: number): string => `runners.${runner}.batch.size`
const eta = (runner: number): string => `runners.${runner}.settings.eta`
/** Only the deep minima of this fit lie as low. */
const share = (runner: number): string => `100 * share(${runner}, loss < 0.1)`
const heat = (runner: number): string => `{= ${eta(runner)} / ${size(runner)}}`

const sgd = (rate: number, rows: number) => ({
  name: `B = ${rows}`,
  optimizer: 'sgd',
  settings: { eta: rate },
  batch: { size: rows, shuffle: 'replace' },
})
const fit = {
  version: 1,
  surface: { id: 'sineFit' },
  start: [3.6, -0.5],
  steps: 100,
  noise: { shared: false },
  view: { card: 'fit' },
}
/** Starts that are as good as one, each of which draws rows of its own. */
const drawings = (...runners: number[]) => ({
  runners,
  x: { of: 'start.x', from: 3.59, to: 3.61, scale: 'linear' },
  y: { of: 'start.y', from: -0.51, to: -0.49, scale: 'linear' },
  columns: 64,
  rows: 64,
  map: false,
})

export const batchTemperature = {
  id: 'batchTemperature',
  line: 'Small batches shake a run out of a shallow minimum: η/B is a temperature.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'Batch size as temperature',
    source: 'Jastrzębski et al., 2017; Smith & Le, 2018',
    cues: [
      {
        title: 'One seed says little',
        experiment: {
          ...fit,
          runners: [{ name: 'All rows', optimizer: 'sgd', settings: { eta: 0.15 } }, sgd(0.15, 1)],
          ensemble: drawings(1),
        },
        text: `A sine is fitted to rows with noise, and the surface has many minima. Both runners begin beside a shallow one. The [first](show ball 0) sees all rows at every step and ends with a loss of {= loss(0, N)}. The [second](show ball 1) sees {= ${size(1)}} of them, drawn anew for each step, and ends with {= loss(1, N)}.

Whether it leaves is a matter of luck: take [another seed](set seed = seed + 1). The swarm is {= ensemble.columns * ensemble.rows} runs from as good as the same start, each with rows of its own. Counted over {= runs(1)} such runs, {= ${share(1)}} % end with a loss below 0.1, which is in a deep minimum. That share is worth comparing: [one row](set ${size(1)} = 1), [two](set ${size(1)} = 2), [four](set ${size(1)} = 4), [eight](set ${size(1)} = 8).`,
        controls: [eta(1), eta(0), 'seed'],
        play: { from: 0, speed: 8 },
      },
      {
        title: 'The fewer rows, the more heat',
        experiment: {
          ...fit,
          runners: [sgd(0.15, 1), sgd(0.15, 2), sgd(0.15, 4), sgd(0.15, 8)],
          ensemble: drawings(0, 1, 2, 3),
        },
        text: `Batches of {= ${size(0)}}, {= ${size(1)}}, {= ${size(2)}} and {= ${size(3)}} rows, with rates of {~ ${eta(0)} }, {~ ${eta(1)} }, {~ ${eta(2)} } and {~ ${eta(3)} }. Of {= runs(0)} runs each, {= ${share(0)}} %, {= ${share(1)}} %, {= ${share(2)}} % and {= ${share(3)}} % end in a deep minimum.

The slope of B rows, drawn independently, is that of all rows plus an error whose variance is in proportion to 1/B. It works like heat: a shallow minimum is left sooner than a deep one.`,
        controls: [eta(0), eta(1), eta(2), eta(3)],
        ask: {
          kind: 'number',
          question: 'How many of a hundred runs leave for a deep minimum with the first batch size?',
          answer: share(0),
          min: 0,
          max: 100,
        },
        play: { from: 0, speed: 8 },
      },
      {
        title: 'η over B',
        experiment: {
          ...fit,
          runners: [sgd(0.15, 1), sgd(0.3, 2), sgd(0.6, 4)],
          ensemble: drawings(0, 1, 2),
        },
        text: `Now the rates are {~ ${eta(0)} }, {~ ${eta(1)} } and {~ ${eta(2)} } for batches of {= ${size(0)}}, {= ${size(1)}} and {= ${size(2)}} rows, so η/B is ${heat(0)}, ${heat(1)} and ${heat(2)}. The shares are {= ${share(0)}} %, {= ${share(1)}} % and {= ${share(2)}} %.

A step adds η times the error to the path, a variance in proportion to η²/B, and for the same way it takes 1/η as many steps. What is left is η/B, while η is small beside 2/λ. Heat does not choose: a [rate of 0.8 for the first](set ${eta(0)} = 0.8) shakes it out of deep minima too.`,
        controls: [eta(0), eta(1), eta(2)],
        ask: {
          kind: 'number',
          question: 'How many of a hundred runs leave for a deep minimum with the last runner?',
          answer: share(2),
          min: 0,
          max: 100,
        },
        play: { from: 0, speed: 8 },
      },
    ],
  },
} satisfies Lesson
