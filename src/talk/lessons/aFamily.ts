/** A family of optimizers: what momentum, Adagrad, RMSprop, Adam and AdamW add, one after the other, on one ravine. */
import type { Lesson } from './lesson'

const ravine = {
  version: 1,
  surface: { id: 'ravine', settings: { kappa: 50, angle: 0 } },
  start: [-2.6, -0.6],
  steps: 120,
}
const sgd = { optimizer: 'sgd', settings: { eta: 0.035 } }
const momentum = { optimizer: 'momentum', settings: { eta: 0.035, beta: 0.9 } }
const adagrad = { optimizer: 'adagrad', settings: { eta: 0.5 } }
const rmsprop = { optimizer: 'rmsprop', settings: { eta: 0.05, rho: 0.9 } }
const adam = { optimizer: 'adam', settings: { eta: 0.2 } }
const decay = 'runners.0.settings.weightDecay'

export const aFamily = {
  id: 'aFamily',
  line: 'Each optimizer mends one thing of the one before, and pays for it with another.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'A family of optimizers',
    source:
      'Polyak, 1964; Duchi, Hazan & Singer, 2011; Tieleman & Hinton, 2012; Kingma & Ba, 2015; Loshchilov & Hutter, 2019',
    cues: [
      {
        title: 'Momentum: a memory',
        experiment: { ...ravine, runners: [momentum, sgd] },
        text: `A ravine, {= surface.settings.kappa} times as steep across as along. [Plain descent](show ball 1) leaps from wall to wall, y = {= y(1, 0)} → {= y(1, 1)} → {= y(1, 2)} → {= y(1, 3)}, and crawls along it, x = {= x(1, 0)} → {= x(1, 1)} → {= x(1, 2)} → {= x(1, 3)}. A larger rate would throw it out: the limit is {= limit(1)}.

[Momentum](show ball 0), with β = {~ runners.0.settings.beta }, adds up what the steps have in common and evens out what alternates. The first step with a loss below 0.01: {= first(0, loss < 0.01)} with it, {= first(1, loss < 0.01)} without.`,
        controls: ['runners.0.settings.beta', 'runners.1.settings.eta'],
        play: { from: 0, speed: 8 },
      },
      {
        title: 'Adagrad: a rate for each',
        experiment: { ...ravine, runners: [adagrad, sgd] },
        text: `[Adagrad](show ball 0) gives each coordinate a rate of its own: η over the root of the sum of the squares of all its slopes so far. At the start the slopes are {= start.0} along x and {= surface.settings.kappa * start.1} along y. With η = {~ runners.0.settings.eta } its first step is {= x(0, 1) - x(0, 0)} along x and {= y(0, 1) - y(0, 0)} along y: how steep each is has no part in it.

The first step with a loss below 0.01: {= first(0, loss < 0.01)}, and {= first(1, loss < 0.01)} for [plain descent](show ball 1). But a sum only grows. What was steep once has a small rate for ever.`,
        controls: ['runners.0.settings.eta'],
        play: { from: 0, speed: 8 },
      },
      {
        title: 'RMSprop: forgetting',
        experiment: { ...ravine, steps: 300, runners: [rmsprop, adagrad] },
        text: `[RMSprop](show ball 0) takes a running average of the squares in place of the sum, with ρ = {~ runners.0.settings.rho }. What was steep long ago is forgotten, and the rate can grow again.

The price is at the bottom. A slope over the root of its own mean square is about 1, however small both are, so the steps do not become shorter by themselves. After {= N} steps its loss is {= loss(0, N)}, and that of [Adagrad](show ball 1) {= loss(1, N)}. How RMSprop ends: {= end(0)}.`,
        controls: ['runners.0.settings.rho', 'runners.0.settings.eta'],
        play: { from: 0, speed: 8 },
      },
      {
        title: 'Adam: both',
        experiment: { ...ravine, runners: [adam, rmsprop] },
        text: `[Adam](show ball 0) divides as [RMSprop](show ball 1) does, and moves by a running average of the slope, as momentum does, with β₁ = {~ runners.0.settings.beta1 }. Both averages begin at 0 and are corrected for it, so that the first step is η in each coordinate: {= x(0, 1) - x(0, 0)} along x, {= y(0, 1) - y(0, 0)} along y.

After {= N} steps its loss is {= loss(0, N)}, and that of RMSprop {= loss(1, N)}.`,
        controls: ['runners.0.settings.beta1', 'runners.0.settings.eta'],
        play: { from: 0, speed: 8 },
      },
      {
        title: 'Turn the ravine',
        experiment: {
          ...ravine,
          surface: { id: 'ravine', settings: { kappa: 50, angle: 0.5 } },
          steps: 300,
          runners: [sgd, momentum, adagrad, adam],
        },
        text: `A rate for each coordinate helps as far as the ravine lies along a coordinate. This one is turned by {~ surface.settings.angle } radians. Half way between the axes both coordinates are equally steep, and neither is along it.

The last step with a loss above 0.01: {= last(0, loss > 0.01)} for plain descent, {= last(1, loss > 0.01)} for momentum, {= last(2, loss > 0.01)} for Adagrad, {= last(3, loss > 0.01)} for Adam. [Along an axis](set surface.settings.angle = 0) and [half way between](set surface.settings.angle = pi / 4), see which of them care.`,
        controls: ['surface.settings.angle'],
        ask: {
          kind: 'choice',
          question: 'Which has the lowest loss after 100 steps?',
          options: ['Plain descent', 'Momentum', 'Adagrad', 'Adam'],
          answer:
            'loss(0, 100) < min(loss(1, 100), loss(2, 100), loss(3, 100)) ? 0 : loss(1, 100) < min(loss(2, 100), loss(3, 100)) ? 1 : loss(2, 100) < loss(3, 100) ? 2 : 3',
        },
        play: { from: 0, speed: 16 },
      },
      {
        title: 'AdamW: decay beside it',
        experiment: {
          version: 1,
          surface: {
            formula: '(x - 1)^2 + 0 y',
            domain: [
              [-2, 2],
              [-2, 2],
            ],
          },
          start: [-1.5, 1.5],
          steps: 20,
          runners: [
            { optimizer: 'adam', settings: { eta: 0.05, weightDecay: 0.1 } },
            { optimizer: 'adamw', settings: { eta: 0.05, weightDecay: 0.1 } },
          ],
        },
        text: `Here the loss does not depend on y, so all that moves y is weight decay, which is to draw it gently to 0. [Adam](show ball 0) adds λy to the slope, with λ = {~ ${decay} }, and then divides by the size of the slope. For y that leaves η, whatever λ is, if there is any: y goes {= y(0, 0)} → {= y(0, 1)} → {= y(0, 2)} → {= y(0, 3)}. [A tenth of λ](set ${decay} = ${decay} / 10) draws just as hard.

[AdamW](show ball 1) keeps the decay out of that and multiplies y by 1 − ηλ = {= 1 - runners.1.settings.eta * runners.1.settings.weightDecay : 4}: it goes {= y(1, 0)} → {= y(1, 1) : 5} → {= y(1, 2) : 5} → {= y(1, 3) : 5}.`,
        controls: [decay, 'runners.1.settings.weightDecay'],
        play: { from: 0, speed: 4 },
      },
    ],
  },
} satisfies Lesson
