/** SGLD: gradient descent with so much noise that in the long run it visits places by exp(−L/temperature). */
import { number, rate } from '../math/setting'
import type { Optimizer } from './optimizer'

export const sgld = {
  id: 'sgld',
  name: 'SGLD',
  source:
    'Welling & Teh, 2011, equation 4: its step ε is 2η here, so the noise has the variance 2η, times a temperature that is 1 there',
  settings: { eta: rate(0.001), temperature: number(0.1, 0, 10) },
  state: {},
  rule: `
    theta = theta - eta * g + sqrt(2 * eta * temperature) * normal()
  `,
} satisfies Optimizer
