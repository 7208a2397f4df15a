/** Momentum: a velocity that remembers, against plain descent at the same rate. */
import type { Lesson } from './lesson'

const beta = 'runners.0.settings.beta'

export const momentum = {
  id: 'momentum',
  line: 'A velocity that remembers arrives sooner, and may run past the bottom.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'Momentum',
    source: 'Polyak, 1964',
    cues: [
      {
        title: 'The same rate, twice',
        experiment: {
          version: 1,
          surface: { id: 'parabola' },
          start: [4],
          steps: 40,
          runners: [
            { optimizer: 'momentum', settings: { eta: 0.05, beta: 0.5 } },
            { optimizer: 'sgd', settings: { eta: 0.05 } },
          ],
          view: { arrows: { momentum: true } },
        },
        text: `Two runners start at θ = {= x(0, 0)}, both with a learning rate of {= runners.1.settings.eta}. [One](show ball 1) is plain descent. [The other](show ball 0) keeps a *velocity*: at every step it multiplies the old one by β = {~ ${beta} }, adds the slope, and moves by η times the result.

After [15 steps](seek 15) it is at θ = {= x(0, 15)}. Plain descent is at {= x(1, 15) : 4}.`,
        controls: [beta],
        play: { from: 0, speed: 4 },
      },
      {
        title: 'Why it is ahead',
        text: `On a steady slope the velocity adds up. Each old slope counts β times as much as the one after it, 1 + β + β² + …, and in the end the step is 1 / (1 − β) = {= 1 / (1 - ${beta})} times as long as a plain one.

That is what the memory is worth with β = {~ ${beta} }. [With β = 0](set ${beta} = 0) both runners are the same: there is nothing to remember.`,
        controls: [beta],
        play: { from: 0, speed: 4 },
      },
      {
        title: 'It cannot stop at once',
        text: `A velocity outlasts its reason. At the [bottom](show minimum) the slope is 0, and the ball still moves. The [first step](seek first(0, x < 0)) on the other side: {= first(0, x < 0)}. Plain descent at this rate multiplies θ by {= 1 - 2 runners.1.settings.eta} at every step and never crosses: it has nothing to carry it.`,
        controls: [beta],
        play: { from: 0, speed: 4 },
      },
    ],
  },
} satisfies Lesson
