/** Why NaN: how a run whose rate is too large comes to have no numbers, and what mends it. */
import type { Lesson } from './lesson'

const eta = 'runners.0.settings.eta'

export const whyNaN = {
  id: 'whyNaN',
  line: 'A run does not break all at once: its numbers grow until there are none, and the rate is why.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'Why NaN',
    cues: [
      {
        title: 'A simulator',
        experiment: {
          version: 1,
          surface: { id: 'parabola' },
          start: [7],
          steps: 30,
          runners: [{ optimizer: 'sgd', settings: { eta: 0.1 } }],
          view: { arrows: { step: true } },
        },
        text: `The loss is θ², the start is θ = {= x(0, 0)}, where it is {= loss(0, 0)}, and the rate is η = {~ ${eta} }. At step {= step} the [ball](show ball 0) is at θ = {= x(0)}, and the loss is {= loss(0)}.

Every step multiplies the loss by {= (1 - 2 ${eta})^2}. Drag η, and look for the rate at which that number passes 1.`,
        controls: [eta, 'start.0'],
        play: { from: 0, speed: 4 },
      },
      {
        title: 'Growing',
        from: 'previous',
        experiment: { steps: 400, runners: { 0: { settings: { eta: 1.5 } } } },
        text: `With η = {~ ${eta} } the factor is {= (1 - 2 ${eta})^2}. Above 1 nothing breaks at first: the numbers only grow. How this run ends: {= end(0)}.

The last loss of it: {= loss(0, last(0, loss >= 0))}, after [step {= last(0, loss >= 0)}](seek last(0, loss >= 0)). A run counts as lost when it is 10¹⁰⁰ widths of the curve away, or when its numbers end: the largest that 64 bits can hold is about 1.8 · 10³⁰⁸. What is larger becomes infinite, and infinite minus infinite is not a number.`,
        controls: [eta, 'start.0'],
        play: { from: 0, speed: 64 },
      },
      {
        title: 'On steep ground',
        experiment: {
          version: 1,
          surface: { id: 'rosenbrock' },
          start: [-1.5, 1.5],
          steps: 400,
          runners: [{ optimizer: 'sgd', settings: { eta: 0.01 } }],
        },
        text: `A parabola has one curvature. Most surfaces are the steeper the further out one is, and there it goes faster. At this start the slope is {= slope(0, 0)}, so with η = {~ ${eta} } the first step is {= ${eta} * slope(0, 0)} long. It leads from a loss of {= loss(0, 0)} to one of {= loss(0, 1)}, and the slope there is {= slope(0, 1)}. The next step is η times that.

How this run ends: {= end(0)}. Its last step with numbers: {= last(0, loss >= 0)}. A rate that looks small is not a small step.`,
        controls: [eta, 'start.0', 'start.1'],
        play: { from: 0, speed: 1 },
      },
      {
        title: 'A tenth of it',
        from: 'previous',
        experiment: { runners: { 0: { settings: { eta: 0.001 } } } },
        text: `The same run with η = {~ ${eta} }: the loss goes {= loss(0, 0)} → {= loss(0, 1)} → {= loss(0, 2)} → {= loss(0, 3)}, and after {= N} steps it is {= loss(0, N)}. The last step with numbers: {= last(0, loss >= 0)}.

So where numbers end, first [divide the rate by ten](set ${eta} = ${eta} / 10). If the run lives, [double it](set ${eta} = 2 * ${eta}) until it does not: the limit lies between the last two rates.`,
        controls: [eta, 'start.0', 'start.1'],
        play: { from: 0, speed: 16 },
      },
    ],
  },
} satisfies Lesson
