/** Reads a JSON value part by part. A part that does not fit becomes its default, and a problem line says so. */
import { type Check, checked } from '../../math/check'
import type { JsonPart } from '../../math/reading'
import { show } from '../../math/show'

/** Lines beyond this number are only counted: nobody would read them. */
const maxProblems = 40
const maxLineLength = 600

export class Problems {
  readonly #lines: string[] = []
  #more = 0

  add(path: string, what: string): void {
    if (this.#lines.length < maxProblems) this.#lines.push(oneLine(path ? `${path}: ${what}` : what))
    else this.#more += 1
  }

  get lines(): string[] {
    return this.#more === 0 ? [...this.#lines] : [...this.#lines, `and ${this.#more} more`]
  }
}

/** A value somewhere in a JSON document, with its path. `undefined` means that it was left out. */
export class Part implements JsonPart {
  readonly value: unknown
  readonly path: string
  readonly #problems: Problems

  constructor(value: unknown, path: string, problems: Problems) {
    this.value = value
    this.path = path
    this.#problems = problems
  }

  /**
   * Reads the value by a check. Returns `fallback` if it does not fit, and adds a problem unless the value
   * was left out. `outcome` ends the problem's line and says what happens instead.
   */
  read<T, Fallback>(
    check: Check<T>,
    fallback: Fallback,
    outcome = `${show(fallback)} is used`,
  ): T | Fallback {
    if (this.value === undefined) return fallback
    const result = checked(check, this.value)
    if ('value' in result) return result.value
    const { message, path } = result.misfit
    this.#problems.add(path.reduce(inside, this.path), `${message}; ${outcome}`)
    return fallback
  }

  /** Adds a problem about this part. */
  problem(what: string): void {
    this.#problems.add(this.path, what)
  }

  /** The parts of an object, one for each of `names`. Any other name is a problem. */
  object<Name extends string>(names: readonly Name[]): (name: Name) => Part {
    const { value } = this
    const members = isObject(value) ? value : {}
    if (!isObject(value) && value !== undefined)
      this.problem(`${show(value)} is not an object; the default is used`)
    const known = new Set<string>(names)
    const choice = names.length > 0 ? `one of ${names.join(', ')} is expected` : 'nothing is expected here'
    for (const name of Object.keys(members)) {
      if (!known.has(name))
        this.#problems.add(inside(this.path, name), `not known, ${choice}; it is left out`)
    }
    return (name) => this.#at(name, Object.hasOwn(members, name) ? members[name] : undefined)
  }

  /** The same object with none but these of its members. */
  only(names: readonly string[]): Part {
    const { value } = this
    if (!isObject(value)) return this
    const kept = Object.entries(value).filter(([name]) => names.includes(name))
    return new Part(Object.fromEntries(kept), this.path, this.#problems)
  }

  /** The parts of a list, at most `limit`; undefined if there is no list. */
  list(limit: number): Part[] | undefined {
    const { value } = this
    if (value === undefined) return undefined
    if (!Array.isArray(value)) {
      this.problem(`${show(value)} is not a list; the default is used`)
      return undefined
    }
    if (value.length > limit)
      this.problem(`a list of ${value.length} is too long; the first ${limit} are used`)
    return value.slice(0, limit).map((item: unknown, index) => this.#at(index, item))
  }

  #at(key: string | number, value: unknown): Part {
    return new Part(value, inside(this.path, key), this.#problems)
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function inside(path: string, key: unknown): string {
  if (typeof key === 'number') return `${path}[${key}]`
  const name = String(key)
  if (!/^\w{1,40}$/.test(name)) return `${path}[${show(name)}]`
  return path ? `${path}.${name}` : name
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > maxLineLength ? `${line.slice(0, maxLineLength)}…` : line
}
