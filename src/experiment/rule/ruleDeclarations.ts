/** The lines of an optimizer's text that declare its settings and its state. */
import { nearestName } from '../../math/nearestName'
import { formatNumber } from '../../math/numbers'
import type { Setting, Settings } from '../../math/setting'
import type { WrittenOptimizer } from '../experiment'
import { nameFault, startNumber, twice } from './ruleFault'
import { type Place, type Words, errorAt, wordsOf } from './ruleWords'
import { settingOf, withEta } from './written'

export interface Declared {
  readonly settings: Settings
  readonly state: WrittenOptimizer['state']
  /** Where each of them is declared. */
  readonly names: ReadonlyMap<string, Place>
  /** Where the rule begins. */
  readonly ruleAt: number
  /** Where a part of a declaration is. */
  placeOf(name: string, part: 'name' | 'value' | 'range'): Place
}

interface Places {
  readonly value: Place
  readonly range?: Place
}

/** All of a text but its rule, as it is written: `faultOf` judges it. @throws FormulaError placed in the text */
export function readDeclarations(text: string): Declared {
  const lines = wordsOf(text)
  const begins = lines.findIndex((line) => !isDeclaration(line))
  const declared = begins < 0 ? lines : lines.slice(0, begins)
  const [first, ...rest] = lines.slice(declared.length)
  if (first) refuseMisspelt(first)
  const late = rest.find(isDeclaration)
  if (late) throw late.error('a declaration below the rule', late.peek(), 'move it to the top')

  const names = new Map<string, Place>()
  const places = new Map<string, Places>()
  const own: [string, Setting][] = []
  const state: [string, number | string][] = []
  for (const line of declared) {
    const isState = line.take(...declarations)?.text === 'state'
    const name = readName(line, names, isState)
    if (isState) {
      const { at, text: start } = line.rest()
      const value = startNumber(start)
      state.push([name, Number.isNaN(value) || start === '' ? start : value + 0])
      places.set(name, { value: { at, length: start.length } })
    } else {
      const { setting, ...its } = readSetting(line, name)
      own.push([name, setting])
      places.set(name, its)
    }
  }
  if (!first) throw errorAt('the rule is missing', text, { at: text.length, length: 0 }, ruleAdvice)
  return {
    settings: withEta(Object.fromEntries(own)),
    state: Object.fromEntries(state),
    names,
    ruleAt: text.lastIndexOf('\n', first.peek().at) + 1,
    placeOf: (name, part) => {
      const its = places.get(name)
      return (part === 'name' ? undefined : its?.[part]) ?? names.get(name) ?? { at: 0, length: 0 }
    },
  }
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
  const fault = nameFault(text, isState ? 'state' : 'settings') ?? (names.has(text) ? twice(text) : undefined)
  if (fault) throw line.error(fault.problem, token, fault.advice)
  names.set(text, token)
  line.expect('=', isState ? `write state ${text} = 0` : `write setting ${text} = 1`)
  return text
}

function readSetting(line: Words, name: string): Places & { readonly setting: Setting } {
  const { value, place } = line.number()
  const from = line.peek()
  if (!line.take('from')) {
    line.expectEnd(['from'], 'write from 0 to 1, or end the line')
    return { setting: settingOf(name, value), value: place }
  }
  const min = line.number().value
  line.expect('to', `write from ${min} to ${min + 1}`)
  const { value: max, place: end } = line.number()
  const range = { at: from.at, length: end.at + end.length - from.at }
  const isLog = line.take('log') !== undefined
  const isWhole = line.take('whole') !== undefined
  const scale = isLog || line.take('log') ? 'log' : 'linear'
  line.expectEnd(isWhole ? [] : ['log', 'whole'], 'end the line')
  const setting: Setting = { default: value, min, max, scale, ...(isWhole && { integer: true }) }
  return { setting, value: place, range }
}
