/** The first lines of an own formula that declare its settings: `setting a = 1 from 0 to 10 log`. */
import { maxNameLength } from '../math/check'
import type { FormulaError } from '../math/error'
import { memo } from '../math/memo'
import { reservedNames } from '../math/names'
import type { Setting, Settings } from '../math/setting'
import { type SettingSpans, problemOfSetting, readSetting } from '../math/settingText'
import { type Words, wordsOf } from '../math/words'

export interface Declared {
  readonly settings: Settings
  /** The text with blanks in place of the declarations, so that all that follows keeps its place. */
  readonly formula: string
}

const maxSettings = 12

const kept = memo<Declared>()

/** Reads each text once. @throws FormulaError with its place in the text */
export function declaredIn(text: string, parameters: readonly string[] = []): Declared {
  if (!text.includes('setting')) return { settings: {}, formula: text }
  return kept(JSON.stringify([text, parameters]), () => read(text, parameters))
}

function read(text: string, parameters: readonly string[]): Declared {
  const lines = wordsOf(text)
  const begins = lines.findIndex((line) => !isDeclaration(line))
  const declared = begins < 0 ? lines : lines.slice(0, begins)
  const late = lines.slice(declared.length).find(isDeclaration)
  if (late) throw late.error('a setting below the formula', late.peek(), 'move it to the top')
  const settings = new Map<string, Setting>()
  for (const line of declared) {
    const [name, setting] = readLine(line, parameters, settings)
    settings.set(name, setting)
  }
  const [first] = lines.slice(declared.length)
  const bodyAt = first ? first.peek().at : text.length
  const blank = text.slice(0, bodyAt).replaceAll(/[^\n]/g, ' ')
  return { settings: Object.fromEntries(settings), formula: blank + text.slice(bodyAt) }
}

/** Whether a line is a declaration, and not a formula with a variable that is called "setting". */
function isDeclaration(line: Words): boolean {
  return line.peek().text === 'setting' && line.peek(1).kind === 'name'
}

function readLine(
  line: Words,
  parameters: readonly string[],
  settings: ReadonlyMap<string, Setting>,
): [string, Setting] {
  line.take('setting')
  const token = line.name()
  const name = token.text
  const refuse = (problem: string, advice = 'choose another name'): FormulaError =>
    line.error(problem, token, advice)
  if (parameters.includes(name)) throw refuse(`"${name}" is a parameter`)
  if (settings.has(name)) throw refuse(`"${name}" is declared twice`)
  if (reservedNames.includes(name)) throw refuse(`"${name}" is taken`)
  if (name.length > maxNameLength)
    throw refuse(`the name is longer than ${maxNameLength} characters`, 'shorten it')
  if (settings.size >= maxSettings) throw refuse(`more than ${maxSettings} settings`, 'use fewer')
  line.expect('=', `write setting ${name} = 1`)
  const { setting, ...spans } = readSetting(line, name)
  const problem = problemOfSetting(setting)
  if (problem) throw line.error(problem.problem, spanOf(spans, problem.part), problem.advice, problem.ways)
  return [name, setting]
}

function spanOf({ value, range }: SettingSpans, part: 'value' | 'range'): SettingSpans['value'] {
  return (part === 'range' ? range : undefined) ?? value
}
