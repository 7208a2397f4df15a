/** The rule of plain descent beside a ball that rolls by it, part by part: slope, step size, repeat. */
import type { Lesson } from './lesson'

const eta = 'runners.0.settings.eta'

export const theRuleInParts = {
  id: 'theRuleInParts',
  line: 'The ball rolls by itself. One line says how, and it has three parts: slope, step size, repeat.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'A rule in three parts',
    source: 'Cauchy, 1847',
    cues: [
      {
        title: 'Slope, step size, repeat',
        experiment: {
          version: 1,
          surface: { id: 'shallowParabola' },
          steps: 40,
          runners: [{ optimizer: 'sgd', settings: { eta: 1 } }],
          view: { card: 'formula' },
        },
        text: `Nobody steers the ball. All that moves it is [one line](show formula line 1), with the numbers of this step below it.

*Slope.* g is how steep the loss is [where the ball stands](show tangent): now {= slope(0) : 4}.

*Step size.* η = {~ ${eta} } says how much of the slope becomes a [step](show step). The minus turns it downhill: now {= -${eta} * slope(0) : 4}.

*Repeat.* The arrow puts the new place where the old one was, and the line is read again, {= N} times. The loss goes from {= loss(0, 0)} to {= loss(0, N)}.`,
        controls: [eta, 'start.0'],
        play: { from: 0, speed: 4 },
      },
      {
        title: 'One part stays, one changes',
        text: `The step size stays what it is, and yet the steps change. The first one is {= abs(x(0, 1) - x(0, 0))} long, the fifth {= abs(x(0, 5) - x(0, 4))}, the [tenth](seek 10) {= abs(x(0, 10) - x(0, 9))}. Divide each by the slope where it began, and it is {= abs(x(0, 1) - x(0, 0)) / abs(slope(0, 0))} every time: the line has no other part that could change.`,
        controls: [eta, 'start.0'],
        play: { from: 0, speed: 4 },
      },
    ],
  },
} satisfies Lesson
