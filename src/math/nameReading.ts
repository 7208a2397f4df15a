/** What a name in a text means: a value, a function, several names written together, or nothing. */
import { compositions } from './compositions'
import { constants, firmFunctions, functions, onlyInRules, otherNames, vectorFunctions } from './functions'
import { type Refusal, meantInRules, meantNumbers, meantWords, ruleWords } from './meantNames'
import { greek } from './names'
import { nearestName } from './nearestName'
import { ownOf } from './own'
import { stepCountRefusal } from './stepCount'

interface KnownFunction {
  /** Its own name, where the text may have another. */
  readonly name: string
  readonly usage: string
  readonly arity: number | 'several'
}

/** Names of so many letters or more are words: what is nearly one is a slip. */
const wordLength = 3
/** More ways than this are not named. */
const maxWays = 3

/** What a text may call a function. */
export function isFunctionName(text: string): boolean {
  const name = otherNames.get(text) ?? text
  return [functions, compositions, vectorFunctions].some((table) => Object.hasOwn(table, name))
}

/** The names of one text. */
export class Names {
  readonly #values: Set<string>
  /** Names with a value that give way to functions and to every other meaning. */
  readonly #given: Set<string>
  readonly #vectors: boolean
  /** Names of which a loop has lost the value. */
  readonly #lost = new Set<string>()

  constructor(values: readonly string[], vectors: boolean, given: readonly string[] = []) {
    this.#values = new Set(values)
    this.#given = new Set(given.filter((name) => !this.#values.has(name)))
    this.#vectors = vectors
  }

  has(name: string): boolean {
    return this.#values.has(name) || this.#given.has(name)
  }

  add(name: string): void {
    this.#values.add(name)
    this.#given.delete(name)
    this.#lost.delete(name)
  }

  /** What has a value now. */
  get all(): readonly string[] {
    return [...this.#values]
  }

  /** Takes the value of all names but these: where a loop ends that may not have turned. */
  keep(names: readonly string[]): void {
    const inner = [...this.#values].filter((name) => !names.includes(name))
    for (const name of inner) {
      this.#lost.add(name)
      this.#values.delete(name)
    }
  }

  /** The name of a value, however the text writes it: `x_1` is `x1` if there is only that. */
  known(name: string): string | undefined {
    if (this.has(name) || Object.hasOwn(constants, name)) return name
    const short = name.replaceAll('_', '')
    const others = [...this.#values].filter((each) => each.replaceAll('_', '') === short)
    if (others.length === 1) return others[0]
    // The card writes it so.
    return name === 'lambda' && this.#values.has('weightDecay') ? 'weightDecay' : undefined
  }

  functionNamed(text: string): KnownFunction | undefined {
    if (this.#values.has(text) && !firmFunctions.has(text)) return undefined
    const name = otherNames.get(text) ?? text
    const found =
      ownOf(functions, name) ??
      ownOf(compositions, name) ??
      (this.#vectors ? ownOf(vectorFunctions, name) : undefined)
    return found && { name, usage: found.usage, arity: found.arity }
  }

  /** The name of the function that undoes one. */
  inverseOf(name: string): string | undefined {
    const inverse = ownOf(inverses, name) ?? Object.keys(inverses).find((each) => inverses[each] === name)
    return inverse
  }

  /**
   * The ways to read a name as known names written together; the last may be a function if it is called. A slip of a
   * longer name is a way too. In rules, whose names are words, a slip is nothing else.
   */
  split(text: string, isCalled: boolean): string[][] {
    const ways: string[][] = []
    /** From where nothing can be read to the end. */
    const dead = new Set<number>()
    const read = (at: number, parts: readonly string[]): void => {
      if (ways.length >= maxWays || dead.has(at)) return
      const before = ways.length
      if (at === text.length) {
        if (parts.length > 1) ways.push([...parts])
        return
      }
      for (let end = text.length; end > at; end -= 1) {
        const part = text.slice(at, end)
        const isFunction = end === text.length && isCalled && this.functionNamed(part) !== undefined
        if (isFunction || this.#values.has(part) || Object.hasOwn(constants, part))
          read(end, [...parts, part])
      }
      if (ways.length === before) dead.add(at)
    }
    if (text.length <= 40) read(0, [])
    const least = this.#vectors ? 1 : wordLength
    const words = [...this.#values].filter((name) => name.length >= least && text.length >= least)
    const meant = isCalled ? undefined : words.find((name) => isSlip(text, name))
    if (meant === undefined) return ways
    return this.#vectors || ways.length === 0 ? [] : [...ways, [meant]]
  }

  /** Why a name is refused. `isStart` says that it stands in the first value of a state. */
  unknown(text: string, isCalled: boolean, isStart = false): Refusal {
    const problem = `unknown name "${text}"`
    if (this.#lost.has(text))
      return { problem: `"${text}" has a value only in the loop`, advice: 'give it one before "repeat"' }
    if (isStart && onlyInRules.has(text))
      return {
        problem: `"${text}" has no value before the first step`,
        advice: 'begin with 0, and use it in a line of the rule',
      }
    if (!this.#vectors && onlyInRules.has(text))
      return { problem: `"${text}" is for rules only`, advice: 'write what it stands for' }
    const special = ownOf(this.#vectors ? { ...meantWords, ...ruleWords } : meantWords, text.toLowerCase())
    if (special !== undefined)
      return { problem: isCalled ? problem : `unexpected "${text}"`, advice: special }
    const count = isCalled
      ? undefined
      : stepCountRefusal(text, this.#vectors, (name) => this.#values.has(name))
    if (count) return count
    const rate = this.#vectors ? ownOf(meantInRules, text.toLowerCase().replaceAll('_', '')) : undefined
    const number = rate ?? ownOf(meantNumbers, text.toLowerCase())
    if (number !== undefined) return { problem, ...number }
    const [prefix, rest] = this.#calledWithout(text)
    if (prefix !== undefined && !isCalled) {
      const way = `${prefix}(${rest})`
      return { problem, advice: `write ${way}`, ways: [way], isApplied: true }
    }
    const [, value = '', digits] = /^([A-Za-z]+)_?(\d+)$/.exec(text) ?? []
    const isNumbered = [...this.#values].some((name) => /\d$/.test(name))
    if (!this.#vectors && !isNumbered && this.#values.has(value) && Number(digits) > 1)
      return {
        problem,
        advice: `write ${value}^${digits}, or rename the parameters`,
        ways: [`${value}^${digits}`],
      }
    const callable = [
      ...Object.keys(functions),
      ...Object.keys(compositions),
      ...(this.#vectors ? Object.keys(vectorFunctions) : []),
    ]
    const close = this.#meantBy(
      text,
      isCalled ? callable : [...this.#values, ...Object.keys(constants), ...callable],
    )
    if (close !== undefined) return { problem, advice: `did you mean "${close}"?`, ways: [close] }
    const kind = isCalled ? 'function' : 'name'
    const list = isCalled ? callable : [...this.#values]
    return { problem: `unknown ${kind} "${text}"`, advice: `the ${kind}s are ${list.slice(0, 24).join(' ')}` }
  }

  /**
   * The name that a misspelt one is probably meant to be. Short names are meant as they stand, but for capitals, and so
   * are Greek letters.
   */
  #meantBy(text: string, names: readonly string[]): string | undefined {
    const same = [...names, ...otherNames.keys()].find((name) => name.toLowerCase() === text.toLowerCase())
    if (same !== undefined || text.length < (this.#vectors ? 2 : wordLength) || greek.has(text)) return same
    const least = this.#vectors ? 1 : wordLength
    const near = nearestName(text, names.filter((name) => this.#values.has(name) ? name.length >= least : name.length >= wordLength)) // prettier-ignore
    if (this.#vectors && near !== undefined && this.#values.has(near)) return near
    const isFar = near !== undefined && Math.min(near.length, text.length) < 5 && !isSlip(text.toLowerCase(), near.toLowerCase()) // prettier-ignore
    return isFar && !isSwapped(text, near) ? undefined : near
  }

  /** What `sin2(x)` may mean: the function and the number. */
  numbered(text: string): { readonly name: string; readonly digits: string } | undefined {
    const [, name = '', digits = ''] = /^([A-Za-z]\w*?)_?(\d+)$/.exec(text) ?? []
    return this.functionNamed(name)?.arity === 1 ? { name, digits } : undefined
  }

  /** `sinx` is a function and a name, and so is `sin2x` with a factor. */
  #calledWithout(text: string): [name: string, argument: string] | [undefined, undefined] {
    for (let end = text.length - 1; end > 1; end -= 1) {
      const [name, rest] = [text.slice(0, end), text.slice(end)]
      const argument = /^(?:\d+(?=\D))?(.+)$/.exec(rest)?.[1] ?? rest
      if (this.functionNamed(name)?.arity === 1 && this.known(argument) !== undefined) return [name, rest]
    }
    return [undefined, undefined]
  }
}

/** Whether two letters have changed places. */
function isSwapped(text: string, name: string): boolean {
  return text.length === name.length && [...text].toSorted().join('') === [...name].toSorted().join('')
}

const inverses: Readonly<Record<string, string>> = {
  sin: 'asin', cos: 'acos', tan: 'atan', sinh: 'asinh', cosh: 'acosh', tanh: 'atanh', exp: 'log', sqrt: 'sqr',
} // prettier-ignore

/** Whether one letter more, less or other makes a text a name. */
function isSlip(text: string, name: string): boolean {
  if (Math.abs(text.length - name.length) > 1) return false
  const [short, long] = text.length <= name.length ? [text, name] : [name, text]
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  const skip = short.length === long.length ? 1 : 0
  return short.slice(at + skip) === long.slice(at + 1)
}
