/** What `npm test -- …` runs. */
import { describe, expect, test } from 'vitest'
import { readChoice } from '../helpers/choice'

const all = ['format', 'lint', 'types', 'unit', 'build', 'gpu', 'app']

describe('the test command runs', () => {
  test.each([
    [[], all, {}],
    [['unit', 'types'], ['unit', 'types'], {}],
    [['unit/math/parse'], ['unit'], { unit: ['tests/unit/math/parse.test.ts'] }],
    [['unit/math/parse.test.ts'], ['unit'], { unit: ['tests/unit/math/parse.test.ts'] }],
    [
      ['unit/math/', 'gpu/math/glsl'],
      ['unit', 'gpu'],
      { unit: ['tests/unit/math/'], gpu: ['tests/gpu/math/glsl.test.ts'] },
    ],
    [['app/race', 'lint'], ['app', 'build', 'lint'], { app: ['tests/app/race.test.ts'] }],
    [['unit/math', 'unit'], ['unit'], {}],
  ])('%j', (given, checks, files) => {
    const choice = readChoice(given, all)
    if (typeof choice === 'string') throw new Error(choice)
    expect([...choice.checks].sort()).toEqual([...checks].sort())
    expect(Object.fromEntries(choice.files)).toEqual(files)
    expect(choice.coverage).toBe(false)
  })

  test('the unit tests if only their coverage is asked for', () => {
    const choice = readChoice(['--coverage'], all)
    expect(choice).toEqual({ checks: new Set(['unit']), files: new Map(), coverage: true })
  })

  test.each([
    ['unti', /^No such check: unti\. There are format, lint, .* and tests such as unit\/math\/parse\.$/],
    ['unit/math/pars', /^No such test: unit\/math\/pars\. In unit\/math there are .*\bparse\b.*\.$/],
    ['unit/maths/parse', /^No such test: unit\/maths\/parse\. In unit there are .*\bmath\b.*\.$/],
    ['helpers/choice', /^No such check: helpers\/choice\. /],
  ])('nothing for "%s", and says what there is', (name, line) => {
    expect(readChoice(['unit', name], all)).toMatch(line)
  })
})
