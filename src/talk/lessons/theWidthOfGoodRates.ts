/** The width of good rates: how many of many work, for three rules, on a bowl, in a ravine, and in one that is turned. */
import type { Lesson } from './lesson'

const kappa = 'surface.settings.kappa'
const angle = 'surface.settings.angle'
const beta = 'runners.1.settings.beta'
const share = (runner: number): string => `share(${runner}, loss < 0.01)`
const count = (runner: number): string => `{= round(runs(${runner}) * ${share(runner)})}`

const ensemble = {
  runners: [0, 1, 2],
  x: { of: 'setting.eta', from: 0.0001, to: 10, scale: 'log' },
  // Changes nothing without noise.
  y: { of: 'seed', from: 1, to: 2, scale: 'linear' },
  columns: 400,
  rows: 1,
  mapColours: 'loss',
}
const runners = [
  { optimizer: 'sgd', settings: { eta: 0.03 } },
  { optimizer: 'momentum', settings: { eta: 0.01, beta: 0.9 } },
  { optimizer: 'adam', settings: { eta: 0.1 } },
]

export const theWidthOfGoodRates = {
  id: 'theWidthOfGoodRates',
  line: 'How many rates work depends on the rule, and on how the surface is turned.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'The width of good rates',
    cues: [
      {
        title: 'Which rates work',
        experiment: {
          version: 1,
          surface: { id: 'bowl', settings: { kappa: 10 } },
          start: [-2.6, 2.2],
          steps: 200,
          runners,
          ensemble,
        },
        text: `The map is a row of {= ensemble.columns} runs of [plain descent](show ball 0) from one place, each with its own rate, from {= ensemble.x.from} at the left to {= ensemble.x.to} at the right. A rate works if the loss is below 0.01 after {= N} steps. Of {= runs(0)} rates, ${count(0)} do.

A smaller rate is still on its way then, and one above 2/λ = {= limit(0)} goes up. Those that work cover {= ${share(0)} * log10(ensemble.x.to / ensemble.x.from)} powers of ten. [Half the steps](set steps = max(1, round(N / 2))) leave less time for small rates, [twice as many](set steps = min(2 * N, 3200)) leave more.`,
        controls: ['runners.0.settings.eta'],
        ask: {
          kind: 'number',
          question: 'How many of the rates work for plain descent?',
          answer: `runs(0) * ${share(0)}`,
          min: 0,
          max: 400,
        },
        play: { from: 0, speed: 32 },
      },
      {
        title: 'Momentum and Adam',
        text: `[Momentum](show ball 1) with β = {~ ${beta} } works with ${count(1)} of {= runs(1)} rates. On a steady slope its velocity grows to 1/(1 − β) = {= 1 / (1 - ${beta})} slopes, so smaller rates get there. Its edge lies 1 + β = {= 1 + ${beta}} times as far up as that of plain descent, which works with ${count(0)}.

[Adam](show ball 2) works with ${count(2)}. Its first step is η long along each parameter, however steep it is. So its rates depend on how far it is to the minimum, and hardly on the curvature.`,
        controls: [beta],
        ask: {
          kind: 'choice',
          question: 'Which works with the most rates?',
          options: ['Plain descent', 'Momentum', 'Adam'],
          answer: `${share(0)} > max(${share(1)}, ${share(2)}) ? 0 : ${share(1)} > ${share(2)} ? 1 : 2`,
        },
        play: { from: 0, speed: 32 },
      },
      {
        title: 'The narrower the ravine',
        from: 'previous',
        experiment: { surface: { settings: { kappa: 100 } } },
        text: `The curvature along y is κ = {~ ${kappa} } times that along x. Of {= runs(0)} rates, plain descent works with ${count(0)}, momentum with ${count(1)}, Adam with ${count(2)}. Compare [κ = 1](set ${kappa} = 1), [κ = 10](set ${kappa} = 10) and [κ = 100](set ${kappa} = 100).

Plain descent and momentum have one rate for both directions: the steep one sets the largest that works, the flat one the smallest. Adam divides each component of a step by the size of its own slopes.`,
        controls: [kappa],
        play: { from: 0, speed: 32 },
      },
      {
        title: 'Turned',
        from: 'previous',
        experiment: { surface: { id: 'ravine', settings: { kappa: 50, angle: 0.5 } }, start: [-2.6, 1.6] },
        text: `This ravine is turned by {~ ${angle} } radians. Adam works with ${count(2)} of {= runs(2)} rates, plain descent with ${count(0)}, momentum with ${count(1)}. Compare [along the axes](set ${angle} = 0), [turned a little](set ${angle} = 0.25) and [by half a right angle](set ${angle} = pi / 4).

Adam has a rate for each parameter, and none for a direction between them. Where the steep direction is neither x nor y, both parameters have large slopes because of it, and both rates must be small enough for it.`,
        controls: [angle, kappa],
        play: { from: 0, speed: 32 },
      },
    ],
  },
} satisfies Lesson
