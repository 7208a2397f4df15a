/**
 * Splits a text into tokens. Pasted signs (² × − π √ …) and TeX become what a person would type. The file is long because
 * each kind of token is read by a few lines of its own.
 */
import { type Clean, clean } from './characters'
import { FormulaError } from './error'
import { isFunctionName } from './nameReading'
import { greekNames } from './names'
import { type TexToken, subscripted, texToken } from './texTokens'
import { codePointOf } from './unseen'

export interface Token {
  readonly kind: 'number' | 'name' | 'sign' | 'newline' | 'end'
  /** A number's digits, a name, or a sign. */
  readonly text: string
  readonly at: number
  readonly length: number
  /** Of a name with a time below it, as in `m_{t-1}`: the name without it, and the shift. */
  readonly timed?: { readonly name: string; readonly shift: number }
}

/** The brace before a style of TeX. */
export const styled = '{\\'

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const subscripts = '₀₁₂₃₄₅₆₇₈₉'
const numeral = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y
const word = /[A-Za-z_][A-Za-z0-9_]*?(?=_\{|[^A-Za-z0-9_]|$)/y
const raised = new RegExp(`([⁺⁻]?)([${superscripts}]+)`, 'y')
/** A letter alone: of `βᵗ⁺¹` it would be a part. */
const raisedLetter = new RegExp(`[ⁱʲᵏⁿᵗˣʸᵀ](?![⁺⁻${superscripts}ⁱʲᵏⁿᵗˣʸ])`, 'uy')
const lowered = new RegExp(`[${subscripts}]+`, 'y')
/** Marks above a letter, which end its name. */
const above: ReadonlyMap<string, string> = new Map([['\u0302', 'Hat'], ['\u0303', 'Tilde'], ['\u0304', 'Bar'], ['\u0305', 'Bar']]) // prettier-ignore
const time = /_\{\s*[tk]\s*(?:([+-])\s*1\s*)?\}/y
/** Which norm is meant, just after its second bar. */
const normOrder = /_\{?\s*(1|2|\\infty|∞|inf)(?![A-Za-z0-9])\s*\}?|([₁₂])|(∞)/y
const style = /\{(?=\s*\\(?:display|text)style)/y
/** What ends a sentence, at the end of a text. */
const fullStop = /\.(?=(?:[\s$}]|\\q?quad|\\[,;!])*$)/y
/** The gradient of the loss, however it is called. */
const slope = /∇\s*[Lf](?![A-Za-z0-9_])/y
/** A line of MATLAB that goes on. */
const continued = /\.\.\.[^\S\n]*\n/y
/** Marks of Julia and MATLAB for what goes elementwise: here everything does. */
const elementwise = /@\.(?=\s)|\.(?=\()/y
const component = /_\{\[\d+\]\}/y
const fraction = /[¼-¾⅐-⅞↉]/y
const sign =
  /\*\*|\.[-+*/^]|:=|=>|<=|>=|==|!=|[-+*/]=|&&|@(?=\s*\()|(?<=[\w)\]}])\.(?=[A-Za-z_])|[-+*/%^()[\]{}?:,<>=√∛∜|‖⌊⌋⌈⌉⟨⟩&!∧∨¬]/y
/** After a value, `//` begins a note only before two words: elsewhere it is a quotient without its fraction. */
const comment =
  /#[^\n]*|\/\*[^]*?\*\/|(?<=(?:^|;)\s*)%[^\n]*|(?<=\n[^\S\n]*)%\s*\p{L}+[^\S\n]+\p{L}{2}[^\n]*|(?<=(?:^|\n)[^\S\n]*)\/\/[^\n]*|\/\/[^\S\n]*(?=\n|$)|\/\/\s*\p{L}[\p{L}’'-]*[,:]?[^\S\n]+\p{L}{2}[^\n]*/uy
/** Libraries whose functions are those of the language. */
const library =
  /(?:(?:(?:np|numpy|jnp|[Mm]ath|cmath|torch|tf|jax|scipy|special|linalg|nn|functional|F|keras|K)\.)+|std::)(?=[A-Za-z])/y
/** Functions of libraries that mean something else than those of the same name here. */
const otherMeanings: ReadonlyMap<string, string> = new Map([
  ['np.sinc', 'write sinc(pi x)'],
  ['torch.sinc', 'write sinc(pi x)'],
  ['torch.special.sinc', 'write sinc(pi x)'],
  ['Math.round', 'write floor(x + 0.5)'],
  ['math.remainder', 'write a - b round(a / b)'],
])

/** What to write for signs that the language does not have. */
const meant: ReadonlyMap<string, string> = new Map([
  ['@', 'write dot(a, b) for the product of two vectors'],
  ['∑', 'write the terms out, with "+" between them'],
  ['∏', 'write the factors out'],
  ['∫', 'write the integral out'],
  ['∂', 'write the derivative out'],
  ['∇', 'write grad(theta) in a rule, and the derivative out elsewhere'],
  ['±', 'write "+" or "-"'],
  ['∞', 'write a large number, as 1e30'],
  ["'", 'write the derivative out'],
  ['′', 'write the derivative out'],
  ['…', 'write the terms out'],
])

/** How libraries write the constants. */
const libraryNames: ReadonlyMap<string, string> = new Map([['PI', 'pi'], ['E', 'e']]) // prettier-ignore
const macros: ReadonlyMap<string, string> = new Map([['M_PI', 'pi'], ['M_E', 'e']]) // prettier-ignore

const plainSigns: ReadonlyMap<string, string> = new Map([['**', '^'], [':=', '='], ['.*', '*'], ['./', '/'], ['.^', '^'], ['.+', '+'], ['.-', '-'], ['∧', '&&'], ['∨', '||'], ['¬', '!']]) // prettier-ignore

/** @throws FormulaError at a character that is not part of the language. */
export function tokenize(source: string): Token[] {
  return new Tokenizer(source).all()
}

class Tokenizer {
  readonly #source: string
  readonly #clean: Clean
  readonly #tokens: Token[] = []
  #at = 0
  /** How many environments of TeX are open: cases, and those that align lines at a sign. */
  #cases = 0
  #aligned = 0
  /** Whether this is the test of a case, where "=" compares. */
  #isTest = false

  constructor(source: string) {
    this.#source = source
    this.#clean = clean(source)
  }

  all(): Token[] {
    const { text } = this.#clean
    while (this.#at < text.length) this.#next(text)
    this.#tokens.push({ kind: 'end', text: '', at: this.#source.length, length: 0 })
    return this.#tokens
  }

  #next(text: string): void {
    const character = text[this.#at] ?? ''
    if (character === '\n') return this.#push('newline', '\n', 1)
    if (character === ';') return this.#semicolon(text)
    const note = this.#match(comment)
    if (note !== undefined) {
      this.#at += note.length
      return
    }
    const goesOn = this.#match(continued) ?? this.#elementwise()
    if (goesOn !== undefined) {
      this.#at += goesOn.length
      return
    }
    if (/\s/.test(character) || this.#match(fullStop) !== undefined) {
      this.#at += 1
      return
    }
    if (this.#isAfterBar() && this.#normOrder()) return
    if (text.startsWith('//', this.#at)) throw this.#wholeQuotient()
    if (this.#isLayout(text, character)) {
      this.#at += 1
      return
    }
    if (character === '\\') return this.#tex(text)
    if (this.#match(style) !== undefined) return this.#push('sign', styled, 1)
    if (character === '_' && this.#component()) return
    const prefix = this.#match(library)
    if (prefix !== undefined) {
      this.#at += prefix.length
      const name = this.#match(word) ?? ''
      const other = otherMeanings.get(`${prefix}${name}`.replace(/^(?:numpy|jnp)\./, 'np.'))
      if (other !== undefined)
        throw this.#refuse(`"${prefix}${name}" is another function`, name.length, other)
      if (/^tau$/i.test(name)) return this.#product(['2', 'pi'], name.length)
      return this.#push('name', libraryNames.get(name) ?? name, name.length)
    }
    const nabla = this.#match(slope)
    if (nabla !== undefined) return this.#push('name', 'grad', nabla.length)
    const letter = greekNames.get(character)
    if (letter !== undefined) return this.#name(text, letter, 1)
    const digits = this.#match(numeral)
    if (digits !== undefined && this.#isBareGroup()) return this.#push('number', digits.charAt(0), 1)
    if (digits !== undefined) return this.#push('number', digits.replace(/\.$/, ''), digits.length)
    const name = this.#match(word)
    if (name && this.#isBareGroup()) return this.#push('name', name.charAt(0), 1)
    if (name) return this.#name(text, macros.get(name) ?? name, name.length)
    const found = this.#match(sign)
    if (found === '=' && this.#isTest) return this.#push('sign', '==', 1)
    if (found !== undefined) return this.#push('sign', plainSigns.get(found) ?? found, found.length)
    if (this.#superscript() || this.#fraction()) return
    throw this.#unexpected()
  }

  /** `@.` before a formula, and the point of `sin.(x)`. */
  #elementwise(): string | undefined {
    const last = this.#tokens.at(-1)
    const found = this.#match(elementwise)
    const isCall = last?.kind === 'name' && isFunctionName(last.text)
    return found === '@.' || isCall ? found : undefined
  }

  /** Whether a digit or a letter here is all of a part of a `\\frac` without braces. */
  #isBareGroup(): boolean {
    const [one, two] = this.#tokens.slice(-2)
    const last = two ?? one
    return last?.text === '\\frac' || (one?.text === '\\frac' && two !== undefined && two.kind !== 'sign')
  }

  #isAfterBar(): boolean {
    const [one, two] = this.#tokens.slice(-2).map((token) => token.text)
    return two === '‖' || two === ')‖' || (one === '|' && two === '|')
  }

  /** The order of a norm, as a sign of its own. */
  #normOrder(): boolean {
    const found = this.#match(normOrder)
    if (found === undefined) return false
    const order = /1|₁/.test(found) ? '1' : /2|₂/.test(found) ? '2' : 'inf'
    this.#push('sign', `‖${order}`, found.length)
    return true
  }

  /** `g_{[0]}`, as the card shows a component. */
  #component(): boolean {
    const found = this.#match(component)
    if (found === undefined) return false
    const at = found.indexOf('[')
    const end = found.indexOf(']')
    const index = found.slice(at + 1, end)
    this.#at += at
    this.#push('sign', '[', 1)
    this.#push('number', index, index.length)
    this.#push('sign', ']', found.length - end)
    return true
  }

  /** A name with what stands below it. */
  #name(text: string, name: string, length: number): void {
    const mark = above.get(text[this.#at + length] ?? '') ?? ''
    const end = this.#at + length + mark.slice(0, 1).length
    const below = this.#match(lowered, end)
    if (below !== undefined) {
      const index = [...below].map((digit) => subscripts.indexOf(digit)).join('')
      return this.#push('name', name + index + mark, end + below.length - this.#at)
    }
    const shifted = this.#match(time, end)
    if (shifted !== undefined) {
      const shift = shifted.includes('+') ? 1 : shifted.includes('-') ? -1 : 0
      return this.#timed(name + mark, shift, end + shifted.length - this.#at)
    }
    const { name: whole, length: more } = subscripted(name, text, end)
    const isTimed = /^_[tk]$/.test(text.slice(end, end + more))
    const its = isTimed ? name : /^(.+)_[tk]$/.exec(whole)?.[1]
    if (its !== undefined) return this.#timed(its + mark, 0, end + more - this.#at, whole + mark)
    this.#push('name', whole + mark, end + more - this.#at)
  }

  #timed(name: string, shift: number, length: number, whole = name): void {
    this.#tokens.push({ kind: 'name', text: whole, ...this.#span(length), timed: { name, shift } })
    this.#at += length
  }

  #superscript(): boolean {
    const letter = this.#match(raisedLetter)
    if (letter !== undefined) {
      this.#tokens.push({ kind: 'sign', text: '^', ...this.#span(1) })
      this.#push('name', letter.normalize('NFKC'), 1)
      return true
    }
    raised.lastIndex = this.#at
    const found = raised.exec(this.#clean.text)
    if (!found) return false
    const [all, minus = '', digits = ''] = found
    const value = [...digits].map((digit) => superscripts.indexOf(digit)).join('')
    const whole = this.#span(all.length)
    this.#tokens.push({ kind: 'sign', text: '^', ...whole })
    if (minus === '⁻') this.#tokens.push({ kind: 'sign', text: '-', ...whole })
    this.#push('number', value, all.length)
    return true
  }

  /** ½ is (1/2), and 1½ is (1 + 1/2). */
  #fraction(): boolean {
    const found = this.#match(fraction)
    if (found === undefined) return false
    const [top = '', bottom = ''] = found.normalize('NFKC').split('⁄')
    const span = this.#span(1)
    const before = this.#tokens.at(-1)
    const isMixed = before?.kind === 'number' && /^\d+$/.test(before.text)
    if (isMixed) this.#tokens.pop()
    const opening = isMixed ? { at: before.at, length: before.length } : span
    const push = (kind: Token['kind'], text: string, where: Pick<Token, 'at' | 'length'>) =>
      this.#tokens.push({ kind, text, ...where })
    // Round ones would call a function that stands before.
    push('sign', '{', opening)
    if (isMixed) {
      push('number', before.text, opening)
      push('sign', '+', span)
    }
    push('number', top, span)
    push('sign', '/', span)
    push('number', bottom, span)
    this.#push('sign', '}', 1)
    return true
  }

  /** Ends a statement. At the end of a line it says nothing. */
  #semicolon(text: string): void {
    const rest = text.slice(this.#at + 1).split('\n', 1)[0] ?? ''
    if (/^\s*(?:$|#|\/\/|\\\\|\\end)/.test(rest)) this.#at += 1
    else this.#push('newline', ';', 1)
  }

  /** A number and a name, as one factor. */
  #product([number, name]: readonly [string, string], length: number): void {
    const span = this.#span(length)
    this.#tokens.push(
      { kind: 'sign', text: '{', ...span },
      { kind: 'number', text: number, ...span },
      { kind: 'name', text: name, ...span },
    )
    this.#push('sign', '}', length)
  }

  #tex(text: string): void {
    const found = texToken(text, this.#at)
    if (!found) throw this.#unexpected()
    const { kind, text: shown, length } = found
    this.#enter(text, found)
    if (kind === 'blank') this.#at += length
    else if (kind === 'name') this.#name(text, shown, length)
    else this.#push(kind, shown, length)
  }

  /** Follows the environments of TeX. */
  #enter(text: string, { kind, text: shown }: TexToken): void {
    const [, side] = /^\\(begin|end)\b/.exec(text.slice(this.#at, this.#at + 7)) ?? []
    const change = side === 'begin' ? 1 : side === 'end' ? -1 : 0
    if (kind === 'blank') this.#aligned += change
    else this.#cases += change
    if (shown === '\\if') this.#isTest = this.#cases > 0
    else if (kind === 'newline' || change !== 0) this.#isTest = false
  }

  /** A sign of TeX that says nothing: where lines are aligned, and the dollars around a formula. */
  #isLayout(text: string, character: string): boolean {
    if (character === '&') return this.#aligned > 0 && this.#cases === 0 && text[this.#at + 1] !== '&'
    if (character !== '$') return false
    return /^[\s$]*$/.test(text.slice(0, this.#at)) || /^[\s$.]*$/.test(text.slice(this.#at))
  }

  #match(pattern: RegExp, at = this.#at): string | undefined {
    pattern.lastIndex = at
    return pattern.exec(this.#clean.text)?.[0]
  }

  #push(kind: Token['kind'], text: string, length: number): void {
    this.#tokens.push({ kind, text, ...this.#span(length) })
    this.#at += length
  }

  /** Where the next characters stand in the source. */
  #span(length: number): { at: number; length: number } {
    const { from, to } = this.#clean
    const at = from[this.#at] ?? this.#source.length
    return { at, length: (to[this.#at + length - 1] ?? this.#source.length) - at }
  }

  /** Elsewhere it is a quotient without its fraction; here it would be a note. */
  #wholeQuotient(): FormulaError {
    return this.#refuse('"//" after a value', 2, 'write floor(a / b), or "#" before a note')
  }

  #unexpected(): FormulaError {
    const { at } = this.#span(1)
    const whole = String.fromCodePoint(this.#source.codePointAt(at) ?? 0)
    // What is not seen parts two words.
    if (/[\p{C}\u2800]/u.test(whole))
      return this.#refuse(`unexpected "${codePointOf(whole)}"`, 1, 'remove it', ' ')
    if (this.#source.startsWith('\\sum', at))
      return this.#refuse('a sum', 4, 'write its terms with "+"; over rows leave it out')
    const problem = `unexpected ${JSON.stringify(whole)}`
    if (whole === '$' || (/["'`“”‘’„«»]/.test(whole) && this.#isAtRim()))
      return this.#refuse(problem, 1, 'remove it', '')
    return this.#refuse(problem, 1, meant.get(whole) ?? 'write what it stands for in other signs')
  }

  /** Whether nothing stands before, or nothing behind: a mark around the whole text. */
  #isAtRim(): boolean {
    const { text } = this.#clean
    return /^[\s$]*$/.test(text.slice(0, this.#at)) || /^[\s$.,]*$/.test(text.slice(this.#at + 1))
  }

  #refuse(problem: string, length: number, advice: string, ...ways: string[]): FormulaError {
    const span = this.#span(length)
    return new FormulaError(problem, this.#source, span.at, span.length, advice, ways)
  }
}
