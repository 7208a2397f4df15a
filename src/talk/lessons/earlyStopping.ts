/** Rows that are set apart: the loss that nobody descends, and stopping where it is lowest. */
import type { Lesson } from './lesson'

const eta = 'runners.0.settings.eta'
const best = 'lowest(0, validation)'

export const earlyStopping = {
  id: 'earlyStopping',
  line: 'Some rows are kept back. Their loss falls with the others, and then it does not: the time to stop.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'Validation and early stopping',
    source: 'Prechelt, 1998',
    cues: [
      {
        title: 'Rows that are kept back',
        experiment: {
          version: 1,
          surface: { id: 'sineFit', validation: { share: 0.25, seed: 0 } },
          start: [3.4, -1.6],
          steps: 60,
          runners: [{ optimizer: 'sgd', settings: { eta: 0.1 } }],
          view: { card: 'fit' },
        },
        text: `A sine goes through a few noisy rows. Some rows, drawn as rings, are *kept back*: the surface and every step are made of the other {= rows} alone. The loss of the rings, [dashed in the chart](show chart), says how good the curve is where it was not fitted.

From step 0 to step {= N} the loss of the run goes from {= loss(0, 0)} to {= loss(0, N)}. The validation loss begins at {= validation(0, 0)}, is lowest [at step {= ${best}}](seek ${best}) with {= validation(0, ${best})}, and ends at {= validation(0, N)}.`,
        controls: [eta, 'start.0', 'start.1'],
        ask: {
          kind: 'choice',
          question: 'Where is the validation loss lowest?',
          options: ['At the start', 'On the way', 'At the end'],
          answer: `${best} == 0 ? 0 : ${best} == N ? 2 : 1`,
        },
        play: { from: 0, speed: 8 },
      },
      {
        title: 'Stop in time',
        from: 'previous',
        experiment: { steps: 200, stop: { patience: 8, of: 'validation' } },
        text: `A run that is stopped in time does not pay for what comes later. It ends when {~ stop.patience } steps in a row have brought no lower *validation* loss: now *{= end(0)}*, with a validation loss of {= validation(0, last(0, step >= 0))}. The best was {= validation(0, ${best})}, [at step {= ${best}}](seek ${best}): keep the parameters of that step, w = {= x(0, ${best})} and b = {= y(0, ${best})}.

Patience about [the loss of the run](set stop.of = loss) would look at the wrong line; [back](set stop.of = validation).`,
        controls: ['stop.patience', eta],
        play: { from: 0, speed: 8 },
      },
      {
        title: 'Which rows were kept back',
        from: 'previous',
        experiment: { stop: { patience: 20 } },
        text: `With so few rows much hangs on which are kept back. With the split of seed {= surface.validation.seed} the best step is [{= ${best}}](seek ${best}), with a validation loss of {= validation(0, ${best})}. Try the splits of seed [1](set surface.validation.seed = 1), [2](set surface.validation.seed = 2), [3](set surface.validation.seed = 3), [4](set surface.validation.seed = 4) and [0](set surface.validation.seed = 0): each is another surface, and another best step.

A larger share makes the validation loss more certain and the surface less: it is a mean over {= rows} of the rows when {= 100 surface.validation.share} % are kept back.`,
        controls: ['surface.validation.share', 'stop.patience', eta],
        play: { from: 0, speed: 16 },
      },
    ],
  },
} satisfies Lesson
