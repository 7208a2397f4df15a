/** Settings whose numbers are constants, such as pi/4, in surfaces and in rules. */
import { describe, expect, it } from 'vitest'
import { readRule } from '../../../src/experiment/rule/ruleText'
import { constantOf } from '../../../src/math/constant'
import { errorOf } from '../../../src/math/error'
import { declaredIn } from '../../../src/surfaces/declared'

const inSurface = (setting: string) => declaredIn(`setting k = ${setting}\nk x`, ['x']).settings['k']
const inRule = (setting: string) => readRule(`setting k = ${setting}\ntheta -= k g`, 'Own').settings['k']

describe('a setting of constants', () => {
  it.each<[string, number, number, number, ('linear' | 'log')?]>([
    ['pi/4', Math.PI / 4, Math.PI / 4000, Math.PI * 250, 'log'],
    ['1/3 in [0, 2*pi]', 1 / 3, 0, 2 * Math.PI],
    ['2π from π/2 to 3π log', 2 * Math.PI, Math.PI / 2, 3 * Math.PI, 'log'],
    ['-sqrt(2) from -2 to log(10)', -Math.SQRT2, -2, Math.LN10],
    ['3·10⁻⁴ from 10^-5 to ½', 3e-4, 1e-5, 0.5],
    ['np.pi in [min(1, 2), 2 (3)] log', Math.PI, 1, 6, 'log'],
    ['\\frac{1}{4} from 0 to 1', 0.25, 0, 1],
  ])('%s', (text, value, min, max, scale = 'linear') => {
    for (const setting of [inSurface(text), inRule(text)]) {
      expect(setting?.scale).toBe(scale)
      expect(setting?.default).toBeCloseTo(value, 14)
      expect(setting?.min).toBeCloseTo(min, 14)
      expect(setting?.max).toBeCloseTo(max, 10)
    }
  })

  it('of whole numbers', () => {
    expect(inRule('2^3 from 1 to 2^5 whole')).toMatchObject({ default: 8, max: 32, integer: true })
  })

  it.each([
    ['x', '"x" is not a number in line 1 at 13, write one'],
    ['2 eta', 'unexpected "eta" in line 1 at 15, write from 0 to 1, or end the line'],
    ['2eta', '"eta" is not a number in line 1 at 14, write one'],
    ['1 in [0, 2 + x]', '"x" is not a number in line 1 at 26, write one'],
    ['0/0', '"0/0" is not a number in line 1 at 13, write one'],
    ['1/0', 'the number is too large in line 1 at 13, write one within ±1e12'],
    ['e^400 from 0 to 1', 'the number is too large in line 1 at 13, write one within ±1e12'],
    ['sinn(2)', 'unknown name "sinn" in line 1 at 13, did you mean "sin"?'],
    ['1 in [0, pi', 'missing "]" in line 1 at 24, close the range'],
    ['pi in (0, 1)', 'unexpected "in" in line 1 at 16, write from 0 to 1, or end the line'],
    ['0,5', 'a decimal comma in line 1 at 13, write 0.5'],
  ])('%s is refused', (text, message) => {
    expect(errorOf(() => inSurface(text))?.message).toBe(message)
    expect(errorOf(() => inRule(text))?.message).toBe(message)
  })
})

it('a power of ten is rounded once', () => expect(constantOf('3·10^-4')).toBe(3e-4))
