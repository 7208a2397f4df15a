/** Powers β^t of a decay for every step t, correctly rounded. JavaScript's `**` is off in one case of ten. */
import { pow } from './elementary/pow'

const maxTableLength = 65_536
const maxTables = 16
const minExact = 1e-280

const bases: number[] = []
const tables: Powers[] = []
let next = 0

/** `base ** exponent`, from a table if the base is between 0 and 1 and the exponent counts steps. */
export function decayPower(base: number, exponent: number): number {
  if (!(base > 0 && base < 1 && exponent >= 0 && exponent < maxTableLength && Number.isInteger(exponent))) {
    return pow(base, exponent)
  }
  let table = bases.indexOf(base)
  if (table < 0) {
    // The oldest table is dropped. A base that stays in use is made anew now and then, never at every step.
    table = next
    next = (next + 1) % maxTables
    bases[table] = base
    tables[table] = new Powers(base)
  }
  return (tables[table] as Powers).at(exponent)
}

/** The powers of one base so far: each is the previous one times the base, in double-double (Dekker, 1971). */
class Powers {
  readonly #base: number
  readonly #head: number
  readonly #tail: number
  #rounded = new Float64Array(256).fill(1, 0, 1)
  #count = 1
  #low = 0

  constructor(base: number) {
    this.#base = base
    this.#head = upperHalf(base)
    this.#tail = base - this.#head
  }

  at(exponent: number): number {
    while (this.#count <= exponent) this.#extend()
    return this.#rounded[exponent] as number
  }

  #extend(): void {
    if (this.#count === this.#rounded.length) {
      const longer = new Float64Array(2 * this.#count)
      longer.set(this.#rounded)
      this.#rounded = longer
    }
    const high = this.#rounded[this.#count - 1] as number
    if (high < minExact) {
      // The error term would underflow. So small a power is as good as 0 to any rule.
      this.#rounded[this.#count] = pow(this.#base, this.#count)
    } else {
      const head = upperHalf(high)
      const tail = high - head
      const product = high * this.#base
      const error =
        head * this.#head -
        product +
        head * this.#tail +
        tail * this.#head +
        tail * this.#tail +
        this.#low * this.#base
      const sum = product + error
      this.#low = error - (sum - product)
      this.#rounded[this.#count] = sum
    }
    this.#count += 1
  }
}

/** The upper 26 bits of a number: Veltkamp's splitting. */
function upperHalf(value: number): number {
  const scaled = 134_217_729 * value
  return scaled - (scaled - value)
}
