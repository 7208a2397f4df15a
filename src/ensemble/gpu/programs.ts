/** The compiled step shaders of one context: each text once, and compiled without making the page wait where the browser can. */
import wholeTarget from '../../../shaders/wholeTarget.vert?raw'
import { shaderText } from '../../../shaders/shaderText'
import { EnsembleError } from './error'
import { gpuLost, lifeOf } from './lost'

const version = '#version 300 es\n'
/** Programs that are kept for the next edit: two for each runner of the largest ensemble, and as many of the edit before. */
const maxKept = 32

export interface StepProgram {
  readonly program: WebGLProgram
  /** Some drivers finish a program only when it runs for the first time. */
  hasRun: boolean
  /** Looked up once: asking the driver each time is slow. */
  location(name: string): WebGLUniformLocation | null
}

export class Programs {
  readonly #gl: WebGL2RenderingContext
  readonly #life: AbortSignal
  readonly #known = new Map<string, StepProgram>()
  readonly #parallel: { readonly COMPLETION_STATUS_KHR: number } | null

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl
    this.#life = lifeOf(gl)
    this.#parallel = gl.getExtension('KHR_parallel_shader_compile')
  }

  /** The program of a fragment shader; a new one is waited for without blocking. @throws EnsembleError; gpuLost where that happens meanwhile */
  async compile(fragment: string): Promise<StepProgram> {
    const known = this.#known.get(fragment)
    if (known) {
      // the latest used is last to go
      this.#known.delete(fragment)
      this.#known.set(fragment, known)
      return known
    }
    const gl = this.#gl
    const program = gl.createProgram()
    const shaders = [
      shader(gl, gl.VERTEX_SHADER, version + shaderText(wholeTarget)),
      shader(gl, gl.FRAGMENT_SHADER, version + fragment),
    ]
    for (const each of shaders) gl.attachShader(program, each)
    gl.linkProgram(program)
    while (this.#parallel && !this.#isLost) {
      if (gl.getProgramParameter(program, this.#parallel.COMPLETION_STATUS_KHR)) break
      await new Promise((done) => setTimeout(done, 4))
    }
    if (this.#isLost) throw gpuLost
    const isLinked: unknown = gl.getProgramParameter(program, gl.LINK_STATUS)
    const log =
      shaders.map((each) => gl.getShaderInfoLog(each) ?? '').join('') || gl.getProgramInfoLog(program)
    for (const each of shaders) gl.deleteShader(each)
    if (!isLinked) {
      gl.deleteProgram(program)
      throw new EnsembleError(`this GPU does not take the runs' shader: ${String(log).trim().split('\n')[0]}`)
    }
    const made = withLocations(gl, program)
    this.#keep(fragment, made)
    return made
  }

  dispose(): void {
    if (!this.#life.aborted) for (const { program } of this.#known.values()) this.#gl.deleteProgram(program)
    this.#known.clear()
  }

  /** Whether the context was lost, which shows some time before it is told. */
  get #isLost(): boolean {
    return this.#life.aborted || this.#gl.isContextLost()
  }

  #keep(fragment: string, made: StepProgram): void {
    this.#known.set(fragment, made)
    if (this.#known.size <= maxKept) return
    const [oldest] = this.#known.keys()
    // Forgotten, not deleted: a swarm may still run with it. The browser deletes it once nobody holds it.
    if (oldest !== undefined) this.#known.delete(oldest)
  }
}

function shader(gl: WebGL2RenderingContext, type: number, text: string): WebGLShader {
  const made = gl.createShader(type)
  if (!made) throw new EnsembleError('the GPU is not available at the moment')
  gl.shaderSource(made, text)
  gl.compileShader(made)
  return made
}

function withLocations(gl: WebGL2RenderingContext, program: WebGLProgram): StepProgram {
  const known = new Map<string, WebGLUniformLocation | null>()
  return {
    program,
    hasRun: false,
    location(name) {
      let location = known.get(name)
      if (location === undefined) known.set(name, (location = gl.getUniformLocation(program, name)))
      return location
    },
  }
}
