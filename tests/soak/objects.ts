/** Runs in the page before the program: counts the GL objects that are alive, on the GPU or as a value of the program. */

declare global {
  interface Window {
    /**
     * The number of GL objects of every kind that were made in contexts that still live, and that were neither deleted nor
     * collected as garbage, with which the browser deletes them.
     */
    glObjects(): Record<string, number>
  }
}

/** Installs `window.glObjects`. It is sent to the page as text, so it cannot use anything outside itself. */
export function countObjects(): void {
  /** What is alive in one life of a context. A lost context takes its life, and all that was made in it, away. */
  interface Life {
    readonly alive: Record<string, number>
  }
  const lives = new Map<WebGL2RenderingContext, Life>()
  /** One object: its kind, and in which life it was made. */
  interface Made {
    readonly life: Life
    readonly kind: string
  }
  const made = new WeakMap<object, Made>()
  const less = ({ life, kind }: Made) => (life.alive[kind] = (life.alive[kind] ?? 0) - 1)
  const collected = new FinalizationRegistry<Made>(less)
  const lifeOf = (gl: WebGL2RenderingContext): Life => {
    const known = lives.get(gl)
    if (known) return known
    const life: Life = { alive: {} }
    lives.set(gl, life)
    const canvas: EventTarget = gl.canvas
    canvas.addEventListener('webglcontextlost', () => lives.delete(gl), { once: true, capture: true })
    return life
  }
  const prototype = WebGL2RenderingContext.prototype
  const wrap = (
    name: string,
    after: (gl: WebGL2RenderingContext, given: unknown, answer: unknown) => void,
  ) => {
    const call: unknown = Reflect.get(prototype, name)
    if (typeof call !== 'function') throw new Error(`There is no ${name}.`)
    Object.defineProperty(prototype, name, {
      configurable: true,
      value(this: WebGL2RenderingContext, ...given: unknown[]): unknown {
        const answer: unknown = call.apply(this, given)
        after(this, given[0], answer)
        return answer
      },
    })
  }
  const add = (kind: string) => (gl: WebGL2RenderingContext, _: unknown, object: unknown) => {
    if (typeof object !== 'object' || object === null || gl.isContextLost()) return
    const life = lifeOf(gl)
    const its = { life, kind }
    made.set(object, its)
    collected.register(object, its, object)
    life.alive[kind] = (life.alive[kind] ?? 0) + 1
  }
  const remove = (gl: WebGL2RenderingContext, object: unknown) => {
    if (typeof object !== 'object' || object === null) return
    const its = made.get(object)
    if (!its || its.life !== lives.get(gl)) return
    made.delete(object)
    collected.unregister(object)
    less(its)
  }
  for (const kind of [
    'Texture',
    'Buffer',
    'Program',
    'Shader',
    'Framebuffer',
    'Renderbuffer',
    'VertexArray',
    'Query',
    'Sampler',
    'TransformFeedback',
  ]) {
    wrap(`create${kind}`, add(kind))
    wrap(`delete${kind}`, remove)
  }
  wrap('fenceSync', add('Sync'))
  wrap('deleteSync', remove)
  window.glObjects = () => {
    const total: Record<string, number> = {}
    for (const { alive } of lives.values())
      for (const [kind, count] of Object.entries(alive)) total[kind] = (total[kind] ?? 0) + count
    return total
  }
}
