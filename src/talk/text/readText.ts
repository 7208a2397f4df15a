/**
 * Reads a text of a talk: paragraphs parted by empty lines, *emphasis*, and the forms `{= expression : digits }`,
 * `{~ path }` and `[words](set …)`, `(seek …)`, `(show …)`. Nothing else has a meaning. `\` before a sign takes its
 * meaning away. Reading takes time in proportion to the length of the text.
 */
import { FormulaError } from '../../math/error'
import { type Span as Place, errorAt } from '../../math/words'
import type { Amount, Paragraph, Part, Span } from './spans'
import { beginsTarget, readTarget, trimmed } from './target'

export interface ReadText {
  readonly paragraphs: readonly Paragraph[]
  /** With their places in the text, in order. The form with the mistake is read as words. */
  readonly mistakes: readonly FormulaError[]
}

/** More mistakes of one text are not told: nobody would read them, and each looks for its line in the text. */
export const maxMistakes = 20

export function readText(text: string): ReadText {
  const mistakes: FormulaError[] = []
  const paragraphs = placesOf(text).map((place) => new Reader(text, place, mistakes).read())
  return { paragraphs: paragraphs.filter((spans) => spans.length > 0), mistakes }
}

/** The runs of lines that are not empty. */
function placesOf(text: string): Place[] {
  const places: { at: number; length: number }[] = []
  let [at, isOpen] = [0, false]
  for (const line of text.split('\n')) {
    const last = places.at(-1)
    const isEmpty = line.trim() === ''
    if (!isEmpty && isOpen && last) last.length = at + line.length - last.at
    else if (!isEmpty) places.push({ at, length: line.length })
    isOpen = !isEmpty
    at += line.length + 1
  }
  return places
}

/** What a backslash can stand before. */
const signs = '\\*{}[]()'
const forms: ReadonlyMap<string, Amount['kind'] | 'control'> = new Map([['{=', 'number'], ['{~', 'control']]) // prettier-ignore
const maxDigits = 15
/** Characters that mean nothing. */
const plain = /[^\\*{}[\]\n]*/y

/** Reads one paragraph from left to right. */
class Reader {
  readonly #text: string
  readonly #end: number
  readonly #mistakes: FormulaError[]
  readonly #spans: Span[] = []
  #at: number
  /** The words since the last span. */
  #words = ''
  /** Where emphasis began. */
  #star: number | undefined
  /** The bracket of a link that may follow, and where its spans begin. */
  #open: { readonly at: number; readonly from: number } | undefined

  constructor(text: string, { at, length }: Place, mistakes: FormulaError[]) {
    this.#text = text
    this.#at = at
    this.#end = at + length
    this.#mistakes = mistakes
  }

  read(): Paragraph {
    while (this.#at < this.#end) this.#next()
    if (this.#star !== undefined)
      this.#mistake(
        '"*" is not closed',
        { at: this.#star, length: 1 },
        'add "*", or write "\\*" for the sign',
      )
    this.#flush()
    return tidy(this.#spans)
  }

  #next(): void {
    const sign = this.#text.charAt(this.#at)
    const after = this.#at + 1 < this.#end ? this.#text.charAt(this.#at + 1) : ''
    if (sign === '\\' && after !== '' && signs.includes(after)) return this.#take(after, 2)
    if (sign === '*' && this.#emphasis(after)) return
    if (sign === '{') return this.#braces(forms.get(sign + after))
    if (sign === '[') return this.#opening()
    if (sign === ']') return this.#closing()
    plain.lastIndex = this.#at + 1
    const words = this.#text.slice(
      this.#at,
      Math.min(this.#at + 1 + (plain.exec(this.#text)?.[0].length ?? 0), this.#end),
    )
    this.#take(words, words.length)
  }

  #take(words: string, length: number): void {
    this.#words += words
    this.#at += length
  }

  #flush(): void {
    if (this.#words !== '')
      this.#spans.push({ kind: 'words', text: this.#words, isEmphasised: this.#star !== undefined })
    this.#words = ''
  }

  /** A star opens before what is no blank, and closes behind what is none. */
  #emphasis(after: string): boolean {
    const isBlank = (sign: string): boolean => sign.trim() === ''
    if (this.#star === undefined ? isBlank(after) : isBlank(this.#text.charAt(this.#at - 1))) return false
    this.#flush()
    this.#star = this.#star === undefined ? this.#at : undefined
    this.#at += 1
    return true
  }

  #braces(kind: 'number' | 'control' | undefined): void {
    const advice = 'write "{=" for a number, "{~" for a control, or "\\{" for the sign'
    if (!kind) {
      this.#mistake('unexpected "{"', { at: this.#at, length: 1 }, advice)
      return this.#take('{', 1)
    }
    const end = this.#closed('{', '}')
    if (end === undefined) return
    const whole = { at: this.#at, length: end + 1 - this.#at }
    const inside = this.#part(this.#at + 2, end)
    const span =
      kind === 'control' ? { kind, path: trimmed(inside, 0), ...whole } : this.#amount(inside, whole)
    if (!span) return this.#take(this.#text.slice(whole.at, end + 1), whole.length)
    this.#flush()
    this.#spans.push(span)
    this.#at = end + 1
  }

  #amount(inside: Part, whole: Place): Amount | undefined {
    const colon = inside.text.lastIndexOf(':')
    const before = inside.text.slice(0, Math.max(colon, 0))
    // The colon of a choice, `c ? a : 2`, is no colon of digits.
    const isOfChoice = before.split('?').length > before.split(':').length
    const given = colon < 0 || isOfChoice ? undefined : trimmed(inside, colon + 1)
    const digits = given && Number(given.text)
    if (given && !(/^\d+$/.test(given.text) && Number(digits) >= 1 && Number(digits) <= maxDigits)) {
      this.#mistake(`no digits behind ":"`, given, `write a number from 1 to ${maxDigits}`)
      return undefined
    }
    const expression = trimmed(given ? { ...inside, text: before } : inside, 0)
    return { kind: 'number', expression, digits, isEmphasised: this.#star !== undefined, ...whole }
  }

  #opening(): void {
    this.#flush()
    this.#open = { at: this.#at, from: this.#spans.length }
    this.#spans.push({ kind: 'words', text: '[', isEmphasised: this.#star !== undefined })
    this.#at += 1
  }

  #closing(): void {
    const open = this.#open
    const rest = this.#text.slice(this.#at + 1, Math.min(this.#at + 16, this.#end))
    if (!open || !rest.startsWith('(')) {
      const here = { at: this.#at, length: 1 }
      if (beginsTarget(rest))
        this.#mistake('"]" without "["', here, 'put one before the words: a link has no link in it')
      else if (beginsTarget(rest.trimStart()))
        this.#mistake('a blank behind "]"', here, 'write "](" without one')
      return this.#take(']', 1)
    }
    this.#at += 1
    const end = this.#closed('(', ')', ']')
    if (end === undefined) return
    const target = readTarget(this.#part(this.#at + 1, end))
    this.#open = undefined
    if ('problem' in target) {
      this.#mistake(target.problem, target.where, target.advice)
      return this.#take(`]${this.#text.slice(this.#at, end + 1)}`, end + 1 - this.#at)
    }
    this.#flush()
    const [, ...spans] = this.#spans.splice(open.from)
    this.#spans.push({ kind: 'link', target, spans, at: open.at, length: end + 1 - open.at })
    this.#at = end + 1
  }

  /** Where the bracket that opens here closes. Without its end, `before` and the rest of the paragraph are words. */
  #closed(opening: string, closing: string, before = ''): number | undefined {
    let depth = 0
    for (let at = this.#at; at < this.#end; at += 1) {
      const sign = this.#text.charAt(at)
      depth += sign === opening ? 1 : sign === closing ? -1 : 0
      if (depth === 0) return at
    }
    const advice = `add "${closing}", or write "\\${opening}" for the sign`
    this.#mistake(`"${opening}" is not closed`, { at: this.#at, length: 1 }, advice)
    this.#take(before + this.#text.slice(this.#at, this.#end), this.#end - this.#at)
    return undefined
  }

  #part(at: number, end: number): Part {
    return { text: this.#text.slice(at, end), at, length: end - at }
  }

  #mistake(problem: string, place: Place, advice: string): void {
    if (this.#mistakes.length < maxMistakes) this.#mistakes.push(errorAt(problem, this.#text, place, advice))
  }
}

/** Neighbouring words are one span, and blanks are one blank each: none at the ends. */
function tidy(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (span.kind === 'words' && last?.kind === 'words' && last.isEmphasised === span.isEmphasised)
      joined[joined.length - 1] = { ...last, text: last.text + span.text }
    else joined.push(span.kind === 'link' ? { ...span, spans: tidy(span.spans) } : span)
  }
  return joined.flatMap((span, index): Span[] => {
    if (span.kind !== 'words') return [span]
    const text = span.text.replace(/\s+/g, ' ')
    const begun = index === 0 ? text.trimStart() : text
    const whole = index === joined.length - 1 ? begun.trimEnd() : begun
    return whole === '' ? [] : [{ ...span, text: whole }]
  })
}
