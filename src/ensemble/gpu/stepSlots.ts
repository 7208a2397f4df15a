/** The slots of a step shader's numbers. Its parts take them one after another, and the CPU fills them in order. */
import type { Glsl, Temporary } from '../../math/glsl'
import type { Program } from '../../math/program'

/** Some constants and some numbers of every step, computed in float64. */
export interface Source {
  /** The part whose names the program's inputs have. Noise, starts and clipping need no program. */
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

  /** The sources of the constants and of the steps' numbers, in order of their slots. */
  get sources(): readonly Source[] {
    return this.#sources
  }

  get constants(): number {
    return this.#constants
  }

  get stepNumbers(): number {
    return this.#stepNumbers
  }

  /** What is computed once per run. */
  get steady(): readonly Temporary[] {
    return this.#steady
  }

  /** The numbers whose power to the step is needed. */
  get powers(): readonly string[] {
    return this.#powers
  }

  /** The names that the next source's numbers will have. */
  next(): Names {
    const [constants, steps] = [this.#constants, this.#stepNumbers]
    return {
      constant: (index) => `k${constants + index}`,
      stepNumber: (index) => stepNumberAt(steps + index),
    }
  }

  /** The same for use in a function, which cannot see the copies of the constants. */
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

/** A constant in the uniform array. */
export function constantAt(slot: number): string {
  return `u_constants[${Math.floor(slot / 4)}].${component(slot)}`
}

/** A number of the step in the vectors `q0`, `q1`, … */
export function stepNumberAt(slot: number): string {
  return `q${Math.floor(slot / 4)}.${component(slot)}`
}

/** The component of its vector that holds a number, with four numbers per vector. */
export function component(index: number): string {
  return ['x', 'y', 'z', 'w'][index % 4] ?? ''
}
