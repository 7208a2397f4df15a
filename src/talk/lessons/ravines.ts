/** Ravines: a rate that does not leap across them is too small along them, and momentum has both. */
import type { Lesson } from './lesson'

const angle = 'surface.settings.angle'
const kappa = 'surface.settings.kappa'
/** How far a place is off the floor, and how far it is from the minimum along it. */
const across = `abs(y cos(${angle}) - x sin(${angle}))`
const along = `abs(x cos(${angle}) + y sin(${angle}))`
const [plain, moved, beta] = ['runners.0.settings.eta', 'runners.1.settings.eta', 'runners.1.settings.beta']

export const ravines = {
  id: 'ravines',
  line: 'Steep across and almost level along: plain descent bounces off the walls, or crawls on the floor.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'Ravines',
    source: 'Polyak, 1964',
    cues: [
      {
        title: 'Across and along',
        experiment: {
          version: 1,
          surface: { id: 'ravine', settings: { kappa: 50, angle: 0.5 } },
          start: [-2.6, -0.6],
          steps: 200,
          runners: [{ optimizer: 'sgd', settings: { eta: 0.036 } }],
        },
        text: `The walls of this ravine are {= ${kappa}} times as steep as its floor. At the start the ball is {= abs(y(0, 0) cos(${angle}) - x(0, 0) sin(${angle}))} off the floor, and {= abs(x(0, 0) cos(${angle}) + y(0, 0) sin(${angle}))} from the minimum along it.

The walls set the limit of η, here {= limit(0)}. With η = {~ ${plain} } the last step at which the ball is more than 0.1 off the floor is {= last(0, ${across} > 0.1)}; the last one at which it has more than 0.1 to go along it is {= last(0, ${along} > 0.1)}. At [half the limit](set ${plain} = limit(0) / 2) it bounces no more, and along the floor it crawls.`,
        controls: [plain, kappa],
        play: { from: 0, speed: 8 },
      },
      {
        title: 'Momentum on the floor',
        from: 'previous',
        experiment: {
          runners: {
            0: { settings: { eta: 0.02 } },
            1: { optimizer: 'momentum', settings: { eta: 0.02, beta: 0.8 } },
          },
        },
        text: `A step that leaps over the floor turns the slope across round, so what momentum remembers of it cancels. Along the floor all slopes point one way, so they add up: with β = {~ ${beta} } to as much as {= 1 / (1 - ${beta})} plain steps in one.

The last step with more than 0.1 to go along the floor: {= last(0, ${along} > 0.1)} for plain descent with η = {~ ${plain} }, and {= last(1, ${along} > 0.1)} for momentum with η = {~ ${moved} }. The last one with more than 0.1 across: {= last(0, ${across} > 0.1)} and {= last(1, ${across} > 0.1)}.`,
        controls: [beta, plain, moved, kappa],
        ask: {
          kind: 'choice',
          question: 'Which is first to stay within 0.1 of the minimum along the floor?',
          options: ['Plain descent', 'Momentum'],
          answer: `last(0, ${along} > 0.1) <= last(1, ${along} > 0.1) ? 0 : 1`,
        },
        play: { from: 0, speed: 8 },
      },
    ],
  },
} satisfies Lesson
