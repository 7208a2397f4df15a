/** The numbers of the quantity plugin: how they are written, read, slid and stepped. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Setting } from '../../../../src/math/setting'
import { optimizers } from '../../../../src/optimizers/list'
import { formatNumber, shortNumber } from '../../../../src/math/numbers'
import { roundBelow } from '../../../../src/math/oneTwoFive'
import { parseNumber } from '../../../../src/math/typedNumber'
import { fractionOf, stepFrom, valueAt } from '../../../../src/panels/controls/scale'
import { schedules } from '../../../../src/schedules/list'
import { maxStart } from '../../../../src/surfaces/domain'
import { lastSeed, seedSetting } from '../../../../src/run/noise'
import { surfaces } from '../../../../src/surfaces/list'

const seed = 11

describe('text of numbers', () => {
  test.each([
    [0, '0'],
    [0.05, '0.05'],
    [1e-8, '1e-8'],
    [3e-4, '3e-4'],
    [0.001, '0.001'],
    [-1.5, '-1.5'],
    [0.9999, '0.9999'],
    [1234567, '1.234567e6'],
  ])('%f is written as %s', (value, text) => expect(formatNumber(value)).toBe(text))

  test.each([
    [1 / 3, '0.3333'],
    [-2 / 3, '-0.6667'],
    [2 * Math.PI, '6.283'],
    [1e-5 / 3, '3.333e-6'],
    [0.1 + 0.2, '0.3'],
    [0.99999, '0.99999'],
    [0.9999999, '0.9999999'],
    [-1.23456, '-1.23456'],
    [4294967295, '4.294967295e9'],
    [12345.678, '12345.678'],
    [0, '0'],
  ])('%f is shortened to %s', (value, text) => expect(shortNumber(value)).toBe(text))

  test.each([
    ['3e-4', 3e-4],
    [' .5 ', 0.5],
    ['−2', -2],
    ['1/4', 0.25],
    ['1E3', 1000],
    ['+7.', 7],
    ['-0', 0],
    ['pi/2', Math.PI / 2],
    ['2π', 2 * Math.PI],
    ['10^-3', 1e-3],
    ['3·10^-4', 3e-4],
    ['3 × 10⁻⁴', 3e-4],
    ['–2', -2],
    ['1/3', 1 / 3],
    ['sqrt(2)', Math.SQRT2],
    ['５', 5],
    ['3e-4/2/2', 7.5e-5],
  ])('"%s" is read as %f', (text, value) => expect(parseNumber(text)).toEqual({ value }))

  test.each([
    '',
    'abc',
    '1e999',
    '1/0',
    'NaN',
    'Infinity',
    '0x10',
    '1,5',
    '1e',
    '0/0',
    '1 000',
    '2,',
    'x',
    'log(-1)',
  ])('"%s" is refused', (text) => expect(parseNumber(text)).toHaveProperty('problem'))

  test('a decimal comma is answered with the number that was meant', () => {
    expect(parseNumber('0,05')).toEqual({ problem: '“0,05” has a comma: write 0.05.' })
    expect(parseNumber('1,5e-3')).toEqual({ problem: '“1,5e-3” has a comma: write 1.5e-3.' })
    expect(parseNumber('2,5·10^-4')).toEqual({ problem: '“2,5·10^-4” has a comma: write 2.5*10^-4.' })
    expect(parseNumber('1.5e-3')).toEqual({ value: 0.0015 })
    expect(parseNumber(',5')).toEqual({ problem: '“,5” has a comma: write 0.5.' })
  })

  test.each([
    ['3.10^-4', '3e-4, or 3.1^-4'],
    ['3.10⁻⁴', '3e-4, or 3.1^-4'],
    ['-2.10^(6)', '-2e6, or -2.1^6'],
  ])('%s has two meanings', (text, ways) => {
    expect(parseNumber(text)).toEqual({ problem: `“${text}” has two meanings: write ${ways}.` })
  })

  test('a whole number is asked for', () => {
    expect(parseNumber('2.5', true)).toHaveProperty('problem')
    expect(parseNumber('25', true)).toEqual({ value: 25 })
  })

  test(`what is written reads back as the same number (seed ${seed})`, () => {
    const finite = fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .filter((value) => !Object.is(value, -0))
    fc.assert(
      fc.property(finite, (value) => {
        expect(parseNumber(formatNumber(value))).toEqual({ value })
      }),
      { seed },
    )
  })
})

const settings: [string, Setting][] = [...optimizers, ...schedules, ...surfaces].flatMap(
  ({ id, settings = {} }) =>
    Object.entries(settings).map(([name, setting]): [string, Setting] => [`${id}.${name}`, setting]),
)

describe.each(settings)('the slider of %s', (_, setting) => {
  const { min, max } = setting

  test('reaches both ends', () => {
    expect(valueAt(0, setting)).toBe(min)
    expect(valueAt(1, setting)).toBe(max)
    expect(fractionOf(min, setting)).toBe(0)
    expect(fractionOf(max, setting)).toBe(1)
  })

  test('gives numbers inside the range, of 3 significant digits, in order', () => {
    let last = min
    for (let i = 1; i < 200; i += 1) {
      const value = valueAt(i / 200, setting)
      expect(value).toBeGreaterThanOrEqual(last)
      expect(value).toBeLessThanOrEqual(max)
      if (value > min && value < max && !setting.integer) expect(Number(value.toPrecision(3))).toBe(value)
      if (setting.integer) expect(Number.isInteger(value)).toBe(true)
      last = value
    }
  })

  test('steps up and down again within the range, further with coarse steps', () => {
    const middle = valueAt(0.5, setting)
    for (const size of ['fine', 'normal', 'coarse'] as const) {
      // Of two values none is between.
      if (setting.integer && max - min === 1) {
        expect([stepFrom(min, 1, size, setting), stepFrom(max, -1, size, setting)]).toEqual([max, min])
        continue
      }
      expect(stepFrom(middle, 1, size, setting)).toBeGreaterThan(middle)
      expect(stepFrom(middle, -1, size, setting)).toBeLessThan(middle)
      expect(stepFrom(max, 1, size, setting)).toBe(max)
      expect(stepFrom(min, -1, size, setting)).toBe(min)
    }
    const [fine, coarse] = [stepFrom(middle, 1, 'fine', setting), stepFrom(middle, 1, 'coarse', setting)]
    expect(coarse).toBeGreaterThanOrEqual(fine)
  })
})

test('a log step is a factor, and a fine one is smaller', () => {
  const rate: Setting = { default: 0.05, min: 1e-6, max: 10, scale: 'log' }
  expect(stepFrom(0.001, 1, 'normal', rate)).toBe(0.00112)
  expect(stepFrom(0.001, 1, 'fine', rate)).toBe(0.00102)
  expect(stepFrom(0.001, -1, 'coarse', rate)).toBe(0.000562)
})

test('a number typed from outside the range can be stepped back, not further out', () => {
  const rate: Setting = { default: 0.05, min: 1e-6, max: 10, scale: 'log' }
  expect(fractionOf(50, rate)).toBe(1)
  expect(stepFrom(50, 1, 'normal', rate)).toBe(50)
  expect(stepFrom(50, -1, 'normal', rate)).toBe(44.6)
})

test('a seed steps by 1, whatever its range', () => {
  const seed = { ...seedSetting, unit: 1 }
  expect(stepFrom(7, 1, 'normal', seed)).toBe(8)
  expect(stepFrom(7, -1, 'normal', seed)).toBe(6)
  expect(stepFrom(7, 1, 'fine', seed)).toBe(8)
  expect(stepFrom(7, 1, 'coarse', seed)).toBe(17)
  expect(stepFrom(0, -1, 'normal', seed)).toBe(0)
  expect(stepFrom(lastSeed, 1, 'normal', seed)).toBe(lastSeed)
})

test.each([
  [0, 1e-12, 1e-14],
  [3, 3 + 4e-12, 2e-14],
  [-4, 4, 0.05],
  [-1e12, 1e12, 2e10],
])('the ends of a domain from %f to %f step by a share of its width', (low, high, unit) => {
  const range = {
    min: -maxStart,
    max: maxStart,
    scale: 'linear',
    unit: roundBelow((high - low) / 100),
  } as const
  expect(range.unit).toBeCloseTo(unit, 25)
  const up = stepFrom(low, 1, 'normal', range)
  expect(up).toBeGreaterThan(low)
  expect(up - low).toBeLessThan((high - low) / 40)
  expect(stepFrom(up, -1, 'normal', range)).toBe(low)
})
