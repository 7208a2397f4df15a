/** Schedules: a rate that falls for the noise of small batches, and one that rises first for steep ground. */
import type { Lesson } from './lesson'

const everyRow = { surface: { id: 'linearRegression' }, start: [0, 0], steps: 400 }
const oneRow = { optimizer: 'sgd', settings: { eta: 0.1 }, batch: { size: 1 } }
const gallery = [
  'constant',
  'step',
  'exponential',
  'cosine',
  'cosineRestarts',
  'warmupCosine',
  'oneCycle',
  'polynomial',
]

export const schedules = {
  id: 'schedules',
  line: 'A large rate gets there, a small one stays there, and a schedule has both.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'A rate that changes',
    source: 'Loshchilov & Hutter, 2017; Goyal et al., 2017; Smith & Topin, 2019',
    cues: [
      {
        title: 'Down by steps',
        experiment: {
          version: 1,
          ...everyRow,
          runners: [{ ...oneRow, schedule: { id: 'step', settings: { every: 100, factor: 0.3 } } }, oneRow],
        },
        text: `Two runners fit a line and see one row a step, so their slopes are noisy. Both begin with η = {= eta(0, 1)}. That of the [second](show ball 1) stays. That of the [first](show ball 0) is multiplied by {= runners.0.schedule.settings.factor} after every {~ runners.0.schedule.settings.every } steps, and is {= eta(0, N)} in the end.

The last step with a loss above 0.25: {= last(0, loss > 0.25)} with the schedule, {= last(1, loss > 0.25)} without, of {= N}. At an even rate the noise keeps the ball away from the [minimum](show minimum). As the rate falls, the circle draws in.`,
        controls: [
          'runners.0.schedule.settings.every',
          'runners.0.schedule.settings.factor',
          'runners.0.settings.eta',
          'runners.1.settings.eta',
          'seed',
        ],
        play: { from: 0, speed: 32 },
      },
      {
        title: 'Along a cosine',
        experiment: {
          version: 1,
          ...everyRow,
          runners: [{ ...oneRow, schedule: { id: 'cosine', settings: { steps: 400, min: 0 } } }],
          view: { quantity: 'eta', chart: 'linear' },
        },
        text: `A cosine needs no steps to be chosen, only an end. The [chart](show chart) has the rate: {= eta(0, 1)} at first, {= eta(0, 200)} at the step in the middle, {= eta(0, N)} at the last. It leaves the top slowly, so there is time to get down, and it reaches the end slowly, so there is time to settle.

The last step with a loss above 0.25: {= last(0, loss > 0.25)} of {= N}. After all steps the loss is {= loss(0, N) : 4}.`,
        controls: ['runners.0.settings.eta', 'seed'],
        play: { from: 0, speed: 32 },
      },
      {
        title: 'Up first',
        experiment: {
          version: 1,
          surface: { formula: 'x^4', domain: [[-5, 5]] },
          start: [4],
          steps: 200,
          runners: [
            {
              optimizer: 'sgd',
              settings: { eta: 0.04 },
              schedule: {
                id: 'warmupCosine',
                settings: { warmup: 20, warmupFrom: 0.01, steps: 200, min: 0 },
              },
            },
            { optimizer: 'sgd', settings: { eta: 0.04 } },
          ],
        },
        text: `The loss is x⁴, steep outside and flat inside. A step multiplies x by 1 − 4ηx². From x = {= start.0} it leads further out as soon as η is above 1 / (2x²) = {= 1 / (2 * start.0^2)}, and out there that border is lower still. Further in the rate may be larger, and must be, or nothing moves.

With η = {= runners.1.settings.eta} from the first step on, a run ends so: {= end(1)}. A *warm-up* raises the rate to {~ runners.0.settings.eta } in {= runners.0.schedule.settings.warmup} steps, from {= eta(0, 1)}. By then the ball is at x = {= x(0, min(N, runners.0.schedule.settings.warmup))}, where any rate up to {= 1 / (2 * x(0, min(N, runners.0.schedule.settings.warmup))^2)} leads inwards. After {= N} steps its loss is {= loss(0, N)}.`,
        controls: ['runners.0.settings.eta', 'runners.0.schedule.settings.warmup', 'runners.1.settings.eta'],
        play: { from: 0, speed: 8 },
      },
      {
        title: 'A gallery',
        experiment: {
          version: 1,
          ...everyRow,
          runners: gallery.map((id) => ({ ...oneRow, schedule: { id } })),
          view: { quantity: 'eta', chart: 'linear' },
        },
        text: `Eight schedules with one base rate, {= runners.0.settings.eta}, on the same noisy rows. The [chart](show chart) has their rates. Their losses after {= N} steps: constant {= loss(0, N) : 4}, step decay {= loss(1, N) : 4}, exponential {= loss(2, N) : 4}, cosine {= loss(3, N) : 4}, cosine with restarts {= loss(4, N) : 4}, warm-up and cosine {= loss(5, N) : 4}, one-cycle {= loss(6, N) : 4}, polynomial {= loss(7, N) : 4}.

Another seed draws the rows in another order, and which of them is ahead changes. What does not change: where the rate is still {= eta(0, N)}, or {= eta(4, N)} soon after a restart, the last few rows decide where the ball is, and where the rate has come down to almost nothing, all rows do.`,
        controls: ['seed'],
        play: { from: 0, speed: 32 },
      },
    ],
  },
} satisfies Lesson
