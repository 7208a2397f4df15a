/** How the text of a shader is put together: what is included, what is filled, and what is refused. */
import { expect, test } from 'vitest'
import guards from '../../../shaders/guards.glsl?raw'
import { shaderText } from '../../../shaders/shaderText'
import { fill } from '../../../src/math/template'

test('a snippet is included only once, where it is first named', () => {
  const text = shaderText('#include "guards.glsl"\n#include "guards.glsl"\nvoid main() {}')
  expect(text).toBe(`${guards}\n\nvoid main() {}`)
})

test('a snippet brings what it includes itself', () => {
  const holes = { statesRead: '', constants: '', statesWritten: '', steady: '', functions: '', leaves: '1.0' }
  const text = shaderText('#include "ensembleRuns.glsl"', holes)
  expect(text.match(/float guardedLog\(/g)).toHaveLength(1)
  expect(text).toContain('uvec4 hash(')
  expect(text).not.toContain('#include')
})

test('a hole is filled everywhere, with dollar signs and braces unchanged', () => {
  expect(fill('{{a}} + {{b}} + {{a}}', { a: '$&', b: '{{a}}' })).toBe('$& + {{a}} + $&')
})

test.each([
  ['{{rule}}', {}, "the shader's hole {{rule}} is not filled"],
  ['void main() {}', { rule: '' }, 'the shader has no hole {{rule}}'],
  ['#include "guard.glsl"', {}, 'there is no shader snippet "guard.glsl"'],
])('%s with %j is refused', (template, holes, message) => {
  expect(() => shaderText(template, holes)).toThrow(message)
})
