/** Where the numbers of a step shader stand: the parts take places one after the other, and the CPU fills them in that order. */
import type { Glsl, Temporary } from '../../math/glsl'
import type { Program } from '../../math/program'

/** Some constants and some numbers of every step, computed in float64. */
export interface Source {
  /** Whose names the inputs of the program are; noise, starts and clipping need none. */
  readonly of: 'surface' | 'schedule' | 'noise' | 'rule' | 'starts' | 'clip'
  readonly program?: Program
  readonly constants: number
  readonly stepNumbers: number
}

/** The names of one source's numbers in the shader, by their index in that source. */
interface Names {
  constant(index: number): string
  stepNumber(index: number): string
}

export class StepSlots {
  readonly #sources: Source[] = []
  readonly #steady: Temporary[] = []
  readonly #powers: string[] = []
  #constants = 0
  #stepNumbers = 0

  /** What fills the constants and the steps' numbers, in this order, and how many there are. */
  get sources(): readonly Source[] {
    return this.#sources
  }

  get constants(): number {
    return this.#constants
  }

  get stepNumbers(): number {
    return this.#stepNumbers
  }

  /** What is computed once for a run. */
  get steady(): readonly Temporary[] {
    return this.#steady
  }

  /** Whose powers to the step are needed. */
  get powers(): readonly string[] {
    return this.#powers
  }

  /** The names that the next source's numbers will have. */
  next(): Names {
    const [constants, steps] = [this.#constants, this.#stepNumbers]
    return {
      constant: (index) => `k${constants + index}`,
      stepNumber: (index) => `q${Math.floor((steps + index) / 4)}.${component(steps + index)}`,
    }
  }

  /** The same within a function, where the copies of the constants are not to be seen. */
  nextInFunction(): Names {
    const before = this.#constants
    return { ...this.next(), constant: (index) => constantAt(before + index) }
  }

  power(base: string): string {
    if (!this.#powers.includes(base)) this.#powers.push(base)
    return `p${this.#powers.indexOf(base)}`
  }

  add(source: Source): void {
    this.#sources.push(source)
    this.#constants += source.constants
    this.#stepNumbers += source.stepNumbers
  }

  addGlsl(of: Source['of'], { uniforms, constants, steady }: Glsl): void {
    this.add({ of, program: uniforms, constants, stepNumbers: uniforms.output.length - constants })
    this.#steady.push(...steady)
  }
}

/** A constant where it comes in. */
export function constantAt(slot: number): string {
  return `u_constants[${Math.floor(slot / 4)}].${component(slot)}`
}

/** The component of its vector that a number is in, four to a vector. */
export function component(index: number): string {
  return ['x', 'y', 'z', 'w'][index % 4] ?? ''
}
