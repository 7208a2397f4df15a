/** Two parameters: the gradient has two parts, stands across the contours, and one rate must do for both. */
import type { Lesson } from './lesson'

const eta = 'runners.0.settings.eta'
const kappa = 'surface.settings.kappa'

export const twoParameters = {
  id: 'twoParameters',
  line: 'Straight down is rarely straight to the bottom, and one rate has to do for both directions.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'Two parameters',
    cues: [
      {
        title: 'Two slopes',
        experiment: {
          version: 1,
          surface: { id: 'bowl', settings: { kappa: 2 } },
          start: [-2.6, 2.2],
          steps: 30,
          runners: [{ optimizer: 'sgd', settings: { eta: 0.1 } }],
          view: { arrows: { gradient: true, step: true }, field: true, floor: true },
        },
        text: `The loss is x² + κy² with κ = {= ${kappa}}, and the ball stands at x = {= start.0}, y = {= start.1}. There it has a slope in each direction: 2x = {= 2 * start.0} along x, and 2κy = {= 2 * ${kappa} * start.1} along y. Together they are the [gradient](show gradient), an arrow of length {= slope(0, 0)} that points straight uphill.

The [step](show step) goes the other way, and is η = {~ ${eta} } times as long: to x = {= x(0, 1)}, y = {= y(0, 1)}. The loss goes from {= loss(0, 0) : 4} to {= loss(0, 1) : 4}.`,
        controls: [eta, 'start.0', 'start.1'],
        note: 'Drag the ball along a contour and look at both arrows.',
      },
      {
        title: 'Across the contours',
        text: `Arrows all over the picture show the way down. Each stands at a right angle to the contour through its place: along the contour nothing changes, so all of the slope is across.

The way down is not the way to the [minimum](show minimum). From x = {~ start.0 }, y = {~ start.1 } the two differ by {= acos(min(1, (x(0, 0)^2 + ${kappa} * y(0, 0)^2) / (hypot(x(0, 0), y(0, 0)) * hypot(x(0, 0), ${kappa} * y(0, 0))))) * 180 / pi} degrees. Only [in a round bowl](set ${kappa} = 1) are they the same everywhere.`,
        controls: ['start.0', 'start.1', kappa],
      },
      {
        title: 'Two factors',
        text: `A step multiplies x by 1 − 2η = {= 1 - 2 * ${eta}} and y by 1 − 2κη = {= 1 - 2 * ${kappa} * ${eta}}. After five steps x has come from {= x(0, 0)} to {= x(0, 5)}, and y from {= y(0, 0)} to {= y(0, 5)}.

There is one rate for both. It may be no larger than the steeper direction bears: at η = {= limit(0)} the factor of that one is −1. Try [η = 0.45](set ${eta} = 0.45), just below: one coordinate jumps from side to side and the other creeps.`,
        controls: [eta, 'start.0', 'start.1'],
        play: { from: 0, speed: 4 },
      },
      {
        title: 'A narrow bowl',
        from: 'previous',
        experiment: {
          surface: { settings: { kappa: 20 } },
          steps: 200,
          runners: { 0: { settings: { eta: 1 / 21 } } },
        },
        text: `Now κ = {~ ${kappa} }, and η = {~ ${eta} }. The best that one rate can do is to make both factors the same size, which it does at η = 1 / (1 + κ) = {= 1 / (1 + ${kappa})}: [take it](set ${eta} = 1 / (1 + ${kappa})). Then every step leaves (κ − 1) / (κ + 1) = {= abs(${kappa} - 1) / (${kappa} + 1)} of the distance.

The first step with a loss below 0.01: {= first(0, loss < 0.01)}. The narrower the bowl, the nearer that factor is to 1, and no choice of the rate can change it. That is what momentum and rates for each coordinate are for.`,
        controls: [kappa, eta],
        play: { from: 0, speed: 8 },
      },
    ],
  },
} satisfies Lesson
