/** A marble on a wrinkled hill: a rate, a momentum and noise, and the share of starts that come to the lowest dimple. */
import type { Lesson } from './lesson'

const eta = 'runners.0.settings.eta'
const beta = 'runners.0.settings.beta'
const sigma = 'noise.sigma'
const controls = [eta, beta, sigma]
/** The lowest dimple is around the origin, and its crests lie a little further out. */
const share = '100 * share(0, abs(x) < 0.75 && abs(y) < 0.75)'

export const aMarble = {
  id: 'aMarble',
  line: 'A marble sticks in the first dimple, unless it is heavy enough, or shaken.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'A marble on a wrinkled hill',
    cues: [
      {
        title: 'It sticks',
        experiment: {
          version: 1,
          surface: { id: 'wrinkledHill' },
          steps: 300,
          noise: { sigma: 0, shared: false },
          runners: [{ name: 'Marble', optimizer: 'momentum', settings: { eta: 0.02, beta: 0 } }],
          ensemble: {
            runners: [0],
            x: { of: 'start.x', from: -5, to: 5, scale: 'linear' },
            y: { of: 'start.y', from: -5, to: 5, scale: 'linear' },
            columns: 256,
            rows: 256,
          },
        },
        text: `The [marble](show ball 0) has three sliders: a rate η = {~ ${eta} }, a momentum β = {~ ${beta} } and noise of σ = {~ ${sigma} }. It ends at ({= x(0, N)}, {= y(0, N)}), with a loss of {= loss(0, N)}. The lowest dimple is at the origin.

Of {= runs(0)} starts all over the hill, {= ${share}} % end in the lowest dimple after {= N} steps. A marble that only follows the slope goes no further than the first place where the slope is 0.`,
        controls,
        ask: {
          kind: 'number',
          question: 'Of a hundred starts all over the hill, how many end in the lowest dimple?',
          answer: share,
          min: 0,
          max: 100,
        },
        play: { from: 0, speed: 16 },
      },
      {
        title: 'It rolls on',
        from: 'previous',
        experiment: { runners: { 0: { settings: { beta: 0.9 } } } },
        text: `With momentum the marble brings speed into a dimple, and may leave it on the other side. With η = {~ ${eta} } and β = {~ ${beta} }, {= ${share}} % of {= runs(0)} starts end in the lowest dimple. Compare [β = 0.5](set ${beta} = 0.5), [0.8](set ${beta} = 0.8), [0.9](set ${beta} = 0.9), [0.95](set ${beta} = 0.95).

More is not always better: a marble that hardly slows down rolls through the lowest dimple as well, and comes to rest wherever its speed is used up.`,
        controls,
        play: { from: 0, speed: 16 },
      },
      {
        title: 'It is shaken',
        from: 'previous',
        experiment: { noise: { sigma: 1, shared: false } },
        text: `Now every start has noise of its own, with σ = {~ ${sigma} }. With η = {~ ${eta} } and β = {~ ${beta} }, {= ${share}} % of {= runs(0)} starts end in the lowest dimple. Compare [σ = 0](set ${sigma} = 0), [1](set ${sigma} = 1), [2](set ${sigma} = 2), [5](set ${sigma} = 5), and each without momentum: [β = 0](set ${beta} = 0).

Momentum makes noise stronger too: the velocity adds up what the last 1/(1 − β) = {= 1 / (1 - ${beta})} steps or so have seen, noise and all.`,
        controls,
        play: { from: 0, speed: 16 },
      },
    ],
  },
} satisfies Lesson
