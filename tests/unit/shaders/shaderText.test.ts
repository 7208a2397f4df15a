/** How the text of a shader is put together: what is included, what is filled, and what is refused. */
import { describe, expect, test } from 'vitest'
import guards from '../../../shaders/guards.glsl?raw'
import { ensembleText } from '../../../shaders/ensembleText'
import { shaderText } from '../../../shaders/shaderText'
import { shaderTemplates } from '../../../src/cli/shaderTemplates'
import { fieldGlsl, stepGlsl } from '../../../src/ensemble/gpu/emit'
import { axesOf } from '../../../src/experiment/defaults/ensembleDefaults'
import { parseExperiment } from '../../../src/experiment/schema/schema'
import { fill } from '../../../src/math/template'

test('a snippet is included only once, where it is first named', () => {
  const text = shaderText('#include "guards.glsl"\n#include "guards.glsl"\nvoid main() {}')
  expect(text).toBe(`${guards}\n\nvoid main() {}`)
})

test('a snippet brings what it includes itself', () => {
  const holes = { statesRead: '', constants: '', statesWritten: '', steady: '', functions: '', leaves: '1.0' }
  const text = ensembleText('#include "ensembleRuns.glsl"', holes)
  expect(text.match(/float guardedLog\(/g)).toHaveLength(1)
  expect(text).toContain('uvec4 hash(')
  expect(text).not.toContain('#include')
})

test('a hole is filled everywhere, with dollar signs and braces unchanged', () => {
  expect(fill('{{a}} + {{b}} + {{a}}', { a: '$&', b: '{{a}}' })).toBe('$& + {{a}} + $&')
})

describe('what is filled in is tidy', () => {
  test('lines are indented as the hole is, and further in braces', () => {
    const text = fill('{\n  {{body}}\n}', {
      body: 'float a;\nfor (;;) {\nif (a) {\nbreak;\n} else {\na;\n}\n}\n\nb;',
    })
    expect(text).toBe(
      '{\n  float a;\n  for (;;) {\n    if (a) {\n      break;\n    } else {\n      a;\n    }\n  }\n  b;\n}',
    )
  })

  test('an empty hole leaves no line, and no two blank lines where there was one on both sides', () => {
    expect(fill('a;\n  {{none}}\nb;', { none: '' })).toBe('a;\nb;')
    expect(fill('a;\n\n{{none}}\n\nb;', { none: '' })).toBe('a;\n\nb;')
    expect(fill('a;{{none}}\n\nb;', { none: '' })).toBe('a;\n\nb;')
  })

  test('a block within a line goes on at the indentation of that line', () => {
    expect(fill('  for (;;) {{body}}\nend', { body: '{\na;\n}' })).toBe('  for (;;) {\n    a;\n  }\nend')
  })

  test.each(['armijo', 'adam', 'sgd'])('the shaders of %s that are copied', (optimizer) => {
    const { experiment } = parseExperiment({
      surface: { formula: 'setting k = 2 from 1 to 3\nk x^2 + y^2' },
      noise: { sigma: 0.1 },
      runners: [{ optimizer, clip: { norm: 1 }, schedule: { id: 'cosine' } }],
    })
    for (const text of [
      stepGlsl(experiment, 0, axesOf(experiment, 0), shaderTemplates),
      fieldGlsl(experiment, shaderTemplates),
    ]) {
      expect(text).not.toMatch(/[ \t]$/m)
      expect(text).not.toMatch(/\n\n\n/)
      let depth = 0
      for (const line of text.split('\n')) {
        const code = line.replace(/\/\/.*$/, '').trimEnd()
        if (code.trimStart().startsWith('}')) depth -= 1
        if (code !== '') expect(code).toMatch(new RegExp(`^ {${2 * depth}}\\S`))
        if (code.endsWith('{')) depth += 1
      }
      expect(depth).toBe(0)
    }
  })
})

test.each([
  ['{{rule}}', {}, "the shader's hole {{rule}} is not filled"],
  ['void main() {}', { rule: '' }, 'the shader has no hole {{rule}}'],
  ['#include "guard.glsl"', {}, 'there is no shader snippet "guard.glsl"'],
])('%s with %j is refused', (template, holes, message) => {
  expect(() => shaderText(template, holes)).toThrow(message)
})
