/** The bug in your optimizer: Adam without its bias correction, and what it does to the first steps. */
import type { Lesson } from './lesson'

const eta = 'runners.1.settings.eta'
const [beta1, beta2] = ['runners.1.settings.beta1', 'runners.1.settings.beta2']
const ratio = (t: number): string => `(1 - ${beta1}^${t}) / sqrt(1 - ${beta2}^${t})`
const uncorrected = {
  name: 'Adam, uncorrected',
  settings: {
    eta: { default: 0.05, min: 1e-4, max: 1, scale: 'log' },
    beta1: { default: 0.9, min: 0, max: 0.999, scale: 'linear' },
    beta2: { default: 0.999, min: 0, max: 0.9999, scale: 'linear' },
  },
  state: { m: 0, v: 0 },
  rule: `m = beta1 * m + (1 - beta1) * g
v = beta2 * v + (1 - beta2) * g^2
theta = theta - eta * m / (sqrt(v) + 1e-8)`,
}

export const theBugInYourOptimizer = {
  id: 'theBugInYourOptimizer',
  line: 'One line left out of Adam, and its first steps are several times too long.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'The bug in your optimizer',
    source: 'Kingma & Ba, 2015, section 3',
    cues: [
      {
        title: 'One line is missing',
        experiment: {
          version: 1,
          surface: { id: 'parabola' },
          start: [6],
          steps: 40,
          runners: [
            { optimizer: 'adam', settings: { eta: 0.05 } },
            { optimizer: uncorrected, settings: { eta: 0.05 } },
          ],
          view: { card: 'step' },
        },
        text: `Two programs for [Adam](show ball 0). The [second](show ball 1) was written from memory: it keeps both running averages and divides one by the root of the other, and has forgotten that both begin at 0.

The first step is {= abs(x(0, 1) - x(0, 0)) : 4} long in the one, with η = {= runners.0.settings.eta}, and {= abs(x(1, 1) - x(1, 0)) : 4} in the other, with η = {~ ${eta} }. In the first ten steps the one goes {= abs(x(0, 10) - x(0, 0)) : 4} and the other {= abs(x(1, 10) - x(1, 0)) : 4}. Nothing breaks, and the loss falls. That is what makes it hard to see.`,
        controls: [eta, 'runners.0.settings.eta'],
        play: { from: 0, speed: 4 },
      },
      {
        title: 'How long, exactly',
        text: `As long as the slope hardly changes, after t steps the average of the slopes is 1 − β₁ᵗ of what it should be, and the root of the average of the squares √(1 − β₂ᵗ). With β₁ = {= ${beta1}} and β₂ = {~ ${beta2} } the step is their quotient times as long as it should be: {= ${ratio(1)} : 4} at the first step, {= ${ratio(2)} : 4} at the second, {= ${ratio(10)} : 4} at the tenth.

Adam divides both averages by these factors, and the quotient is 1. [With β₂ = β₁](set ${beta2} = ${beta1}) the first step is too short instead.`,
        controls: [beta2, beta1],
        play: { from: 0, speed: 4 },
      },
      {
        title: 'How long it lasts',
        text: `The square's memory is 1 / (1 − β₂) = {= 1 / (1 - ${beta2})} steps long with β₂ = {~ ${beta2} }, and that is how long the error takes to die away. The quotient is {= ${ratio(100)} : 4} at step 100, {= ${ratio(1000)} : 4} at step 1,000 and {= ${ratio(10000)} : 4} at step 10,000.

So a curve that looks wild at the beginning and right later on is a sign of it, and a longer warm-up hides it.`,
        controls: [beta2, beta1],
      },
      {
        title: 'A warm-up',
        experiment: {
          version: 1,
          surface: { id: 'rosenbrock' },
          start: [-1.5, 1.5],
          steps: 200,
          runners: [
            { optimizer: 'adam', settings: { eta: 0.5 } },
            { optimizer: uncorrected, settings: { eta: 0.5 } },
            {
              optimizer: 'adam',
              settings: { eta: 0.5 },
              schedule: {
                id: 'warmupCosine',
                settings: { warmup: 20, warmupFrom: 0.01, steps: 200, min: 0 },
              },
            },
          ],
        },
        text: `A large rate, {= runners.0.settings.eta}, on steep ground, where the loss is {= loss(0, 0)} at the start. After the first step it is {= loss(0, 1)} with [Adam](show ball 0), {= loss(1, 1)} [without the correction](show ball 1), and {= loss(2, 1)} with [Adam and a warm-up](show ball 2) of {~ runners.2.schedule.settings.warmup } steps.

Even right, the first steps are blind: at the first, Adam knows one slope, divides it by itself, and moves by η in each coordinate whatever it was. A warm-up keeps these steps short until the averages have seen something: {= hypot(x(2, 1) - x(2, 0), y(2, 1) - y(2, 0))} at the first.`,
        controls: [
          'runners.2.schedule.settings.warmup',
          'runners.0.settings.eta',
          'runners.1.settings.eta',
          'runners.2.settings.eta',
        ],
        play: { from: 0, speed: 2 },
      },
    ],
  },
} satisfies Lesson
