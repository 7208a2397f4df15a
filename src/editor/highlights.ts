/** What each part of a text is, for its colours: from the language's own tokens, so that both agree. */
import { Names } from '../math/nameReading'
import { otherNames } from '../math/functions'
import type { Token } from '../math/tokens'
import { tokensOf } from './lines'
import { type Dialect, type Word, type WordKind, isDeclaration, wordsOf } from './vocabulary'

export interface Highlight {
  readonly from: number
  readonly to: number
  readonly kind: WordKind | 'number' | 'note'
}

type Words = ReadonlyMap<string, Word>

/** The parts of a text that have a colour, in order. A name that nobody knows has none. */
export function highlightsOf(dialect: Dialect, text: string): Highlight[] {
  const words = wordsOf(dialect, text)
  const names = new Names(
    [...words.values()]
      .filter(({ kind }) => kind !== 'function' && kind !== 'declaration')
      .map(({ name }) => name),
    dialect.kind === 'rule',
  )
  let start = 0
  return text.split('\n').flatMap((line) => {
    const at = start
    start += line.length + 1
    return inLine(line, words, names).map(({ from, to, kind }) => ({ from: at + from, to: at + to, kind }))
  })
}

function inLine(line: string, words: Words, names: Names): Highlight[] {
  const tokens = tokensOf(line)
  const [first, second] = tokens
  const declares = first !== undefined && isDeclaration(first, second)
  const loops = isOfLoop(tokens)
  const parts = tokens.flatMap((token, index): Highlight[] => {
    const isWord = declares ? isKeyword(token, index) : loops && loopWords.includes(token.text)
    const kind = isWord ? 'declaration' : kindOf(token, words, names)
    return kind ? [{ from: token.at, to: token.at + token.length, kind }] : []
  })
  const note = noteIn(line, tokens)
  // A pasted fraction is several numbers in one place.
  return [...parts, ...(note ? [note] : [])].filter(
    ({ from }, index, all) => from >= (all[index - 1]?.to ?? 0),
  )
}

/** The words of a line that declares something. */
function isKeyword({ kind, text }: Token, index: number): boolean {
  return kind === 'name' && (index === 0 || (index > 2 && ['from', 'to', 'log', 'whole'].includes(text)))
}

const loopWords = ['repeat', 'while', 'end']

/** Whether a line begins or ends a loop, and is not about a variable of that name. */
function isOfLoop([first, second]: readonly Token[]): boolean {
  return first?.text === 'repeat' ? second?.kind === 'number' : first?.text === 'end' && second === undefined
}

function kindOf({ kind, text }: Token, words: Words, names: Names): Highlight['kind'] | undefined {
  if (kind === 'number') return 'number'
  if (kind !== 'name') return undefined
  const word = words.get(text) ?? words.get(otherNames.get(text) ?? '') ?? words.get(names.known(text) ?? '')
  if (word) return word.kind === 'declaration' ? undefined : word.kind
  // Names written together, as in `xy`.
  const [parts, ...others] = names.split(text, false)
  return parts && parts.length > 1 && others.length === 0 ? 'given' : undefined
}

/** A note ends its line, and no token is in it. */
function noteIn(line: string, tokens: readonly Token[]): Highlight | undefined {
  const last = tokens.at(-1)
  const from = last ? last.at + last.length : 0
  const found = /^[\s;]*(?=#|\/\/)/.exec(line.slice(from))
  return found ? { from: from + found[0].length, to: line.length, kind: 'note' } : undefined
}
