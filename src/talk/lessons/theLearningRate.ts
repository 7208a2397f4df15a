/** The learning-rate dilemma: too slow, fast enough, and past the limit, on one curve. */
import type { Lesson } from './lesson'

const eta = 'runners.0.settings.eta'

export const theLearningRate = {
  id: 'theLearningRate',
  line: 'Ten times the rate is ten times as fast, until it is far too much.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'The learning-rate dilemma',
    cues: [
      {
        title: 'Three rates',
        experiment: {
          version: 1,
          surface: { id: 'parabola' },
          start: [4],
          steps: 20,
          runners: [0.01, 0.1, 1.1].map((rate) => ({ optimizer: 'sgd', settings: { eta: rate } })),
        },
        text: `The same curve, the same start, the same rule. Only the learning rate differs: {= runners.0.settings.eta}, {= runners.1.settings.eta} and {= runners.2.settings.eta}. All three begin with a loss of {= loss(0, 0)}.

After {= N} steps the [chart](show chart) has {= loss(0, N)} for the first, {= loss(1, N)} for the second and {= loss(2, N)} for the third.`,
        controls: ['runners.0.settings.eta', 'runners.1.settings.eta', 'runners.2.settings.eta'],
        ask: {
          kind: 'choice',
          question: 'Which rate has the lowest loss in the end?',
          options: ['The smallest', 'The one in the middle', 'The largest'],
          answer: 'loss(0, N) < min(loss(1, N), loss(2, N)) ? 0 : loss(1, N) < loss(2, N) ? 1 : 2',
        },
        play: { from: 0, speed: 2 },
      },
      {
        title: 'Too slow',
        experiment: {
          version: 1,
          surface: { id: 'parabola' },
          start: [4],
          steps: 250,
          runners: [{ optimizer: 'sgd', settings: { eta: 0.01 } }],
        },
        text: `With η = {~ ${eta} } the loss is {= loss(0, 20) : 4} after [20 steps](seek 20), down from {= loss(0, 0)}. A small rate is not wrong. It takes its time.

The [first step](seek first(0, loss < 0.01)) with a loss below 0.01: {= first(0, loss < 0.01)}.`,
        controls: [eta],
        play: { from: 0, speed: 16 },
      },
      {
        title: 'Fast enough',
        from: 'previous',
        experiment: { steps: 40, runners: { 0: { settings: { eta: 0.1 } } } },
        text: `Now with η = {~ ${eta} }. The [first step](seek first(0, loss < 0.01)) with a loss below 0.01: {= first(0, loss < 0.01)}.

At every step the loss is multiplied by the same factor, {= loss(0, 1) / loss(0, 0) : 4}. That is why a [log axis](show chart) shows a straight line.`,
        controls: [eta],
        play: { from: 0, speed: 4 },
      },
      {
        title: 'Past the limit',
        from: 'previous',
        experiment: { steps: 20, runners: { 0: { settings: { eta: 1.1 } } } },
        text: `With η = {~ ${eta} } the loss goes {= loss(0, 0)} → {= loss(0, 1) : 4} → {= loss(0, 2) : 4} → {= loss(0, 3) : 4}. The factor is {= loss(0, 1) / loss(0, 0)} now. Below 1 the loss falls for ever; above 1 it grows for ever.

The border is η = {= limit(0)}. [Just below it](set ${eta} = 0.99) the run still comes down, [exactly on it](set ${eta} = limit(0)) it jumps from side to side without end.`,
        controls: [eta],
        play: { from: 0, speed: 2 },
      },
    ],
  },
} satisfies Lesson
