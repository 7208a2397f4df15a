/** Linear regression: a place on the surface is a line through the rows, and the lowest place is the best line. */
import type { Lesson } from './lesson'

const eta = 'runners.0.settings.eta'

export const linearRegression = {
  id: 'linearRegression',
  line: 'A place on the surface is a line through the rows, and the lowest place is the best line.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'A line through a hundred rows',
    cues: [
      {
        title: 'A place is a line',
        experiment: {
          version: 1,
          surface: { id: 'linearRegression' },
          start: [0, 0],
          steps: 60,
          runners: [{ optimizer: 'sgd', settings: { eta: 0.1 } }],
          view: { arrows: { step: true }, card: 'fit' },
        },
        text: `A hundred rows of two numbers, u and v, and a line w u + b that is to tell v from u. Its loss is the mean of (v − w u − b)² over all rows. Each place (w, b) of the surface is one line, and its height is the loss of that line.

The [ball](show ball 0) starts at w = {= x(0, 0)}, b = {= y(0, 0)}, where the loss is {= loss(0, 0) : 5}. With η = {~ ${eta} } the [first step](seek 1) leads to w = {= x(0, 1)}, b = {= y(0, 1)}, and the loss there is {= loss(0, 1)}. The first step with a loss below 0.25: {= first(0, loss < 0.25)}.`,
        controls: [eta, 'start.0', 'start.1'],
        ask: {
          kind: 'number',
          question: 'How many steps until the loss is below 0.25?',
          answer: 'first(0, loss < 0.25)',
          min: 1,
          max: 60,
        },
        play: { from: 0, speed: 4 },
        note: 'Watch the plot of the fit: the line turns as the ball moves.',
      },
      {
        title: 'The lowest place',
        from: 'previous',
        experiment: { steps: 200 },
        text: `Start anywhere: this surface is a bowl and has one [minimum](show minimum). From w = {~ start.0 }, b = {~ start.1 } the run ends at w = {= x(0, N) : 6}, b = {= y(0, N) : 6}, with a loss of {= loss(0, N) : 4}.

The rows were drawn around the line 3u + 7, with noise. The loss does not come down to 0, since no line goes through all rows. And the best line for these rows is not quite the one that they were drawn around.`,
        controls: ['start.0', 'start.1'],
        play: { from: 0, speed: 16 },
      },
      {
        title: 'The rows set the limit',
        from: 'previous',
        experiment: { steps: 60, runners: { 0: { settings: { eta: 0.9 } } } },
        text: `How fast one may go depends on the rows as well. The slope and the curvature of the loss are means over them, and the largest curvature of this bowl is λ = {= 2 / limit(0) : 4}. So the rate must stay below 2/λ = {= limit(0) : 4}.

Now η = {~ ${eta} }: the loss goes {= loss(0, 0)} → {= loss(0, 1)} → {= loss(0, 2)} → {= loss(0, 3)}. Try [η = 1](set ${eta} = 1), which is above the limit, and [half the limit](set ${eta} = limit(0) / 2).`,
        controls: [eta],
        play: { from: 0, speed: 4 },
      },
    ],
  },
} satisfies Lesson
