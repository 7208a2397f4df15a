/** Anscombe's four data sets: one squared loss for all, and another loss that tells one of them. */
import type { Lesson } from './lesson'

const sets = ['anscombe1', 'anscombe2', 'anscombe3', 'anscombe4']
const paneOf =
  (id: string) =>
  (data: string, index: number): object => ({
    title: ['I', 'II', 'III', 'IV'][index],
    surface: { id, data },
  })
const others = `[the first](set surface.data = anscombe1), [the second](set surface.data = anscombe2), [the third](set surface.data = anscombe3) or [the fourth](set surface.data = anscombe4)`

export const fourDataSets = {
  id: 'fourDataSets',
  line: 'Four data sets with one and the same loss surface: what the squares do not show.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'Four data sets, one surface',
    source: 'Anscombe, 1973; Huber, 1964',
    cues: [
      {
        title: 'The best line',
        experiment: {
          version: 1,
          surface: { id: 'linearRegression', data: 'anscombe1' },
          start: [-0.5, 0],
          steps: 40,
          runners: [{ optimizer: 'lbfgs' }],
          view: { card: 'fit' },
        },
        text: `Eleven rows, and the mean of the squares of their distances from a line w u + b. L-BFGS, which learns the curvature as it goes, finds the best line: w = {= x(0, N)}, b = {= y(0, N)}, with a loss of {= loss(0, N)}.

Now take the rows of ${others} set. The rows in the plot change. The line and its loss do not, to the digits that stand here.`,
        controls: ['start.0', 'start.1'],
        play: { from: 0, speed: 4 },
      },
      {
        title: 'The same surface, four times',
        from: 'previous',
        experiment: { view: { panes: sets.map(paneOf('linearRegression')) } },
        text: `Nor does the loss of any other line change. The squared loss knows the rows only by a few sums: of u, v, u², u v and v². Anscombe chose his four sets so that all these sums agree, to two or three digits. So the four surfaces are one to that many digits, with one minimum near w = {= x(0, N)}, b = {= y(0, N)}, and every optimizer takes the same path on all of them.

Press a pane to see its rows: a cloud, a bend, a line with one row far off, and ten rows above one place with an eleventh that decides the slope alone.`,
        controls: ['start.0', 'start.1'],
        play: { from: 0, speed: 4 },
      },
      {
        title: 'Another loss',
        experiment: {
          version: 1,
          surface: { id: 'huberRegression', data: 'anscombe3', settings: { delta: 0.3 } },
          start: [-0.5, 0],
          steps: 80,
          runners: [{ optimizer: 'lbfgs' }],
          view: { card: 'fit' },
        },
        text: `Huber's loss is a square up to a distance δ = {~ surface.settings.delta } and grows evenly from there on, so a row far off pulls no harder than one at δ. In the third set ten rows are on a line and one is not. The best line is now w = {= x(0, N)}, b = {= y(0, N)}.

Turn δ up to 10, and the loss is half the squared one again, with its line. Turn it down, and the line goes to the ten rows. Or take the rows of ${others} set.`,
        controls: ['surface.settings.delta', 'start.0', 'start.1'],
        play: { from: 0, speed: 4 },
      },
      {
        title: 'Told apart',
        from: 'previous',
        experiment: { view: { panes: sets.map(paneOf('huberRegression')) } },
        text: `The same four sets with Huber's loss, and four surfaces. Their minima tell in which data set a row had pulled the line of the squares: in the third the slope w is {= x(0, N)}, in the others it stays near one half.

The fourth keeps its line, and no loss of this kind would change that. Its eleventh row is not far off the line: the line goes where that row is.`,
        controls: ['start.0', 'start.1'],
        play: { from: 0, speed: 4 },
      },
    ],
  },
} satisfies Lesson
