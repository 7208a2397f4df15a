/** The words that a text of the language may use: functions, constants, what is given, and what the text names itself. */
import { compositions } from '../math/compositions'
import { constants, functions, ruleNames, vectorFunctions } from '../math/functions'
import { symbolOf } from '../math/names'
import { isAssigning } from '../math/statements'
import type { Token } from '../math/tokens'
import { constantHelp, declarationHelp, givenHelp, loopHelp, numberGroups, vectorGroup } from './help'
import { tokenLines } from './lines'

export type WordKind = 'function' | 'constant' | 'given' | 'setting' | 'state' | 'local' | 'declaration'

export interface Word {
  readonly name: string
  readonly kind: WordKind
  /** What it is, in one line. */
  readonly help: string
  /** How a function is called. */
  readonly usage?: string
}

/** In which language a text is, and what is known before its first line. */
export type Dialect =
  { readonly kind: 'formula'; readonly parameters: readonly string[] } | { readonly kind: 'rule' }

const usages: Readonly<Record<string, { readonly usage: string }>> = {
  ...vectorFunctions,
  ...compositions,
  ...functions,
}

/** By its name, each word of `text`. What the text names goes before what the language does. */
export function wordsOf(dialect: Dialect, text: string): ReadonlyMap<string, Word> {
  const words = new Map(languageWords(dialect).map((word) => [word.name, word]))
  for (const line of tokenLines(text)) {
    const word = namedBy(line)
    if (word && !(word.kind === 'local' && words.has(word.name) && !isFree(word.name)))
      words.set(word.name, word)
  }
  return words
}

/** Whether a rule may take the name for something of its own. */
function isFree(name: string): boolean {
  return ruleNames.some((each) => each === name)
}

function languageWords(dialect: Dialect): Word[] {
  const isRule = dialect.kind === 'rule'
  const groups = isRule ? [vectorGroup, ...numberGroups] : numberGroups
  const called = groups.flatMap(({ functions }) =>
    Object.entries(functions).map(([name, help]): Word => {
      const usage = usages[name]?.usage
      return { name, kind: 'function', help, ...(usage !== undefined && { usage }) }
    }),
  )
  const of = (kind: WordKind, table: Readonly<Record<string, string>>): Word[] =>
    Object.entries(table).map(([name, help]) => ({ name, kind, help }))
  const known = Object.fromEntries(Object.keys(constants).map((name) => [name, constantHelp[name] ?? '']))
  return [
    ...called,
    ...of('constant', known),
    ...(isRule
      ? [...of('given', givenHelp), ...of('declaration', { ...declarationHelp, ...loopHelp })]
      : [
          ...of('declaration', { setting: declarationHelp['setting'] ?? '' }),
          ...dialect.parameters.map((name) => ownWord(name, 'given', 'parameter')),
        ]),
  ]
}

/** What a line gives a name to. */
function namedBy([first, second, third]: readonly Token[]): Word | undefined {
  if (first?.kind !== 'name' || !second) return undefined
  if (isDeclaration(first, second)) {
    const kind = first.text === 'state' ? 'state' : 'setting'
    // While it is being typed, it is no name yet.
    return third && ownWord(second.text, kind, kind)
  }
  if (!isAssigning(second)) return undefined
  return ownWord(first.text, 'local', 'named in this text')
}

/** Whether a line begins so that it declares a setting or a state. */
export function isDeclaration(first: Token, second: Token | undefined): boolean {
  return first.kind === 'name' && Object.hasOwn(declarationHelp, first.text) && second?.kind === 'name'
}

function ownWord(name: string, kind: WordKind, help: string): Word {
  const symbol = symbolOf(name)
  return { name, kind, help: symbol === name ? help : `${symbol}, ${help}` }
}
