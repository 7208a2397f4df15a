/** Plateau and cliff: a slope that is nearly nothing, a slope that is far too much, and what clipping does. */
import type { Lesson } from './lesson'

const wall = { surface: { id: 'cliff' }, start: [1.02, 1.4], steps: 200 }

export const clipping = {
  id: 'clipping',
  line: 'A slope can be next to nothing or far too much, and clipping mends only one of the two.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'Plateau and cliff',
    source: 'Pascanu, Mikolov & Bengio, 2013',
    cues: [
      {
        title: 'Next to nothing',
        experiment: {
          version: 1,
          surface: { id: 'plateau' },
          start: [5, 4],
          steps: 200,
          runners: [
            { optimizer: 'sgd', settings: { eta: 0.5 } },
            { optimizer: 'adam', settings: { eta: 0.1 } },
          ],
        },
        text: `High on a plateau the slope is {= slope(0, 0)}. [Plain descent](show ball 0) with η = {~ runners.0.settings.eta } moves by {= runners.0.settings.eta * slope(0, 0)} at the first step, and after {= N} steps the loss has come from {= loss(0, 0) : 4} to {= loss(0, N) : 4}.

[Adam](show ball 1) divides the slope by its own size. Its first step is {= hypot(x(1, 1) - x(1, 0), y(1, 1) - y(1, 0))} long, and the first with a loss below one half is {= first(1, loss < 0.5)}.`,
        controls: ['runners.0.settings.eta', 'runners.1.settings.eta'],
        play: { from: 0, speed: 8 },
      },
      {
        title: 'Far too much',
        experiment: {
          version: 1,
          ...wall,
          runners: [{ optimizer: 'sgd', settings: { eta: 0.1 } }],
        },
        text: `A floor that falls gently, and a wall behind it. The start is a little way up the wall, where the slope is {= slope(0, 0)}. With η = {~ runners.0.settings.eta } the [first step](seek 1) is {= runners.0.settings.eta * slope(0, 0)} long: from x = {= x(0, 0)} to x = {= x(0, 1)}. The loss goes from {= loss(0, 0)} to {= loss(0, 1)}.

The further a step throws the ball, the longer is its way back over the flat ground. The last step with a loss above −0.3: {= last(0, loss > -0.3)}.`,
        controls: ['runners.0.settings.eta', 'start.0'],
        play: { from: 0, speed: 8 },
      },
      {
        title: 'Clipped',
        from: 'previous',
        experiment: {
          runners: { 1: { optimizer: 'sgd', settings: { eta: 0.1 }, clip: { norm: 1 } } },
        },
        text: `Clipping by norm keeps the direction of a slope and cuts its length: a slope longer than {= runners.1.clip.norm} is made {= runners.1.clip.norm} long, a shorter one stays. So no step of the [second runner](show ball 1) is longer than {= runners.1.clip.norm * runners.1.settings.eta}. From the wall it goes to x = {= x(1, 1)}, the [first runner](show ball 0) to x = {= x(0, 1)}.

The last step with a loss above −0.3: {= last(1, loss > -0.3)} with clipping, {= last(0, loss > -0.3)} without. Clip [at 10](set runners.1.clip.norm = 10) or [at a tenth](set runners.1.clip.norm = 0.1). On the plateau clipping does nothing, since there is nothing to cut.`,
        controls: ['runners.1.settings.eta', 'runners.0.settings.eta', 'start.0'],
        play: { from: 0, speed: 8 },
      },
    ],
  },
} satisfies Lesson
