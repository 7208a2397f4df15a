/** What may be meant by the beginning of a name, best first. */
import { type Dialect, type Word, wordsOf } from './vocabulary'

export interface Completion {
  readonly word: Word
  /** What is written in its place. */
  readonly text: string
  /** Where the caret stands then: inside the brackets of a function. */
  readonly caret: number
}

export interface Completions {
  /** Where the name begins that they complete. */
  readonly from: number
  readonly options: readonly Completion[]
}

/** What the text names itself is nearest at hand, and what the language has comes last. */
const order: readonly Word['kind'][] = [
  'given',
  'setting',
  'state',
  'local',
  'function',
  'constant',
  'declaration',
]

/**
 * The words that go on from the name before `at`. A name that is whole already asks for nothing, nor does a place
 * without a name, unless the completions are asked for.
 */
export function completionsAt(
  dialect: Dialect,
  text: string,
  at: number,
  isAsked: boolean,
): Completions | undefined {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  if (/#|\/\//.test(line)) return undefined
  // A number may stand before a name, and the name of a library may not.
  const [, begun = ''] = /(?:^|[^\w.])[\d.]*([A-Za-z_]\w*)$/.exec(line) ?? []
  if (begun === '' && (!isAsked || /[\w.]$/.test(line))) return undefined
  // The name at the caret is not known by being there.
  const words = wordsOf(dialect, text.slice(0, at - begun.length) + text.slice(at))
  if (!isAsked && words.has(begun)) return undefined
  const isCalled = /^\s*\(/.test(text.slice(at))
  const options = [...words.values()]
    .filter(({ name, kind }) => fits(name, begun) && (kind !== 'declaration' || line === begun))
    .sort((one, other) => rankOf(one, begun) - rankOf(other, begun))
    .map((word) => completionOf(word, isCalled))
  return options.length > 0 ? { from: at - begun.length, options } : undefined
}

/** How a word is written where it is asked for. */
export function completionOf(word: Word, isCalled = false): Completion {
  const { name, kind } = word
  if (kind === 'declaration') return { word, text: `${name} `, caret: name.length + 1 }
  if (kind !== 'function' || isCalled) return { word, text: name, caret: name.length }
  return { word, text: `${name}()`, caret: name.length + 1 }
}

function fits(name: string, begun: string): boolean {
  return name.toLowerCase().startsWith(begun.toLowerCase())
}

/** Words of the very letters come before those that differ in capitals. */
function rankOf({ name, kind }: Word, begun: string): number {
  return order.indexOf(kind) + (name.startsWith(begun) ? 0 : order.length)
}
