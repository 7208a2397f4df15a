/** `emit`, run as a user does: what it prints can be used, and its errors are one line and exit code 2. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { stepShader } from '../../../src/ensemble/gpu/stepShader'
import { axesOf } from '../../../src/experiment/defaults/ensembleDefaults'
import { parseExperiment } from '../../../src/experiment/schema/schema'
import { groundOf } from '../../../src/run/ground'
import { fieldFragment } from '../../../src/scene/ground/field'
import { hasNumpy, runPython } from '../../helpers/python'
import { trace } from '../../helpers/trace'

const folder = mkdtempSync(join(tmpdir(), 'thalweg-emit-'))
afterAll(() => rmSync(folder, { recursive: true }))

const json = {
  surface: { id: 'himmelblau' },
  start: [-0.5, 1.25],
  steps: 50,
  runners: [
    { optimizer: 'sgd', settings: { eta: 0.005 } },
    { optimizer: 'adam', schedule: { id: 'cosine' } },
  ],
}

function saved(name: string, text: string): string {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

const experiment = saved('race.json', JSON.stringify(json))
const emit = (args: readonly string[], input = '') => trace(args, input, 'emit')

test('without a choice it prints TeX and Python', async () => {
  const { code, out, error } = await emit([experiment])
  expect({ code, error }).toEqual({ code: 0, error: '' })
  const [tex, python] = await Promise.all(['--tex', '--python'].map((form) => emit([experiment, form])))
  expect(out).toBe(`${tex?.out}\n${python?.out}`)
  expect(tex?.out).toBe(
    [
      '\\[ L(x, y) = \\left(x^{2} + y - 11\\right)^{2} + \\left(x + y^{2} - 7\\right)^{2} \\]',
      '\\[ \\begin{aligned}',
      '  & g \\leftarrow g + \\lambda \\, \\theta \\\\',
      '  & \\theta \\leftarrow \\theta - \\eta \\, g',
      '\\end{aligned} \\]',
      '',
    ].join('\n'),
  )
})

test('a schedule is a block of its own', async () => {
  const { out } = await emit(['--tex', '-', '--runner', '1'], JSON.stringify(json))
  expect(out.match(/aligned/g)).toHaveLength(4)
  expect(out).toContain('\\cos')
})

test('every form is printed, of the runner that is asked for', async () => {
  const { code, out } = await emit([experiment, '--glsl', '--program', '--runner', '1'])
  expect(code).toBe(0)
  expect(out).toMatch(/vec3 lossAndGradient\(vec2 theta\) \{/)
  expect(out).toMatch(/q0\.x = r\d+/)
  expect(out).toMatch(/step:\n\d+ registers\n/)
  expect(out).toContain('new state.v.1 = r')
})

test('the GLSL is that of the page: the field and the steps, each whole', async () => {
  for (const ensemble of [undefined, { runners: [1], x: { of: 'setting.eta', from: 1e-3, to: 1 } }]) {
    const text = JSON.stringify({ ...json, ...(ensemble && { ensemble }) })
    const { code, out, error } = await emit(['-', '--glsl', '--runner', '1'], text)
    expect({ code, error }).toEqual({ code: 0, error: '' })
    const [none, field = '', steps = '', ...more] = out.split('#version 300 es\n')
    expect([none, more]).toEqual(['', []])
    const { experiment } = parseExperiment(JSON.parse(text))
    const ground = groundOf(experiment)
    expect(field).toBe(fieldFragment(ground.surface))
    const plan = { race: experiment, runner: 1, columns: 1, rows: 1, ...axesOf(experiment, 1) }
    const { fragment } = stepShader(plan, ground)
    expect(steps.endsWith(fragment(false))).toBe(true)
    // Only notes come before it.
    const before = steps.slice(0, -fragment(false).length).trimEnd().split('\n')
    expect(before.filter((line) => !line.startsWith('// '))).toEqual([])
  }
})

test.skipIf(!hasNumpy)('the path of the Python is that of the runner', async () => {
  for (const runner of ['0', '1']) {
    const { out } = await emit([experiment, '--python', '--runner', runner])
    const path = saved('path.csv', runPython(out))
    const verdict = await trace([experiment, path, '--runner', runner], '', 'check')
    expect(verdict).toMatchObject({ code: 0, error: '' })
    expect(verdict.out).toMatch(/agree to 1\d digits over 50 steps\.\n$/)
  }
})

test('help, by the command that the README names', () => {
  const { status, stdout } = spawnSync('npm', ['run', '-s', 'emit', '--', '--help'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  expect(status).toBe(0)
  expect(stdout).toContain('usage: npm run -s emit -- EXPERIMENT [--glsl | --tex | --python | --program]')
})

describe('errors', () => {
  // Its gradients make it too large on this surface.
  const long = Array.from({ length: 40 }, (_, at) => `sin(${at + 1}x) cos(y / ${at + 1})`).join(' + ')
  const rule = `a = ${Array.from({ length: 60 }, (_, at) => `grad(theta + ${at + 1})`).join(' + ')}\ntheta = theta - eta a`
  const large = JSON.stringify({ surface: { formula: long }, runners: [{ optimizer: { name: 'L', settings: { eta: 1 }, rule } }] }) // prettier-ignore
  test.each([
    ['no argument', [], '', 'one argument is expected: EXPERIMENT, or - for standard input'],
    ['two arguments', ['a', 'b'], '', 'one argument is expected: EXPERIMENT, or - for standard input'],
    ['no such form', [experiment, '--cuda'], '', 'no option "--cuda": there are --tex, --python, --glsl, --program and --runner'],
    ['no number', [experiment, '--runner'], '', '--runner is followed by a number, counted from 0'],
    ['no such runner', [experiment, '--runner', '2'], '', 'there is no runner 2, the experiment has 2, counted from 0'],
    ['no runners', ['-'], '{"runners": []}', 'there is no runner 0, the experiment has 0, counted from 0'],
    ['a bad formula', ['-'], '{"surface":{"formula":"sinn(x)"}}', /^surface\.formula: unknown name "sinn" at 1/],
    ['a rule that is too large here', ['--python', '-'], large, /^runners: L is too large for this surface/],
  ])('%s', async (_, args, input, message) => {
    const { code, out, error } = await emit(args, input)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(error).toMatch(/^emit: [^\n]+\n$/)
    const line = error.slice('emit: '.length, -1)
    if (typeof message === 'string') expect(line).toBe(message)
    else expect(line).toMatch(message)
  }) // prettier-ignore
})
