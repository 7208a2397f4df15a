/** What the JSON form refuses, in which words, and what is used instead. */
import { describe, expect, test } from 'vitest'
import { defaultExperiment, settingsOf } from '../../../../src/experiment/defaults/defaults'
import { parseExperiment } from '../../../../src/experiment/schema/schema'

/** JSON → its one problem. Everything else must be the default. */
const refused: [unknown, string][] = [
  [7, '7 is not an experiment; the default experiment is used'],
  [null, 'null is not an experiment; the default experiment is used'],
  [[], '[] is not an experiment; the default experiment is used'],
  [{ version: 2 }, 'version: 2 is not known, 1 is expected; the default experiment is used'],
  [{ version: '1' }, 'version: "1" is not known, 1 is expected; the default experiment is used'],
  [
    { runers: [] },
    'runers: not known, one of version, surface, start, steps, turn, stop, seed, noise, runners, changes, ensemble, view is expected; it is left out',
  ],
  [{ steps: -5 }, 'steps: -5 is out of range, whole numbers, 1 to 100000; 400 is used'],
  [{ steps: 100001 }, 'steps: 100001 is out of range, whole numbers, 1 to 100000; 400 is used'],
  [{ steps: 1.5 }, 'steps: 1.5 is out of range, whole numbers, 1 to 100000; 400 is used'],
  [{ seed: 2 ** 32 }, 'seed: 4294967296 is out of range, whole numbers, 0 to 4294967295; 1 is used'],
  [{ noise: 1 }, 'noise: 1 is not an object; the default is used'],
  [{ noise: { sigma: -1 } }, 'noise.sigma: -1 is out of range, 0 to 1000000; 0 is used'],
  [{ noise: { shared: 'yes' } }, 'noise.shared: "yes" is not true or false; true is used'],
  [{ start: [1] }, 'start: [1] does not fit, [x, y] is expected; [-1.5, 1.5] is used'],
  [{ start: ['pi/2', 1] }, 'start[0]: "pi/2" is not a number, write 1.5707963267948966; [-1.5, 1.5] is used'],
  [{ start: ['0,5', 1] }, 'start[0]: "0,5" is not a number; [-1.5, 1.5] is used'],
  [{ start: [1, 'a'] }, 'start[1]: "a" is not a number; [-1.5, 1.5] is used'],
  [{ start: [1e13, 0] }, 'start[0]: 10000000000000 is out of range, -1e12 to 1e12; [-1.5, 1.5] is used'],
  [{ runners: { 0: {} } }, 'runners: an object is not a list; the default is used'],
  [{ changes: 'none' }, 'changes: "none" is not a list; the default is used'],
  [
    { changes: [{ step: 5, runner: 9, settings: {} }] },
    'changes[0].runner: 9 is out of range, whole numbers, 0 to 4; the change is left out',
  ],
  [{ changes: [{ runner: 0, settings: {} }] }, 'changes[0].step: missing; the change is left out'],
  [{ surface: 'bowl' }, 'surface: "bowl" is not an object; the default is used'],
  [
    { surface: { formula: 'x +' } },
    'surface.formula: an expression is missing at 4, write one; the default surface is used',
  ],
  [{ surface: { id: 'shifted-parabola' } }, 'surface.id: "shifted-parabola" is not known, did you mean "shiftedParabola"?; the default surface is used'],
  [{ surface: { id: 'Styblinski–Tang' } }, 'surface.id: "Styblinski–Tang" is not known, did you mean "styblinskiTang"?; the default surface is used'],
  [{ view: { theme: 'drak' } }, 'view.theme: "drak" is not known, did you mean "dark"?; "dark" is used'],
  [{ surface: { formula: 3 } }, 'surface.formula: 3 is not a text; the default surface is used'],
  [{ view: { theme: 'neon' } }, 'view.theme: "neon" is not known, one of dark, light, projector is expected; "dark" is used'],
  [{ view: { arrows: { wind: true } } }, 'view.arrows.wind: not known, one of gradient, step, momentum is expected; it is left out'],
  [{ view: { camera: { position: [0, 0] } } }, 'view.camera.position: [0, 0] does not fit, [x, y, z] is expected; the default view is used'],
  [{ view: { camera: { position: [1, 2, 3], target: [1, 2, 3] } } }, 'view.camera.position: [1, 2, 3] is the target too; the default view is used'],
  [{ view: { camera: 'front' } }, 'view.camera: "front" is not known, one of default, top, side is expected; the default view is used'],
  [{ 'a\nb"': 1 }, '["a\\nb\\""]: not known, one of version, surface, start, steps, turn, stop, seed, noise, runners, changes, ensemble, view is expected; it is left out'],
  [JSON.parse('{"__proto__": {"steps": 5}}'), '__proto__: not known, one of version, surface, start, steps, turn, stop, seed, noise, runners, changes, ensemble, view is expected; it is left out'],
] // prettier-ignore

describe('what is refused', () => {
  test.each(refused)('%j', (json, problem) => {
    expect(parseExperiment(json)).toEqual({ experiment: defaultExperiment, problems: [problem] })
  })

  test('an unknown surface leaves everything else as given', () => {
    const json = { surface: { id: 'everest', settings: { b: 3 } }, steps: 33 }
    const { experiment, problems } = parseExperiment(json)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(
      /^surface\.id: "everest" is not known, one of bowl, .*; the default surface is used$/,
    )
    expect(experiment).toEqual({ ...defaultExperiment, steps: 33 })
  })

  test.each([
    [{ camera: 'front' }, {}, 'camera: "front" is not known, one of default, top, side is expected; it is left out'],
    [{ camera: { position: [0, 0, 0] } }, {}, 'camera.position: [0, 0, 0] is the target too; it is left out'],
    [{ runners: [2, 0, 2] }, { runners: [2, 0] }, 'runners[2]: 2 is listed twice; it is left out'],
    [{ runners: [0, 7] }, { runners: [0] }, 'runners[1]: 7 is out of range, whole numbers, 0 to 4; it is left out'],
  ])('a pane %j', (pane, used, problem) => {
    const { experiment, problems } = parseExperiment({ view: { panes: [pane, {}] } })
    expect(experiment.view.panes).toEqual([used, {}])
    expect(problems).toEqual([`view.panes[0].${problem}`])
  }) // prettier-ignore

  test('an unknown optimizer leaves everything but its settings as given', () => {
    const { experiment, problems } = parseExperiment({
      runners: [{ optimizer: 'adamm', settings: { eta: 3 } }, { optimizer: 'sgd', settings: { eta: 0.5 } }],
    }) // prettier-ignore
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(
      /^runners\[0\]\.optimizer: "adamm" is not known, did you mean "adam"\?; Adam is used$/,
    )
    expect(experiment.runners.map((runner) => [runner.optimizer, runner.settings['eta']])).toEqual([
      ['adam', settingsOf('adam')['eta']?.default],
      ['sgd', 0.5],
    ])
  })

  test.each([
    [{ norm: 1, value: 1 }, { norm: 1 }, 'only one of norm and value is possible; norm is used'],
    [{ norm: -1 }, {}, 'norm: -1 is out of range, 0 to 1e12; nothing is clipped'],
    [{ max: 1 }, {}, 'max: not known, one of norm, value is expected; it is left out'],
  ])('clip %j', (clip, used, problem) => {
    const { experiment, problems } = parseExperiment({ runners: [{ clip }] })
    expect(problems).toEqual([expect.stringContaining(problem)])
    expect(problems[0]).toMatch(/^runners\[0\]\.clip/)
    expect(experiment.runners[0]?.clip).toEqual(used)
  })

  test.each([
    [{ formula: 'x', domain: [['-2π', 1], [0, 1]] }, 'surface.domain[0][0]: "-2π" is not a number, write -6.283185307179586; the default domain is used'],
    [{ formula: 'x', domain: [[1, 1], [0, 1]] }, 'surface.domain[0]: [1, 1] does not fit, the first number must be the lower one; the default domain is used'],
    [{ formula: 'x', domain: [[0, 1, 2], [0, 1]] }, 'surface.domain[0]: [0, 1, 2] does not fit, [low, high] is expected; the default domain is used'],
    [{ formula: 'x', domain: [[0, 1e300], [0, 1]] }, 'surface.domain[0][1]: 1e+300 is out of range, -1e12 to 1e12; the default domain is used'],
    [{ formula: 'x', domain: [[0, 1]], parameters: ['x', 'y'] }, 'surface.domain: a list of 1 does not fit, [[low, high], [low, high]] is expected; the default domain is used'],
    [{ formula: 'x', parameters: ['x', 'x'] }, 'surface.parameters: two parameters cannot have one name; a list of 2 is used'],
    [{ formula: 'x', parameters: ['x\u200b', 'y'] }, 'surface.parameters[0]: "x⟨U+200B⟩" is not a name of letters and digits; a list of 2 is used'],
    [{ formula: 'x', parameters: ['x', 'y', 'z'] }, 'surface.parameters: a list of 3 does not fit, a list of one or two names is expected; a list of 2 is used'],
  ])('formula surface %j', (surface, problem) => {
    const { experiment, problems } = parseExperiment({ surface })
    expect(problems).toEqual([problem])
    expect(experiment.surface).toMatchObject({ formula: 'x', parameters: ['x', 'y'], domain: [[-3, 3], [-3, 3]] })
  }) // prettier-ignore

  test.each([
    [{ rule: 'theta = theta - g' }, 'optimizer.name: missing'],
    [{ name: 'A', rule: 'theta = theta - gg' }, 'optimizer: unknown name "gg" at 17, did you mean "g"?'],
    [{ name: 'A', rule: 'theta = g', speed: 1 }, 'optimizer.speed: not known, one of name, settings, state, rule is expected'],
    [{ name: 'A', rule: 'theta = g', settings: { theta: 1 } }, 'optimizer.settings.theta: "theta" is taken, it is the parameters: choose another name'],
    [{ name: 'A', rule: 'theta = g', settings: { 'k\u00ad': 1 } }, 'optimizer.settings["k⟨U+00AD⟩"]: "k⟨U+00AD⟩" is not a name of letters and digits'],
    [{ name: 'A', rule: 'theta = g', settings: { k: 'fast' } }, 'optimizer.settings.k: "fast" is not a number'],
    [{ name: 'A', rule: 'theta = g', settings: { k: { default: 1, min: 0, max: 2, scale: 'log' } } }, 'optimizer.settings.k: a log range cannot include 0, begin above 0'],
    [{ name: 'A', rule: 'theta = g', settings: { k: 1 }, state: { k: 0 } }, 'optimizer.state.k: "k" is declared twice, choose another name'],
    [{ name: 'A', rule: 'theta = g', state: { v: 'nope' } }, 'optimizer: unknown name "nope" at 1'],
    [{ name: '', rule: 'theta = g' }, 'optimizer.name: "" is not a name of 1 to 40 characters'],
  ])('written optimizer %j', (optimizer, problem) => {
    const { experiment, problems } = parseExperiment({ runners: [{ optimizer }] })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(`runners[0].${problem}`)
    expect(problems[0]).toMatch(/; Adam is used$/)
    expect(experiment.runners[0]?.optimizer).toBe('adam')
  }) // prettier-ignore

  test('too many runners, too much work and too many changes are cut off', () => {
    const runners = Array.from({ length: 40 }, () => ({}))
    const many = parseExperiment({ runners })
    expect(many.problems).toEqual(['runners: a list of 40 is too long; the first 32 are used'])
    expect(many.experiment.runners).toHaveLength(32)

    const steps = (count: number, wanted: number): number | string[] => {
      const { experiment, problems } = parseExperiment({ runners: runners.slice(0, count), steps: wanted })
      return problems.length > 0 ? problems : experiment.steps
    }
    expect(steps(20, 100_000)).toBe(100_000)
    expect(steps(32, 62_500)).toBe(62_500)
    expect(steps(32, 62_501)).toEqual(['steps: 62501 is too many for 32 runners; 62500 is used'])
    expect(steps(1, 100_001)).toEqual([
      'steps: 100001 is out of range, whole numbers, 1 to 100000; 400 is used',
    ])

    const change = { step: 1, runner: 0, settings: { eta: 1 } }
    const driven = parseExperiment({ changes: Array.from({ length: 1001 }, () => change) })
    expect(driven.problems).toEqual(['changes: a list of 1001 is too long; the first 1000 are used'])
    expect(driven.experiment.changes).toHaveLength(1000)
  })

  test('a thousand mistakes give few lines', () => {
    const { problems } = parseExperiment(
      Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`k${n}`, n])),
    )
    expect(problems).toHaveLength(41)
    expect(problems.at(-1)).toBe('and 960 more')
  })
})
