/** The lines of an optimizer's text that declare its settings and its state. */
import { nearestName } from '../../math/nearestName'
import type { Setting, Settings } from '../../math/setting'
import { type SettingSpans, readSetting } from '../../math/settingText'
import { type Span, type Words, errorAt, wordsOf } from '../../math/words'
import type { WrittenOptimizer } from '../experiment'
import { duplicateFault, maxCharacters, nameFault, startNumber, tooLong } from './ruleFault'
import { withEta } from './written'

interface Declared {
  readonly settings: Settings
  readonly state: WrittenOptimizer['state']
  /** Where each setting and state is declared. */
  readonly names: ReadonlyMap<string, Span>
  /** Where the rule begins. */
  readonly ruleAt: number
  /** Where a part of a declaration stands. */
  spanOf(name: string, part: 'name' | 'value' | 'range'): Span
}

/** Reads the declarations of a text; `faultOf` checks their values. @throws FormulaError with a position in the text */
export function readDeclarations(text: string): Declared {
  if (text.length > maxCharacters) {
    const surplus = { at: maxCharacters, length: text.length - maxCharacters }
    throw errorAt(tooLong.problem, text, surplus, tooLong.advice)
  }
  const lines = wordsOf(text)
  const begins = lines.findIndex((line) => !isDeclaration(line))
  const declared = begins < 0 ? lines : lines.slice(0, begins)
  const [first, ...others] = lines.slice(declared.length)
  if (first) refuseMisspelt(first)
  const late = others.find(isDeclaration)
  if (late) throw late.error('a declaration below the rule', late.peek(), 'move it to the top')

  const names = new Map<string, Span>()
  const spans = new Map<string, SettingSpans>()
  const own: [string, Setting][] = []
  const state: [string, number | string][] = []
  for (const line of declared) {
    const isState = line.take(...declarations)?.text === 'state'
    const name = readName(line, names, isState)
    if (isState) {
      const { at, text: start } = line.remainder()
      const value = startNumber(start)
      state.push([name, Number.isNaN(value) ? start : value + 0])
      spans.set(name, { value: { at, length: start.length } })
    } else {
      const { setting, ...its } = readSetting(line, name)
      own.push([name, setting])
      spans.set(name, its)
    }
  }
  if (!first) throw errorAt('the rule is missing', text, { at: text.length, length: 0 }, ruleAdvice)
  return {
    settings: withEta(Object.fromEntries(own)),
    state: Object.fromEntries(state),
    names,
    ruleAt: text.lastIndexOf('\n', first.peek().at) + 1,
    spanOf: (name, part) => {
      const its = spans.get(name)
      return (part === 'name' ? undefined : its?.[part]) ?? names.get(name) ?? { at: 0, length: 0 }
    },
  }
}

const declarations = ['setting', 'state']
const ruleAdvice = 'write lines that end with theta = theta - eta * g'

/** Whether a line is a declaration, and not an assignment to a variable that is called "setting" or "state". */
function isDeclaration(line: Words): boolean {
  return declarations.includes(line.peek().text) && line.peek(1).kind !== 'sign'
}

/** Refuses the first line of the rule if it was meant as a declaration: two words and "=". */
function refuseMisspelt(line: Words): void {
  const [word, name, equals] = [line.peek(), line.peek(1), line.peek(2)]
  if (word.kind !== 'name' || name.kind !== 'name' || equals.text !== '=') return
  const meant = nearestName(word.text, declarations)
  const ways = meant ? [meant] : []
  const advice = meant ? `did you mean "${meant}"?` : 'write setting or state'
  throw line.error(`unknown word "${word.text}"`, word, advice, ways)
}

/** The name and the "=" after it. */
function readName(line: Words, names: Map<string, Span>, isState: boolean): string {
  const token = line.name()
  const { text } = token
  const fault =
    nameFault(text, isState ? 'state' : 'settings') ?? (names.has(text) ? duplicateFault(text) : undefined)
  if (fault) throw line.error(fault.problem, token, fault.advice)
  names.set(text, token)
  line.expect('=', isState ? `write state ${text} = 0` : `write setting ${text} = 1`)
  return text
}
