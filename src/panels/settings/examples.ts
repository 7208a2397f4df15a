/** Formulas to begin with. */
import type { FormulaSurface } from '../../experiment/experiment'

export const exampleFormulas: readonly { readonly name: string; readonly formula: string }[] = [
  { name: 'egg box', formula: '0.1 (x^2 + y^2) + sin(2x) cos(2y)' },
  { name: 'moat', formula: '(sqrt(x^2 + y^2) - 2)^2 + 0.2x' },
  { name: 'two valleys', formula: '(x^2 - 2)^2 + 0.3x + y^2' },
]

/** What choosing “your own formula” puts on the table. */
export const firstFormula: FormulaSurface = {
  formula: exampleFormulas[0]?.formula ?? 'x^2 + y^2',
  domain: [
    [-4, 4],
    [-4, 4],
  ],
  parameters: ['x', 'y'],
}
