/** What the formula card copies is what `emit` prints, in two parts. */
import { expect, test } from 'vitest'
import { shaderTemplates } from '../../../../src/cli/shaderTemplates'
import { fieldGlsl, stepGlsl } from '../../../../src/ensemble/gpu/emit'
import { axesOf } from '../../../../src/experiment/defaults/ensembleDefaults'
import { parseExperiment } from '../../../../src/experiment/schema/schema'
import { textOf } from '../../../../src/panels/card/copies'
import { pythonOfRunner } from '../../../../src/run/emit/python'
import { texOfRunner } from '../../../../src/run/emit/tex'
import { groundOf } from '../../../../src/run/ground'
import { hasNumpy, runPython } from '../../../helpers/python'

const { experiment, problems } = parseExperiment({
  surface: { formula: 'setting k = 3 from 1 to 9\nr = sqrt(x^2 + y^2)\nk sin(r) / r + erf(x)' },
  runners: [{ optimizer: 'sgd' }, { optimizer: 'adam', schedule: { id: 'cosine' } }],
})

test('both parts together are what emit prints of the second runner', () => {
  expect(problems).toEqual([])
  expect(textOf('surface', 'TeX', experiment, 1) + textOf('rule', 'TeX', experiment, 1)).toBe(
    texOfRunner(experiment, 1),
  )
  expect(textOf('rule', 'Python', experiment, 1)).toBe(pythonOfRunner(experiment, 1))
  const step = stepGlsl(experiment, 1, axesOf(experiment, 1), shaderTemplates)
  expect(textOf('rule', 'GLSL', experiment, 1)).toBe(step)
  expect(textOf('surface', 'GLSL', experiment, 1)).toBe(fieldGlsl(experiment, shaderTemplates))
  expect(step).not.toBe(textOf('rule', 'GLSL', experiment, 0))
})

test.skipIf(!hasNumpy)(
  'the Python of the surface has its loss and gradient, and prints nothing itself',
  () => {
    const text = textOf('surface', 'Python', experiment, 1)
    expect(runPython(text)).toBe('')
    const printed = runPython(`${text}\nprint(*map(float, [loss(1.5, -0.5), *gradient(1.5, -0.5)]))`)
    const { loss } = groundOf(experiment)
    const slopes = new Float64Array(2)
    const value = loss.gradient(1.5, -0.5, slopes)
    for (const [at, number] of printed.split(' ').map(Number).entries())
      expect(number).toBeCloseTo([value, ...slopes][at] ?? Number.NaN, 12)
  },
)
