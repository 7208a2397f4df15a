/** A limit that can be felt: on a wide curve the rate may be large, up to two over the curvature. */
import type { Lesson } from './lesson'

const eta = 'runners.0.settings.eta'

export const aLimitThatCanBeFelt = {
  id: 'aLimitThatCanBeFelt',
  line: 'How large a rate may be is written in the curve: two, divided by its curvature.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'A limit that can be felt',
    cues: [
      {
        title: 'Small steps',
        experiment: {
          version: 1,
          surface: { id: 'shallowParabola' },
          start: [-8],
          steps: 60,
          runners: [{ optimizer: 'sgd', settings: { eta: 0.3 } }],
          view: { arrows: { step: true }, chart: 'linear' },
        },
        text: `A wide curve. The [ball](show ball 0) starts at one side. Drag it anywhere, choose a rate, press restart, and then the step button again and again.

With η = {~ ${eta} } the first step is {= abs(x(0, 1) - x(0, 0))} long. The [first step](seek first(0, abs(x) < 0.1)) after which the ball is within 0.1 of the [bottom](show minimum): {= first(0, abs(x) < 0.1)}.`,
        controls: [eta, 'start.0'],
        ask: {
          kind: 'number',
          question: 'How many steps until the ball is within 0.1 of the bottom?',
          answer: 'first(0, abs(x) < 0.1)',
          min: 0,
          max: 60,
        },
        play: { from: 0, speed: 8 },
      },
      {
        title: 'Leaps',
        from: 'previous',
        experiment: { steps: 30, runners: { 0: { settings: { eta: 6 } } } },
        text: `With η = {~ ${eta} } the ball goes from {= x(0, 0)} to {= x(0, 1)}, then to {= x(0, 2)} and {= x(0, 3)}. Each place is the one before times {= 1 - 2 ${eta} / limit(0)}.

A negative factor is a leap across the bottom. While it is above −1, every leap is shorter than the last.`,
        controls: [eta, 'start.0'],
        play: { from: 0, speed: 2 },
      },
      {
        title: 'Out',
        from: 'previous',
        experiment: { runners: { 0: { settings: { eta: 7 } } } },
        text: `With η = {~ ${eta} } the factor is {= 1 - 2 ${eta} / limit(0)}. The ball goes from {= x(0, 0)} to {= x(0, 1)}, {= x(0, 2)} and {= x(0, 3)}. After {= N} steps it is at {= x(0, N)}.

The rule is the same, and so is the curve. Below −1, the factor makes every bounce longer than the last.`,
        controls: [eta, 'start.0'],
        play: { from: 0, speed: 2 },
      },
      {
        title: 'Where the border is',
        text: `The curvature of this curve is λ = {= 2 / limit(0)} everywhere, and the factor is 1 − λη. It reaches −1 at η = 2/λ = {= limit(0)}. [Set it there](set ${eta} = limit(0)), and the ball jumps between {= x(0, 0)} and {= -x(0, 0)} for ever. [A little less](set ${eta} = 6.5), and it settles.

No start and no patience changes that. The border belongs to the curve.`,
        controls: [eta, 'start.0'],
        play: { from: 0, speed: 2 },
      },
    ],
  },
} satisfies Lesson
