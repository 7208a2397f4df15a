/** Outliers: one row that does not fit makes the loss jump; clipping and larger batches smooth it. */
import type { Lesson } from './lesson'

const eta = 'runners.0.settings.eta'
/** The step at which the loss of a runner is highest, once all have come down from their start. */
const peak = (runner: number): string => `lowest(${runner}, step < 40 ? 0 : -loss)`
const peaks = (runner: number): string =>
  `{= loss(${runner}, ${peak(runner)})} at [step {= ${peak(runner)}}](seek ${peak(runner)})`

/** Near v = u / 2 + 1, but for the last row. */
const columns = {
  u: [-1.5, -1.3, -1.1, -0.9, -0.7, -0.5, -0.3, -0.1, 0.1, 0.3, 0.5, 0.7, 0.9, 1.1, 1.3, 1],
  v: [0.3, 0.4, 0.4, 0.6, 0.6, 0.8, 0.8, 1, 1, 1.2, 1.3, 1.3, 1.5, 1.5, 1.7, 12],
}

export const outliers = {
  id: 'outliers',
  line: 'One row that does not fit makes the loss jump whenever its turn comes. Two ways to smooth it.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'A row that does not fit',
    source: 'Pascanu, Mikolov & Bengio, 2013',
    cues: [
      {
        title: 'Spikes',
        experiment: {
          version: 1,
          surface: {
            formula: '(v - (w u + b))^2',
            parameters: ['w', 'b'],
            domain: [
              [-3, 5],
              [-3, 5],
            ],
            data: { columns },
          },
          start: [0, 0],
          steps: 160,
          runners: [{ name: 'One row', optimizer: 'sgd', settings: { eta: 0.1 }, batch: { size: 1 } }],
          view: { card: 'fit' },
        },
        text: `{= rows} rows, and all but one lie near a line. Each step sees a single row. The slope of a row is in proportion to its mistake, so the odd row asks for a far longer step than the others, and for one that suits nobody else. The [loss over all rows](show chart) tells when its turn came.

From step 40 on the highest loss is ${peaks(0)}; the step before it was {= loss(0, ${peak(0)} - 1)}. With η = {~ ${eta} } each epoch of {= rows} steps has that row once.`,
        controls: [eta, 'seed'],
        play: { from: 0, speed: 16 },
      },
      {
        title: 'Clip the slope',
        from: 'previous',
        experiment: {
          runners: {
            '1': {
              name: 'Clipped',
              optimizer: 'sgd',
              settings: { eta: 0.1 },
              batch: { size: 1 },
              clip: { norm: 1 },
            },
          },
        },
        text: `[Clipping](show ball 1) cuts a slope that is longer than {= runners.1.clip.norm} to that length and keeps its direction. So no step of the second runner is longer than {= runners.1.settings.eta * runners.1.clip.norm}, whatever a row says.

From step 40 on the highest loss is ${peaks(0)} without clipping, and ${peaks(1)} with it. The price: a mean of clipped slopes is not a clipped mean, so the second has another aim. They end at w = {= x(0, N)}, b = {= y(0, N)} and at w = {= x(1, N)}, b = {= y(1, N)}.`,
        controls: [eta, 'runners.1.settings.eta', 'seed'],
        play: { from: 0, speed: 16 },
      },
      {
        title: 'More rows in a step',
        from: 'previous',
        experiment: {
          runners: {
            '1': { name: 'Batches', clip: null, batch: { size: 8 } },
          },
        },
        text: `A [batch](show ball 1) is a mean over {= runners.1.batch.size} rows, so a single row has a share of {= 100 / runners.1.batch.size} % in it. From step 40 on the highest loss is ${peaks(0)} with one row a step, and ${peaks(1)} with {= runners.1.batch.size}.

Try batches of [2](set runners.1.batch.size = 2), [4](set runners.1.batch.size = 4), [8](set runners.1.batch.size = 8) and [all 16](set runners.1.batch.size = 16). A larger batch costs as many times more rows a step.`,
        controls: ['runners.1.batch.size', eta, 'runners.1.settings.eta', 'seed'],
        play: { from: 0, speed: 16 },
      },
    ],
  },
} satisfies Lesson
