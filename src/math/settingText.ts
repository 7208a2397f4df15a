/** A setting as a line of text: `setting beta = 0.9 from 0 to 0.9999`, with an optional range, `log` and `whole`. */
import { largest } from './bounds'
import { formatNumber } from './numbers'
import { type Setting, decay, number, rate } from './setting'
import type { Token } from './tokens'
import { type Span, type Wording, type Words, tooLarge } from './words'

/** Where the parts of a setting stand. */
export interface SettingSpans {
  readonly value: Span
  readonly range?: Span
}

/** Reads what follows `setting NAME =`. `problemOfSetting` checks its values. @throws FormulaError */
export function readSetting(line: Words, name: string): SettingSpans & { readonly setting: Setting } {
  const { value, span } = line.number()
  const from = line.peek()
  const isList = from.text === 'in' && line.peek(1).text === '['
  if (isList) line.take('in')
  if (!line.take(isList ? '[' : 'from')) {
    expectNoRange(line, settingOf(name, value))
    return { setting: settingOf(name, value), value: span }
  }
  const min = line.number().value
  line.expect(
    isList ? ',' : 'to',
    `write ${isList ? `in [${min}, ${min + 1}]` : `from ${min} to ${min + 1}`}`,
  )
  const { value: max, span: last } = line.number()
  const end = isList ? line.peek() : last
  if (isList) line.expect(']', 'close the range')
  const range = { at: from.at, length: end.at + end.length - from.at }
  const isLog = line.take('log') !== undefined
  const isWhole = line.take('whole') !== undefined
  const scale = isLog || line.take('log') ? 'log' : 'linear'
  line.expectEnd(isWhole ? [] : ['log', 'whole'], 'end the line')
  const setting: Setting = { default: value, min, max, scale, ...(isWhole && { integer: true }) }
  return { setting, value: span, range }
}

/** Refuses what is not `from … to …`, with the range that is meant where it can be told. */
function expectNoRange(line: Words, { min, max }: Setting): void {
  const rest = line.rest()
  const [first, last] = [rest[0], rest.at(-1)]
  if (!first || !last) return
  line.expectNoComma()
  const where = { at: first.at, length: last.at + last.length - first.at }
  const isLog = first.text === 'log'
  const range = isLog && min > 0 ? `from ${formatNumber(min)} to ${formatNumber(max)} log` : rangeIn(rest)
  const usual = isLog ? 'from 0.01 to 1 log' : 'from 0 to 1'
  const ways = range === undefined ? [] : [{ ...where, text: range }]
  line.expectEnd(['from'], `write ${range ?? usual}, or end the line`, ways)
}

/** `(0, 1)`, `[0, 1] log` and `between 0 and 1` as `from 0 to 1`. */
function rangeIn(tokens: readonly Token[]): string | undefined {
  const text = tokens.map((token) => token.text).join(' ')
  const [, low, high, marks = ''] =
    /^(?:between |in )?[([]? ?((?:- )?[\d.e]+) (?:,|and|to) ((?:- )?[\d.e]+) ?[)\]]?((?: log| whole)*)$/.exec(
      text,
    ) ?? []
  if (low === undefined || high === undefined) return undefined
  return `from ${low.replace(' ', '')} to ${high.replace(' ', '')}${marks}`
}

/** The line that declares a setting. Its range is left out if it is the usual one. */
export function writeSetting(name: string, setting: Setting): string {
  const { default: value, min, max, scale, integer = false } = setting
  const usual = settingOf(name, value)
  const isUsual = min === usual.min && max === usual.max && scale === usual.scale && !integer
  const marks = `${scale === 'log' ? ' log' : ''}${integer ? ' whole' : ''}`
  const range = isUsual ? '' : ` from ${formatNumber(min)} to ${formatNumber(max)}${marks}`
  return `setting ${name} = ${formatNumber(value)}${range}`
}

/** The slider of a setting with only a default given. Its range holds the default. */
export function settingOf(name: string, value: number): Setting {
  if (name === 'eta' && value > 0)
    return { ...rate(value), min: Math.min(rate(value).min, value), max: Math.max(10, value) }
  if (name.startsWith('beta') && value >= 0 && value < 1)
    return { ...decay(value), max: Math.max(decay(value).max, value) }
  if (value > 0) {
    const [low, high] = [
      Math.max(value / 1000, Number.MIN_VALUE),
      Math.min(Math.max(value * 1000, 1), largest),
    ]
    return number(value, low, high, 'log')
  }
  return number(value, Math.max(Math.min(value * 2, -1), -largest), 1)
}

/** What is wrong with the numbers of a setting, and with which part of it. */
export function problemOfSetting({
  default: value,
  min,
  max,
  scale,
  integer,
}: Setting): (Wording & { readonly part: 'value' | 'range' }) | undefined {
  const fault = (part: 'value' | 'range', problem: string, advice: string, ...ways: string[]) => ({
    part,
    problem,
    advice,
    ways,
  })
  if (isTooLarge(value)) return fault('value', tooLarge.problem, tooLarge.advice)
  if (isTooLarge(min) || isTooLarge(max)) return fault('range', tooLarge.problem, tooLarge.advice)
  const turned = `from ${max} to ${min}`
  if (max < min) return fault('range', 'the range is reversed', `write ${turned}`, turned)
  if (max === min) return fault('range', 'the range holds one number', 'write two different ones')
  if (scale === 'log' && min <= 0) return fault('range', `a log range cannot include ${min}`, 'begin above 0')
  if (value < min || value > max)
    return fault('value', `${value} is outside ${min} to ${max}`, 'widen the range or change the number')
  if (integer && !Number.isInteger(value))
    return fault('value', `${value} is not whole`, `write ${Math.round(value)}`, String(Math.round(value)))
  return undefined
}

export function isTooLarge(value: number): boolean {
  return Math.abs(value) > largest
}
