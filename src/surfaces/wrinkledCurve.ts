/** The wrinkled curve: a parabola with cosine dimples. */
import { number } from '../math/setting'
import type { Surface } from './surface'

export const wrinkledCurve = {
  id: 'wrinkledCurve',
  name: 'Wrinkled curve',
  family: 'curve',
  parameters: ['x'],
  formula: 'x^2 / 5 + amplitude (1 - cos(frequency x))',
  settings: { amplitude: number(0.25, 0, 2), frequency: number(4, 0.5, 12) },
  domain: [[-5, 5]],
  start: [-4.2],
  minima: [[0]],
  note: 'The cut through the wrinkled hill: plain descent stops in the first dimple, momentum rolls on.',
} satisfies Surface
