/** What the contact sheets show. */
import type { Page } from 'playwright'
import { surfaces } from '../../src/surfaces/list'

export const themes = ['dark', 'light', 'projector'] as const
type Theme = (typeof themes)[number]

export type Size = readonly [width: number, height: number]

export interface Shot {
  readonly name: string
  readonly experiment: object
  /** The turn of the playhead. */
  readonly at: number
  readonly size?: Size
  readonly before?: (page: Page) => Promise<void>
}

const sizes: readonly Size[] = [
  [1024, 768],
  [1280, 720],
  [1366, 768],
  [1920, 1080],
  [2560, 1080],
  [2560, 1440],
]

/** Half-way through a race, with all panels away so that the picture is large. */
export const groups: Readonly<Record<string, (theme: Theme) => readonly Shot[]>> = {
  surfaces: (theme) =>
    surfaces.map(({ id }) => ({
      name: id,
      experiment: { version: 1, surface: { id }, view: { theme } },
      at: 24,
      before: hidePanels,
    })),
  sizes: (theme) =>
    sizes.map((size) => ({
      name: size.join('x'),
      experiment: { version: 1, surface: { id: 'himmelblau' }, view: { theme } },
      at: 24,
      size,
    })),
  curves: (theme) =>
    curves.map(([formula, view]) => ({
      name: formula,
      experiment: {
        version: 1,
        surface: { formula, parameters: ['x'], domain: [[-5, 5]] },
        view: { theme, ...view },
      },
      at: 16,
      before: hidePanels,
    })),
  layouts: (theme) =>
    [2, 4, 6, 9].map((count) => ({
      name: `${count} panes`,
      experiment: {
        version: 1,
        surface: { id: 'himmelblau' },
        runners: Array.from({ length: count }, (_, index) => ({
          optimizer: 'momentum',
          settings: { eta: 0.001 * (index + 1) },
        })),
        view: { theme, panes: Array.from({ length: count }, (_, index) => ({ runners: [index] })) },
      },
      at: 24,
    })),
  states: (theme) => [
    { name: 'from above', experiment: { ...rosenbrock, view: { theme, camera: 'top' } }, at: 60 },
    { name: 'from the side', experiment: { ...rosenbrock, view: { theme, camera: 'side' } }, at: 60 },
    { name: 'low and close', experiment: { ...rosenbrock, view: { theme, camera: { position: [-1.6, 0.5, 1.2], target: [0, 0.1, 0] } } }, at: 60 }, // prettier-ignore
    { name: 'floor map', experiment: { ...rosenbrock, view: { theme, floor: true } }, at: 60 },
    { name: 'swarm', experiment: { ...himmelblau, view: { theme }, ensemble: { columns: 256, rows: 256, swarm: true, map: false } }, at: 12 }, // prettier-ignore
    { name: 'draped map', experiment: { ...himmelblau, view: { theme }, ensemble: { columns: 128, rows: 128, swarm: false, map: true, draped: true } }, at: 12 }, // prettier-ignore
    {
      name: 'internals',
      experiment: { ...rosenbrock, view: { theme, internals: true, card: 'internals' } },
      at: 20,
    },
    { name: 'arrows', experiment: { ...himmelblau, view: { theme, field: true, arrows: { gradient: true, step: true } } }, at: 6 }, // prettier-ignore
    { name: 'nothing here', experiment: { version: 1, surface: { formula: 'log(x) + y^2' }, start: [-1, 1], view: { theme } }, at: 0 }, // prettier-ignore
  ],
}

const curves: readonly (readonly [formula: string, view?: object])[] = [
  ['x^2/5 + 0.4(1 - cos(4x))'],
  ['x^(1/3)'],
  ['1/x'],
  ['abs(x) + sin(3x)', { arrows: { gradient: true, step: true }, internals: true }],
  ['log(x)'],
  ['x^4 - 3x^3', { height: 'log' }],
]

const rosenbrock = { version: 1, surface: { id: 'rosenbrock' } }
const himmelblau = { version: 1, surface: { id: 'himmelblau' } }

async function hidePanels(page: Page): Promise<void> {
  if (await page.getByRole('complementary', { name: 'Settings' }).isVisible()) await page.keyboard.press('h')
}
