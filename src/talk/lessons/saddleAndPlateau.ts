/** Saddle and plateau: where the slope is nearly nothing, momentum carries through. */
import type { Lesson } from './lesson'

const beta = 'runners.0.settings.beta'

export const saddleAndPlateau = {
  id: 'saddleAndPlateau',
  line: 'Where the ground is almost flat, what counts is what a method remembers.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'Saddle and plateau',
    cues: [
      {
        title: 'A saddle',
        experiment: {
          version: 1,
          surface: { id: 'saddle' },
          start: [1.5, 0.01],
          steps: 240,
          runners: [
            { optimizer: 'momentum', settings: { eta: 0.02, beta: 0.9 } },
            { optimizer: 'sgd', settings: { eta: 0.02 } },
          ],
        },
        text: `Between two valleys lies a saddle: down to it along x, and down from it along y. Both runners start almost on the ridge, {= y(0, 0)} beside it, with a learning rate of {= runners.1.settings.eta}.

On the ridge there is hardly a slope across it to go by. The first step at which plain descent is more than 1 away from it: [{= first(1, abs(y) > 1)}](seek first(1, abs(y) > 1)). Momentum, with β = {~ ${beta} }, collects the little that there is: [{= first(0, abs(y) > 1)}](seek first(0, abs(y) > 1)).`,
        controls: [beta],
        ask: {
          kind: 'choice',
          question: 'Which leaves the saddle first?',
          options: ['Momentum', 'Plain descent'],
          answer: 'first(0, abs(y) > 1) < first(1, abs(y) > 1) ? 0 : 1',
        },
        play: { from: 0, speed: 16 },
      },
      {
        title: 'A plateau',
        experiment: {
          version: 1,
          surface: { id: 'plateau' },
          start: [3, 2],
          steps: 400,
          runners: [
            { optimizer: 'momentum', settings: { eta: 0.5, beta: 0.9 } },
            { optimizer: 'sgd', settings: { eta: 0.5 } },
          ],
        },
        text: `A plateau has no way down to feel. At the start the slope is {= slope(0, 0)}, so a plain step of η = {= runners.1.settings.eta} moves by {= runners.1.settings.eta * slope(1, 0)}.

The slope is steepest at half the height. The first step below that: {= first(0, loss < 0.5)} for momentum with β = {~ ${beta} }, {= first(1, loss < 0.5)} for plain descent.`,
        controls: [beta],
        play: { from: 0, speed: 16 },
      },
    ],
  },
} satisfies Lesson
