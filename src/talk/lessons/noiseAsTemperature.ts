/** Noise as temperature: the share of seeds that leave a shallow dimple, and what cooling down adds. */
import type { Lesson } from './lesson'

const sigma = 'noise.sigma'
const eta = 'runners.0.settings.eta'
/** In the dimple around 0, whose crests lie a little further out. */
const lowest = 'share(0, abs(x) < 0.75)'

const race = {
  version: 1,
  surface: { id: 'wrinkledCurve' },
  start: [-1.4],
  steps: 300,
  // One start, which is in the middle of the second axis, and many seeds.
  ensemble: {
    runners: [0],
    x: { of: 'seed', from: 1, to: 400, scale: 'linear' },
    y: { of: 'start.x', from: -1.41, to: -1.39, scale: 'linear' },
    columns: 400,
    rows: 1,
    mapColours: 'loss',
  },
}

export const noiseAsTemperature = {
  id: 'noiseAsTemperature',
  line: 'With noise a run leaves a shallow dimple, as often as many seeds say, and not always.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'Noise as temperature',
    source: 'Kirkpatrick, Gelatt & Vecchi, 1983',
    cues: [
      {
        title: 'One lucky run',
        experiment: {
          ...race,
          noise: { sigma: 1.5 },
          runners: [{ optimizer: 'sgd', settings: { eta: 0.1 } }],
        },
        text: `The lowest dimple is at 0, and the [run](show ball 0) begins at x = {= x(0, 0)}. Noise of σ = {~ ${sigma} } is added to every slope that it sees. It ends at x = {= x(0, N)}, with a loss of {= loss(0, N)}.

[Another seed](set seed = seed + 1) gives other noise and another end, so one run shows nothing. Of {= runs(0)} seeds, {= 100 * ${lowest}} % end in the lowest dimple. Compare [no noise](set ${sigma} = 0).`,
        controls: [sigma, 'seed', eta],
        play: { from: 0, speed: 16 },
      },
      {
        title: 'How hot',
        from: 'previous',
        experiment: { noise: { sigma: 1 } },
        text: `With σ = {~ ${sigma} } and η = {~ ${eta} }, {= 100 * ${lowest}} % of {= runs(0)} seeds end in the lowest dimple. Take [σ = 1](set ${sigma} = 1), [1.5](set ${sigma} = 1.5), [3](set ${sigma} = 3), [8](set ${sigma} = 8).

With too little noise a run stays where it is, and with too much no dimple holds it: the share has its largest value between. A smaller η takes smaller steps and averages over more of them, which cools as well.`,
        controls: [sigma, eta],
        ask: {
          kind: 'number',
          question: 'How many of a hundred seeds end in the lowest dimple?',
          answer: `100 * ${lowest}`,
          min: 0,
          max: 100,
        },
        play: { from: 0, speed: 16 },
      },
      {
        title: 'Hot first, then cool',
        from: 'previous',
        experiment: {
          noise: { sigma: 2 },
          runners: [
            { optimizer: 'sgd', settings: { eta: 0.1 } },
            { optimizer: 'sgd', settings: { eta: 0.1 }, schedule: { id: 'cosine' } },
          ],
          view: { quantity: 'eta' },
        },
        text: `The [second runner](show ball 1) lowers its rate along a cosine, so its noise counts for less and less. With σ = {~ ${sigma} }, {= 100 * share(1, loss < 0.05)} % of its {= runs(1)} seeds end below 0.05, and {= 100 * share(0, loss < 0.05)} % of those of the [first](show ball 0), which keeps η = {~ ${eta} }.

Heat finds the deep dimple, cooling goes to its bottom. This is *simulated annealing*. If it is cold from the beginning there is nothing to cool: [σ = 0.5](set ${sigma} = 0.5).`,
        controls: [sigma, eta, 'runners.1.settings.eta'],
        ask: {
          kind: 'choice',
          question: 'Which ends below 0.05 with more seeds?',
          options: ['The constant rate', 'The falling rate'],
          answer: 'share(1, loss < 0.05) > share(0, loss < 0.05) ? 1 : 0',
        },
        play: { from: 0, speed: 16 },
      },
    ],
  },
} satisfies Lesson
