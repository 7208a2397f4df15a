/** The lines of an optimizer's text that declare its settings and its state. */
import { compileFormula } from '../../math'
import { largest } from '../../math/bounds'
import { nearestName } from '../../math/nearestName'
import { formatNumber } from '../../math/numbers'
import type { Setting, Settings } from '../../math/setting'
import type { WrittenOptimizer } from '../experiment'
import { mostNames } from '../limits'
import { type Place, type Words, errorAt, wordsOf } from './ruleWords'
import { givenNames, isRange, longestName, settingOf, withEta } from './written'

export interface Declared {
  readonly settings: Settings
  readonly state: WrittenOptimizer['state']
  /** Where each of them is declared. */
  readonly names: ReadonlyMap<string, Place>
  /** Where the rule begins. */
  readonly ruleAt: number
}

/** All of a text but its rule. @throws FormulaError placed in the text */
export function readDeclarations(text: string): Declared {
  const lines = wordsOf(text)
  const begins = lines.findIndex((line) => !isDeclaration(line))
  const declared = begins < 0 ? lines : lines.slice(0, begins)
  const [first, ...rest] = lines.slice(declared.length)
  if (first) refuseMisspelt(first)
  const late = rest.find(isDeclaration)
  if (late) throw late.error('a declaration below the rule', late.peek(), 'move it to the top')

  const names = new Map<string, Place>()
  const own: [string, Setting][] = []
  const starts: [string, Words][] = []
  for (const line of declared) {
    const isState = line.take(...declarations)?.text === 'state'
    const name = readName(line, names, isState)
    if (isState) starts.push([name, line])
    else own.push([name, readSetting(line, name)])
  }
  const settings = withEta(Object.fromEntries(own))
  const surplus = names.get(Object.keys(settings)[mostNames] ?? '')
  if (surplus)
    throw errorAt(`more than ${mostNames} settings`, text, surplus, 'use fewer: eta is one of them')
  const state = Object.fromEntries(starts.map(([name, line]) => [name, readStart(line, settings)] as const))
  if (!first) throw errorAt('the rule is missing', text, { at: text.length, length: 0 }, ruleAdvice)
  return { settings, state, names, ruleAt: text.lastIndexOf('\n', first.peek().at) + 1 }
}

/** The line that declares a setting; its range is left out where it has that one anyway. */
export function writeSetting(name: string, setting: Setting): string {
  const { default: value, min, max, scale, integer = false } = setting
  const usual = settingOf(name, value)
  const isUsual = min === usual.min && max === usual.max && scale === usual.scale && !integer
  const marks = `${scale === 'log' ? ' log' : ''}${integer ? ' whole' : ''}`
  const range = isUsual ? '' : ` from ${formatNumber(min)} to ${formatNumber(max)}${marks}`
  return `setting ${name} = ${formatNumber(value)}${range}`
}

const declarations = ['setting', 'state']
const ruleAdvice = 'write lines that end with theta = theta - eta * g'

/** Whether it begins as one, and not with an assignment to a name that happens to be "setting" or "state". */
function isDeclaration(line: Words): boolean {
  return declarations.includes(line.peek().text) && line.peek(1).kind !== 'sign'
}

/** Refuses the first line of the rule where it was meant as a declaration: two words and "=". */
function refuseMisspelt(line: Words): void {
  const [word, name, equals] = [line.peek(), line.peek(1), line.peek(2)]
  if (word.kind !== 'name' || name.kind !== 'name' || equals.text !== '=') return
  const meant = nearestName(word.text, declarations)
  const advice = meant ? `did you mean "${meant}"?` : 'write setting or state'
  throw line.error(`unknown word "${word.text}"`, word, advice)
}

/** The name and the "=" after it. */
function readName(line: Words, names: Map<string, Place>, isState: boolean): string {
  const token = line.name()
  const { text } = token
  const refuse = (problem: string, advice = 'take another name'): void => {
    throw line.error(problem, token, advice)
  }
  const meaning = givenNames.get(text) ?? (isState && text === 'eta' ? 'it is the learning rate' : undefined)
  if (meaning) refuse(`"${text}" is taken`, `${meaning}: take another name`)
  if (unsafe.includes(text)) refuse(`"${text}" is taken`)
  if (names.has(text)) refuse(`"${text}" is declared twice`)
  if (text.length > longestName) refuse(`a name of more than ${longestName} characters`, 'shorten it')
  names.set(text, token)
  line.expect('=', isState ? `write state ${text} = 0` : `write setting ${text} = 1`)
  return text
}

/** Names that every object of JavaScript has, which the schema passes over. */
const unsafe = ['__proto__', 'prototype', 'constructor']

function readSetting(line: Words, name: string): Setting {
  const { value, place } = line.number()
  const from = line.peek()
  if (!line.take('from')) {
    line.expectEnd(['from'], 'write from 0 to 1, or end the line')
    return settingOf(name, value)
  }
  const min = line.number().value
  line.expect('to', `write from ${min} to ${min + 1}`)
  const { value: max, place: end } = line.number()
  const range = { at: from.at, length: end.at + end.length - from.at }
  const isLog = line.take('log') !== undefined
  const isWhole = line.take('whole') !== undefined
  const scale = isLog || line.take('log') ? 'log' : 'linear'
  line.expectEnd(isWhole ? [] : ['log', 'whole'], 'end the line')

  if (max < min) throw line.error('a range that is reversed', range, `write from ${max} to ${min}`)
  if (max === min) throw line.error('a range of one number', range, 'write a lower and a higher one')
  if (!isRange({ min, max, scale })) throw line.error(`a log range from ${min}`, range, 'begin it above 0')
  if (value < min || value > max)
    throw line.error(`${value} is outside of ${min} to ${max}`, place, 'widen the range or change the number')
  if (isWhole && !Number.isInteger(value))
    throw line.error(`${value} is not whole`, place, `write ${Math.round(value)}`)
  return { default: value, min, max, scale, ...(isWhole && { integer: true }) }
}

/** A number, or a formula of the settings. */
function readStart(line: Words, settings: Settings): number | string {
  const { at, text } = line.rest()
  line.placed(at, () => compileFormula(text, Object.keys(settings)))
  const value = Number(text.replace(/^-\s+/, '-'))
  if (Number.isNaN(value)) return text
  if (Math.abs(value) > largest) throw line.tooLarge({ at, length: text.length })
  return value + 0
}
