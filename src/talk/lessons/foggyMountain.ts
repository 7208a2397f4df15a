/** Fog: a method knows the slope underfoot and nothing else of the ground. */
import type { Lesson } from './lesson'

const eta = 'runners.0.settings.eta'

export const foggyMountain = {
  id: 'foggyMountain',
  line: 'On a mountain in fog one feels the slope underfoot. It is enough to come down, not to know where.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'A mountain in fog',
    cues: [
      {
        title: 'The slope underfoot',
        experiment: {
          version: 1,
          surface: { id: 'sixHumpCamel' },
          start: [1.2, -0.9],
          steps: 150,
          runners: [{ optimizer: 'sgd', settings: { eta: 0.01 } }],
          view: { fog: true, arrows: { gradient: true } },
        },
        text: `You stand on a mountain in fog and want to go down. The ground shows only around the [ball](show ball 0), and a method of this kind has even less: the [slope](show gradient) at the one point where it stands.

At this step the slope is {= slope(0)}. The next step goes straight down it and is η = {~ ${eta} } times as long as the slope is steep: {= ${eta} * slope(0)}. Then it feels the ground anew. Where will this end?`,
        controls: [eta],
        ask: { kind: 'place', runner: 0 },
      },
      {
        title: 'Down, and no further',
        text: `It ends at x = {= x(0, N) : 4}, y = {= y(0, N) : 4} with a loss of {= loss(0, N)}, where the slope is {= slope(0, N)}: *{= end(0)}*. In fog that is all that a walker can tell. Where no way leads down any more, there may still be a deeper valley behind the next ridge.

[Lift the fog](set view.fog = false), and look at what it passed by without knowing; [and back](set view.fog = true).`,
        controls: [eta],
        play: { from: 0, speed: 8 },
      },
      {
        title: 'Another place to begin',
        from: 'previous',
        experiment: { start: [0.9, -0.7] },
        text: `Which valley it is depends on where the walk begins, and on η. From x = {~ start.0 }, y = {~ start.1 } the walk leads to x = {= x(0, N) : 4}, y = {= y(0, N) : 4} and to a loss of {= loss(0, N)}. Drag the numbers, or the ball itself, and see where each walk ends.`,
        controls: ['start.0', 'start.1', eta],
        play: { from: 0, speed: 8 },
      },
    ],
  },
} satisfies Lesson
