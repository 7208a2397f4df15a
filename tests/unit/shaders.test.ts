/** The lint of shaders: a mistake is reported with its file and its line, in whatever a file is pasted into. */
import { beforeAll, describe, expect, test } from 'vitest'
import { needBrowser } from '../../src/cli/browser'
import { checkShaders, shaderFiles } from '../lint/compile'
import { whereIs } from '../lint/origin'
import { passes } from '../lint/passes'

describe('broken shaders', () => {
  // In four files: a whole pass, one behind snippets and generated code, a snippet, and a type that does not fit.
  const broken: readonly [file: string, right: string, wrong: string, seenAt: string][] = [
    ['shaders/ball.frag', 'float glance =', 'float glanse =', 'pow(glance, 70.0)'],
    ['shaders/surface.frag', 'float toBorder() {', 'vec3 toBorder() {', 'return 1e3;'],
    ['shaders/noise.glsl', '-2.0 * log(', '-2 * log(', '-2 * log('],
    ['shaders/fill.vert', 'out float v_depth;', 'out vec2 v_depth;', 'v_depth = position.z'],
  ]
  const lonely = 'shaders/lonely.frag'
  const unlinked = {
    name: 'the test',
    vertex: 'precision highp float;\nout float v_a;\nvoid main() { v_a = gl_Position.x = 1.0; }',
    fragment: 'precision highp float;\nin vec2 v_a;\nout vec4 o;\nvoid main() { o = v_a.xyxy; }',
  }
  const files = new Map([...shaderFiles('shaders')].map(([name, text]) => [name, breakAll(text)]))
  let complaints: readonly string[] = []

  beforeAll(async () => {
    needBrowser()
    const changed = passes.map(({ name, vertex, fragment }) => ({
      name,
      vertex: breakAll(vertex),
      fragment: breakAll(fragment),
    }))
    complaints = await checkShaders([...changed, unlinked], new Map([...files, [lonely, 'void main() {}\n']]))
  }, 300_000)

  test.each(broken)('a mistake in %s is reported at its line', (file, _, __, seenAt) => {
    const lines = (files.get(file) ?? '').split('\n')
    const line = lines.findIndex((text) => text.includes(seenAt)) + 1
    expect(line).toBeGreaterThan(1)
    expect(complaints.map((each) => each.split(': ')[0])).toContain(`${file}:${line}`)
  })

  test('no other file is reported', () => {
    const reported = new Set(complaints.map((each) => each.split(':')[0]))
    expect(reported).toEqual(new Set([...broken.map(([file]) => file), lonely, unlinked.name]))
  })

  test('two shaders that do not fit each other are reported by their pass', () => {
    expect(complaints.filter((each) => /^the test: .*v_a/.test(each))).toHaveLength(1)
  })

  test('a file that no pass uses is reported', () => {
    expect(complaints.filter((each) => each.startsWith(`${lonely}:1: `))).toHaveLength(1)
  })

  function breakAll(text: string): string {
    return broken.reduce((changed, [, right, wrong]) => changed.replace(right, wrong), text)
  }
})

describe('the place of a line', () => {
  const known = new Map([
    ['a.glsl', 'float a() {\n  return 1.0;\n}\n'],
    ['b.frag', '// b\nfloat b() {\n  return 1.0;\n}\nvoid main() {\n}\n'],
  ])
  const whole = `#version 300 es\n${known.get('a.glsl')}${known.get('b.frag')}float made = 1.0;\n`

  test.each([
    [3, 'a.glsl:2'],
    [7, 'b.frag:3'],
    [9, 'b.frag:5'],
  ])('line %i is that of %s, though others read the same', (line, place) => {
    expect(whereIs(line, whole, known)).toBe(place)
  })

  test('generated code is placed by the file before it', () => {
    expect(whereIs(11, whole, known)).toBe('b.frag:6 (in what is written after it, "float made = 1.0;")')
    expect(whereIs(1, whole, known)).toBe('generated code, "#version 300 es"')
  })
})
