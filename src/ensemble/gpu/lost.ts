/**
 * The lives of a WebGL context: each ends when the context is lost. What was made in a life ends with it. It is forgotten
 * then, not deleted: the next life knows nothing of it, and to name it there is a mistake.
 */

/** The reason that a life is aborted with. */
export const gpuLost = new Error('the GPU was lost')

const lives = new WeakMap<WebGL2RenderingContext, AbortSignal>()

/**
 * The life that the context has now: aborted once the context is lost, and still so when it is back. Whoever makes
 * something in the context keeps the life that it was made in, and deletes it only while that goes on.
 */
export function lifeOf(gl: WebGL2RenderingContext): AbortSignal {
  const known = lives.get(gl)
  if (known) return known
  const life = new AbortController()
  lives.set(gl, life.signal)
  const canvas: EventTarget = gl.canvas
  const end = () => {
    lives.delete(gl)
    life.abort(gpuLost)
  }
  // Before anybody else hears of it. What is made while the context is lost is not there afterwards either.
  for (const event of ['webglcontextlost', 'webglcontextrestored'])
    canvas.addEventListener(event, end, { capture: true, signal: life.signal })
  return life.signal
}
