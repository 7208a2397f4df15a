/** Feel your way down: one step with its numbers, and four rates on a curve of curvature 1. */
import type { Lesson } from './lesson'

const eta = 'runners.0.settings.eta'

export const feelYourWayDown = {
  id: 'feelYourWayDown',
  line: 'One step in numbers, then four rates: too small, just right, too big, and past the limit.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'Feel your way down',
    cues: [
      {
        title: 'A step in numbers',
        experiment: {
          version: 1,
          surface: { id: 'shiftedParabola' },
          start: [-2.5],
          steps: 30,
          runners: [{ optimizer: 'sgd', settings: { eta: 0.4 } }],
          view: { arrows: { gradient: true, step: true }, chart: 'linear' },
        },
        text: `The loss is ½(x − 1)² + ½. You stand at x = {~ start.0 } and feel the ground with your foot: the [slope](show tangent) is {= slope(0, 0)}. It is negative where the ground falls to the right.

The next place is x − η · slope, with η = {~ ${eta} }: {= x(0, 0)} − {= eta(0, 1)} × ({= slope(0, 0)}) = {= x(0, 1)}.`,
        controls: ['start.0', eta],
        note: 'Let somebody in the room choose the start.',
      },
      {
        title: 'Again',
        text: `The same again from {= x(0, 1)}: the slope is {= slope(0, 1)} there, and the step leads to {= x(0, 2)}. Then {= x(0, 3)}, {= x(0, 4)}, {= x(0, 5)}.

The [bottom](show minimum) is at x = 1. After {= N} steps the ball is {= abs(x(0, N) - 1)} away from it, with a loss of {= loss(0, N)}.`,
        controls: ['start.0', eta],
        play: { from: 0, speed: 4 },
      },
      {
        title: 'Four rates',
        text: `Try them: [too small](set ${eta} = 0.05), [just right](set ${eta} = 1), [too big](set ${eta} = 1.8), [past the limit](set ${eta} = 2.1).

Now η = {~ ${eta} }. A step multiplies the distance to the bottom by 1 − η = {= 1 - ${eta} }. From {= abs(x(0, 0) - 1)} it becomes {= abs(x(0, 1) - 1)}, {= abs(x(0, 2) - 1)}, {= abs(x(0, 3) - 1)}. Just right is the rate that makes the factor 0. Past η = {= limit(0)} every step leads further away.`,
        controls: [eta],
        play: { from: 0, speed: 4 },
      },
    ],
  },
} satisfies Lesson
