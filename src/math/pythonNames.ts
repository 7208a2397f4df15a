/** Names in a Python text: none is a word of Python, and none stands for two things. */

/** Keywords, and what our texts use of Python itself. */
const reserved = (
  'False None True and as assert async await break class continue def del elif else except finally for from global if ' +
  'import in is lambda nonlocal not or pass raise return try while with yield match case type ' +
  'np math float int print range map abs __name__'
).split(' ')

export class PythonNames {
  readonly #taken: Set<string>

  constructor(taken: Iterable<string> = reserved) {
    this.#taken = new Set(taken)
  }

  /** The names inside a function: those outside are taken too. */
  inner(): PythonNames {
    return new PythonNames(this.#taken)
  }

  /** The name itself, or with a number behind it, if it is taken. From now on it is taken. */
  fresh(wanted: string): string {
    const name = wanted.replace(/\W/g, '_').replace(/^(?=\d)/, '_')
    let own = name
    for (let number = 2; this.#taken.has(own); number += 1) own = `${name}_${number}`
    this.#taken.add(own)
    return own
  }

  /** The next of a row of names: n1, n2, … */
  next(prefix: string): string {
    const number = (this.#counts.get(prefix) ?? 0) + 1
    this.#counts.set(prefix, number)
    return this.fresh(`${prefix}${number}`)
  }

  readonly #counts = new Map<string, number>()
}
