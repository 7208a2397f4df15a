/** Comparison: plain descent, Adam and AdamW on one surface, their losses in one chart. */
import type { Lesson } from './lesson'

const decay = 'runners.2.settings.weightDecay'

export const comparison = {
  id: 'comparison',
  line: 'Three methods from one start, three lines in one chart, and what such a chart can say.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'Three losses in one chart',
    source: 'Kingma & Ba, 2015; Loshchilov & Hutter, 2019',
    cues: [
      {
        title: 'One start, three lines',
        experiment: {
          version: 1,
          surface: { id: 'ravine' },
          start: [-2, 1.5],
          steps: 300,
          runners: [
            { optimizer: 'sgd', settings: { eta: 0.02 } },
            { optimizer: 'adam', settings: { eta: 0.05 } },
            { optimizer: 'adamw', settings: { eta: 0.05, weightDecay: 0.1 } },
          ],
        },
        text: `[SGD](show ball 0), [Adam](show ball 1) and [AdamW](show ball 2) start at the same point, with a loss of {= loss(0, 0)}. The [chart](show chart) has the loss of each at every step.

At this step they are {= loss(0)}, {= loss(1)} and {= loss(2)}; at the last one {= loss(0, N)}, {= loss(1, N)} and {= loss(2, N)}. The first step with a loss below 0.1: {= first(0, loss < 0.1)}, {= first(1, loss < 0.1)} and {= first(2, loss < 0.1)}.`,
        controls: ['runners.0.settings.eta', 'runners.1.settings.eta', 'runners.2.settings.eta'],
        play: { from: 0, speed: 16 },
      },
      {
        title: 'A line depends on its rate',
        text: `A comparison is one of methods *with their settings*. With η = {~ runners.0.settings.eta } SGD ends at {= loss(0, N)}; try [0.002](set runners.0.settings.eta = 0.002), [0.02](set runners.0.settings.eta = 0.02) and [0.06](set runners.0.settings.eta = 0.06). With η = {~ runners.1.settings.eta } Adam ends at {= loss(1, N)}; try [0.005](set runners.1.settings.eta = 0.005) and [0.2](set runners.1.settings.eta = 0.2).

So tune each of them before you compare, or say that you did not.`,
        controls: ['runners.0.settings.eta', 'runners.1.settings.eta'],
        play: { from: 0, speed: 16 },
      },
      {
        title: 'What AdamW adds',
        text: `AdamW is Adam with weight decay: each step also takes η times λ of the parameters away. With λ = {~ ${decay} } and η = {~ runners.2.settings.eta } that is {= 100 * runners.2.settings.eta * ${decay}} % a step. It ends {= hypot(x(2, N), y(2, N))} from the origin, Adam {= hypot(x(1, N), y(1, N))}.

[Without decay](set ${decay} = 0) and with the same rate both walk the same way. The chart has no word about what decay is for, which is how well a model does on rows that it has not seen.`,
        controls: [decay, 'runners.2.settings.eta'],
        play: { from: 0, speed: 16 },
      },
    ],
  },
} satisfies Lesson
