/** Depth: a product of d equal weights, whose slope vanishes below one and explodes above it. */
import type { Lesson } from './lesson'

const d = 'surface.settings.d'
const slopeAt = (w: string): string => `2 * (${w}^${d} - 1) * ${d} * ${w}^(${d} - 1)`
const chain = {
  formula: 'setting d = 8 from 1 to 16 whole\n(w^d - 1)^2',
  parameters: ['w'],
  domain: [[0, 1.6]],
}

export const depth = {
  id: 'depth',
  line: 'Many layers multiply: below one their slope vanishes, above one it explodes.',
  talk: {
    thalweg: 'talk',
    version: 1,
    title: 'Many layers',
    source: 'Bengio, Simard & Frasconi, 1994; Pascanu, Mikolov & Bengio, 2013',
    cues: [
      {
        title: 'A chain of weights',
        experiment: {
          version: 1,
          surface: chain,
          start: [0.5],
          steps: 50,
          runners: [{ optimizer: 'sgd', settings: { eta: 0.01 } }],
        },
        text: `The smallest deep network: d layers, each of which multiplies by the same weight w, and the product should be 1. The loss is (wᵈ − 1)², and d = {~ ${d} }.

At w = {= start.0} the product is {= start.0^${d}}, and the slope of the loss is 2(wᵈ − 1) · d · wᵈ⁻¹ = {= ${slopeAt('start.0')}}. Below one, every further layer makes wᵈ⁻¹ smaller. After {= N} steps w is {= x(0, N)}.`,
        controls: [d, 'start.0'],
        play: { from: 0, speed: 8 },
      },
      {
        title: 'Above one',
        from: 'previous',
        experiment: { start: [1.5] },
        text: `The same d = {~ ${d} } layers from w = {~ start.0 }. Now the product is {= start.0^${d}} and the slope {= ${slopeAt('start.0')}}: with η = {= runners.0.settings.eta} the first step is to be {= abs(runners.0.settings.eta * (${slopeAt('start.0')}))} long. How this run ends: {= end(0)}.

[One layer](set ${d} = 1), [two](set ${d} = 2), [four](set ${d} = 4), [eight](set ${d} = 8), [sixteen](set ${d} = 16): the rate is the same, the start is the same, and only the depth decides.`,
        controls: [d, 'start.0'],
        play: { from: 0, speed: 4 },
      },
      {
        title: 'What clipping can do',
        from: 'previous',
        experiment: { runners: { 0: { clip: { norm: 1 } } } },
        text: `With the slope clipped at {= runners.0.clip.norm} no step is longer than {= runners.0.clip.norm * runners.0.settings.eta}. From w = {~ start.0 } the run is at w = {= x(0, N)} after {= N} steps. The first step with a loss below 0.01: {= first(0, loss < 0.01)}.

From [w = 0.5](set start.0 = 0.5) clipping is no help. A slope that is too long can be cut, but one that is next to nothing is all that there is.`,
        controls: ['start.0', d],
        play: { from: 0, speed: 8 },
      },
      {
        title: 'A better start',
        from: 'previous',
        experiment: { start: [0.9] },
        text: `What helps below one is to begin near one. From w = {~ start.0 } the product of {= ${d}} layers is {= start.0^${d}} and the slope {= ${slopeAt('start.0')}}. The first step with a loss below 0.01: {= first(0, loss < 0.01)}.

That is why the size of the first weights is chosen with care: what a layer multiplies by should be about 1, and the more layers there are, the nearer.`,
        controls: ['start.0', d],
        play: { from: 0, speed: 8 },
      },
    ],
  },
} satisfies Lesson
