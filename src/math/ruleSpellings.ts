/** Spellings of rules in other languages: `<-` of R, `theta[:]` of numpy, `1.0f` of C. */
import { withoutSuffixes } from './dialects'
import type { Token } from './tokens'

/** What is none of them stays. */
export function withRuleSpellings(tokens: readonly Token[], names: readonly string[]): Token[] {
  return withArrows(withoutSlices(withoutSuffixes(tokens, names)))
}

function withoutSlices(tokens: readonly Token[]): readonly Token[] {
  const begins = (at: number): boolean =>
    tokens[at]?.text === '[' && tokens[at + 1]?.text === ':' && tokens[at + 2]?.text === ']'
  return tokens.filter((_, at) => ![0, 1, 2].some((back) => begins(at - back)))
}

/** A line of a rule is no comparison: `m <- g` gives m a value. */
function withArrows(tokens: readonly Token[]): Token[] {
  const isArrow = (at: number): boolean => {
    const [before, name, less, minus] = tokens.slice(Math.max(at - 2, 0), at + 2)
    const [start, target, sign, dash] =
      at === 1 ? [undefined, before, name, less] : [before, name, less, minus]
    const begins = start === undefined || start.kind === 'newline'
    return (
      begins && target?.kind === 'name' && sign?.text === '<' && dash?.text === '-' && dash.at === sign.at + 1
    )
  }
  return tokens.flatMap((token, at) => {
    if (at > 0 && isArrow(at)) return [{ ...token, text: '=', length: 2 }]
    return at > 1 && isArrow(at - 1) ? [] : [token]
  })
}
