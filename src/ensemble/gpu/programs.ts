/** The compiled step shaders of one context. Each text is compiled once, if possible without blocking the page. */
import wholeTarget from '../../../shaders/wholeTarget.vert?raw'
import { shaderText } from '../../../shaders/shaderText'
import { EnsembleError } from './error'
import { gpuLost, lifeOf } from './lost'

const version = '#version 300 es\n'
/** How many programs are kept: two for each runner of the largest ensemble, and as many from before an edit. */
const maxKept = 32

export interface StepProgram {
  readonly program: WebGLProgram
  /** Some drivers only finish a program when it runs for the first time. */
  hasRun: boolean
  /** Looked up once, because asking the driver is slow. */
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

  /** The program of a fragment shader. Waits for a new one without blocking. @throws EnsembleError; gpuLost */
  async compile(fragment: string): Promise<StepProgram> {
    const known = this.#known.get(fragment)
    if (known) {
      // moves it to the end, so that it is dropped last
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
      throw new EnsembleError(
        `this GPU cannot compile the shader of the runs: ${String(log).trim().split('\n')[0]}`,
      )
    }
    const made = withLocations(gl, program)
    this.#keep(fragment, made)
    return made
  }

  dispose(): void {
    if (!this.#life.aborted) for (const { program } of this.#known.values()) this.#gl.deleteProgram(program)
    this.#known.clear()
  }

  /** Whether the context was lost. This shows some time before the event comes. */
  get #isLost(): boolean {
    return this.#life.aborted || this.#gl.isContextLost()
  }

  #keep(fragment: string, made: StepProgram): void {
    this.#known.set(fragment, made)
    if (this.#known.size <= maxKept) return
    const [oldest] = this.#known.keys()
    // Forgotten, not deleted: a swarm may still use it. The browser deletes it once nothing holds it.
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
