/**
 * The lives of a WebGL context. A life ends when the context is lost, and with it all that was made in it. Such objects
 * are forgotten, not deleted: the next life does not know them, so deleting them there would be a mistake.
 */

/** The reason with which a life is aborted. */
export const gpuLost = new Error('the GPU was lost')

const lives = new WeakMap<WebGL2RenderingContext, AbortSignal>()

/**
 * The current life of the context. It is aborted once the context is lost, and stays aborted when the context is back.
 * Whoever makes something in the context keeps its life, and deletes the thing only while that life lasts.
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
  // Captured, to come before all other listeners. A life that begins in a lost context ends when it is restored.
  for (const event of ['webglcontextlost', 'webglcontextrestored'])
    canvas.addEventListener(event, end, { capture: true, signal: life.signal })
  return life.signal
}
