/** One parameter: what a step of gradient descent is, and that the slope sets its length. */
import type { Lesson } from './lesson'

const eta = 'runners.0.settings.eta'

export const oneParameter = {
  id: 'oneParameter',
  line: 'A rate that never changes takes steps that do: the slope sets their length.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'One parameter',
    cues: [
      {
        title: 'One step',
        experiment: {
          version: 1,
          surface: { id: 'parabola' },
          start: [4],
          steps: 12,
          runners: [{ optimizer: 'sgd', settings: { eta: 0.3 } }],
          view: { arrows: { gradient: true, step: true }, chart: 'linear' },
        },
        text: `A model with one parameter, θ, and its loss, θ². The [ball](show ball 0) starts at θ = {= x(0, 0)}. There the loss is {= loss(0, 0)} and its [slope](show tangent) is {= slope(0, 0)}.

Gradient descent knows nothing else. It subtracts the slope, times the *learning rate* η = {~ ${eta} }: from θ = {= x(0, 0)} the [first step](seek 1) leads to {= x(0, 0)} − {= eta(0, 1)} × ({= slope(0, 0)}) = {= x(0, 1)}.`,
        controls: [eta, 'start.0'],
        note: 'Step once by hand before you play.',
      },
      {
        title: 'The slope sets the length',
        text: `Step by step, θ goes {= x(0, 0)} → {= x(0, 1)} → {= x(0, 2)} → {= x(0, 3) : 4} → {= x(0, 4) : 4}. The rate is {~ ${eta} } throughout. What changes is the slope: {= slope(0, 0)} at the [start](seek 0), {= slope(0, 4)} after [four steps](seek 4).

So each [step](show step) is as long as the ground is steep. Near the bottom the ball slows down by itself, and nobody has to tell it where the bottom is.`,
        controls: [eta],
        play: { from: 0, speed: 1 },
      },
      {
        title: 'One factor',
        text: `The slope of θ² is 2θ, so a step turns θ into θ − η · 2θ. That is θ times 1 − 2η, at every step the same factor: with η = {~ ${eta} } it is {= 1 - 2 ${eta} }.

[At η = 0.5](set ${eta} = 0.5) the factor is 0, and one step is enough. [At η = 0.8](set ${eta} = 0.8) it is negative: the ball changes sides at every step, and still comes down. Any factor between −1 and 1 brings it down, so the rate must stay below {= limit(0)}.`,
        controls: [eta],
        ask: {
          kind: 'number',
          question: 'How many steps until the loss is below 0.01?',
          answer: 'first(0, loss < 0.01)',
          min: 1,
          max: 12,
        },
        play: { from: 0, speed: 1 },
      },
    ],
  },
} satisfies Lesson
