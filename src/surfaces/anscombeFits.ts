/** Where to look at a line through one of Anscombe's data sets, by any loss. */
import type { Surface } from './surface'

const view = {
  domain: [
    [-1, 2],
    [-5, 11],
  ],
  start: [-0.5, 0],
} satisfies Pick<Surface, 'domain' | 'start'>

export const anscombeFits = { anscombe1: view, anscombe2: view, anscombe3: view, anscombe4: view }
