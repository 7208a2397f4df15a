/** Advice that can be taken at the press of a button: a replacement of what is marked, tried before it is offered. */
import type { FormulaError } from '../math/error'

export interface Mending {
  /** What the button says. */
  readonly label: string
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** At most so many ways are offered for one mistake. */
const maxWays = 3

/**
 * The ways to take the advice of a mistake. Each was tried: the text then reads, or its next mistake stands behind
 * the place. `mistakeIn` says what is wrong with a text.
 */
export function mendingsOf(
  text: string,
  error: FormulaError,
  mistakeIn: (text: string) => FormulaError | undefined,
): Mending[] {
  return replacementsIn(error.advice)
    .map((insert) => placed(text, error, insert))
    .filter((mending): mending is Mending => mending !== undefined)
    .filter(({ from, to, insert }) => {
      const next = mistakeIn(text.slice(0, from) + insert + text.slice(to))
      return next === undefined || next.at >= from + Math.max(insert.length, 1)
    })
    .slice(0, maxWays)
}

/** What a piece of advice says to write. */
function replacementsIn(advice: string): string[] {
  if (advice === 'remove it') return ['']
  // "write one" means a number or an operator.
  if (advice === 'write one') return []
  const [, said] = /^(?:write|did you mean) (.+?)\??$/s.exec(advice) ?? []
  if (said === undefined) return []
  const quoted = [...said.matchAll(/"([^"]+)"/g)].map(([, word = '']) => word)
  if (quoted.length > 0) return quoted
  // A name with empty brackets stands for the name: the brackets are there already.
  return said.split(', or ').map((way) => way.replace(/\( \)$/, ''))
}

/** Where the replacement goes. Undefined if it is only a pattern, as `atan2(y, x)` is. */
function placed(text: string, { at, length }: FormulaError, insert: string): Mending | undefined {
  const marked = text.slice(at, at + length)
  const [before, after] = [text.slice(0, at), text.slice(at + length)]
  const label = insert === '' ? `Remove ${marked}` : `Write ${insert}`
  // Of a decimal comma, only the comma is marked.
  if (marked === ',') {
    const [whole = ''] = /[\d.]*$/.exec(before) ?? []
    const [part = ''] = /^[\d.]*/.exec(after) ?? []
    return { label, from: at - whole.length, to: at + length + part.length, insert }
  }
  // Of a call, all is marked and all is said.
  if (!insert.includes('(') || /^\w+\(.*\)$/s.test(marked))
    return { label, from: at, to: at + length, insert }
  const [, name = '', argument = ''] = /^(\w+)\((.+)\)$/s.exec(insert) ?? []
  // Of `sin x`, only the name is marked.
  const gap = /^\s*/.exec(after)?.[0].length ?? 0
  if (argument !== '' && after.startsWith(argument, gap))
    return { label, from: at, to: at + length + gap + argument.length, insert }
  return name + argument === marked ? { label, from: at, to: at + length, insert } : undefined
}
