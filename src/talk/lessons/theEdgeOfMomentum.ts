/** The edge of momentum: where a heavy ball stops coming down, at 2(1 + β)/λ. */
import type { Lesson } from './lesson'

const eta = 'runners.0.settings.eta'
const beta = 'runners.0.settings.beta'
const edge = `limit(0) * (1 + ${beta})`

export const theEdgeOfMomentum = {
  id: 'theEdgeOfMomentum',
  line: 'Momentum bears up to twice the rate of plain descent, and not a bit more.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'The edge of momentum',
    source: 'Polyak, 1964',
    cues: [
      {
        title: 'Above the limit',
        experiment: {
          version: 1,
          surface: { id: 'parabola' },
          start: [4],
          steps: 100,
          runners: [
            { optimizer: 'momentum', settings: { eta: 1.2, beta: 0.5 } },
            { optimizer: 'sgd', settings: { eta: 1.2 } },
          ],
        },
        text: `The curvature of θ² is λ = {= 2 / limit(0)}, and plain descent bears rates up to 2/λ = {= limit(0)}. Here [plain descent](show ball 1) has η = {= runners.1.settings.eta}: after {= N} steps its loss is {= loss(1, N)}, up from {= loss(1, 0)}.

[Momentum](show ball 0) with β = {~ ${beta} } and η = {~ ${eta} } has {= loss(0, N)}. Its velocity still points the other way when a leap has gone too far, and takes part of it back.`,
        controls: [eta, beta],
        ask: {
          kind: 'choice',
          question: 'The rate is above the limit of plain descent. Does momentum come down?',
          options: ['It comes down', 'It goes up too'],
          answer: 'loss(0, N) < loss(0, 0) ? 0 : 1',
        },
        play: { from: 0, speed: 4 },
      },
      {
        title: 'Where the edge is',
        from: 'previous',
        experiment: {
          runners: [{ optimizer: 'momentum', settings: { eta: 1.5, beta: 0.5 } }],
        },
        text: `Suppose the ball ends in jumping from θ to −θ and back for ever. Each velocity v is then the last one reversed: v = −βv + λθ, so v = λθ / (1 + β). A step leads from θ to −θ, so ηv = 2θ. Both hold at η = 2(1 + β)/λ = {= ${edge}} with β = {~ ${beta} }.

Now η = {~ ${eta} }, and the last places are {= x(0, N - 2)}, {= x(0, N - 1)}, {= x(0, N)}. [Set η to the edge](set ${eta} = ${edge}), [two percent below](set ${eta} = 0.98 * ${edge}), [two percent above](set ${eta} = 1.02 * ${edge}).`,
        controls: [eta, beta],
        play: { from: 0, speed: 4 },
      },
      {
        title: 'The edge on a map',
        from: 'previous',
        experiment: {
          runners: [{ optimizer: 'momentum', settings: { eta: 1.5, beta: 0.5 } }],
          ensemble: {
            runners: [0],
            x: { of: 'setting.eta', from: 0.02, to: 2.5, scale: 'linear' },
            y: { of: 'setting.beta', from: 0, to: 0.95, scale: 'linear' },
            columns: 256,
            rows: 256,
            mapColours: 'loss',
          },
        },
        text: `Each cell of the map is a run of {= N} steps with its own rate and its own momentum: η from {= ensemble.x.from} to {= ensemble.x.to} across, β from {= ensemble.y.from} to {= ensemble.y.to} up. The line η = 2(1 + β)/λ leads from η = {= limit(0) * (1 + ensemble.y.from)} at the bottom to {= limit(0) * (1 + ensemble.y.to)} at the top.

Left of it is {= 100 * (limit(0) * (1 + (ensemble.y.from + ensemble.y.to) / 2) - ensemble.x.from) / (ensemble.x.to - ensemble.x.from)} % of the map. Of {= runs(0)} of its runs, {= 100 * share(0, loss < loss(0, 0))} % end lower than they began. A press on a cell takes its values; now they are η = {~ ${eta} } and β = {~ ${beta} }.`,
        controls: [eta, beta],
        play: { from: 0, speed: 8 },
      },
      {
        title: 'Not worth it',
        from: 'previous',
        experiment: { runners: { 0: { settings: { eta: 0.5, beta: 0.5 } } }, ensemble: null },
        text: `The edge is where a run no longer comes down, not where it comes down fastest. With β = {~ ${beta} } the edge is η = {= ${edge}}, and with η = {~ ${eta} } the last step with a loss above 0.01 is {= last(0, loss > 0.01)}.

Near the edge a run takes ever longer: [at 98 %](set ${eta} = 0.98 * ${edge}), [at half](set ${eta} = 0.5 * ${edge}), [at a tenth](set ${eta} = 0.1 * ${edge}). On one parabola nothing is to be gained up there. In a ravine there is: the steep direction sets the edge, and the flat one is glad of every bit of rate.`,
        controls: [eta, beta],
        play: { from: 0, speed: 4 },
      },
    ],
  },
} satisfies Lesson
