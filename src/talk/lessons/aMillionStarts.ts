/** A million starts: which minimum a run ends in, by where it begins. */
import type { Lesson } from './lesson'

const eta = 'runners.0.settings.eta'
const beta = 'runners.0.settings.beta'
/** The minima of Himmelblau's function lie in the four quarters of the plane. */
const quarter = (condition: string): string => `100 * share(0, loss < 0.01 && ${condition})`
const shares = `Of {= runs(0)} starts, evenly spread, {= ${quarter('x > 0 && y > 0')}} % end at the minimum at the upper right, {= ${quarter('x < 0 && y > 0')}} % at the upper left, {= ${quarter('x < 0 && y < 0')}} % at the lower left and {= ${quarter('x > 0 && y < 0')}} % at the lower right. {= 100 * (1 - share(0, loss < 0.01))} % are at none of them after {= N} steps.`

export const aMillionStarts = {
  id: 'aMillionStarts',
  line: 'Where a run ends depends on where it begins, and with momentum on much else.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'A million starts',
    source: 'Himmelblau, 1972',
    cues: [
      {
        title: 'Where does this one end?',
        experiment: {
          version: 1,
          surface: { id: 'himmelblau' },
          start: [-0.5, -1],
          steps: 100,
          runners: [{ optimizer: 'sgd', settings: { eta: 0.01 } }],
        },
        text: `Himmelblau's function has four minima, and at all of them its value is 0. This run begins at ({~ start.0 }, {~ start.1 }) and ends at ({= x(0, N)}, {= y(0, N)}), with a loss of {= loss(0, N)}.

Drag the ball. Its end stays the same for a while, and then leaps to another minimum.`,
        controls: ['start.0', 'start.1', eta],
        ask: { kind: 'place', runner: 0 },
        play: { from: 0, speed: 16 },
      },
      {
        title: 'All starts at once',
        from: 'previous',
        experiment: {
          ensemble: {
            runners: [0],
            x: { of: 'start.x', from: -6, to: 6, scale: 'linear' },
            y: { of: 'start.y', from: -6, to: 6, scale: 'linear' },
            columns: 256,
            rows: 256,
            swarm: true,
            map: true,
          },
        },
        text: `The swarm is {= ensemble.columns * ensemble.rows} runs from all over the domain, in the colour of the minimum that each ends in. With [1024 columns](set ensemble.columns = 1024) and [1024 rows](set ensemble.rows = 1024) it is a million. The map shows each at its start: such a region is a *basin*.

${shares}`,
        controls: [eta],
        play: { from: 0, speed: 16 },
      },
      {
        title: 'Momentum frays the borders',
        from: 'previous',
        experiment: {
          // By then nearly all are at rest.
          steps: 400,
          runners: [{ optimizer: 'momentum', settings: { eta: 0.005, beta: 0.9 } }],
        },
        text: `A ball with momentum, here β = {~ ${beta} }, may run past the nearest minimum and be caught by another. Where it runs far, a small change of its start decides between them: there the map is made of stripes. With [β = 0](set ${beta} = 0) it is plain descent, and the borders are smooth.

${shares}`,
        controls: [beta, eta],
        play: { from: 0, speed: 32 },
      },
    ],
  },
} satisfies Lesson
