/** Reads numbers back from the GPU without blocking: first into a buffer on the GPU, and from there once it is full. */
import { lifeOf } from './lost'

/** Calls `read` with a pixel pack buffer of `length` floats. Resolves to its numbers. @throws what `pause` throws */
export async function readBack(
  gl: WebGL2RenderingContext,
  length: number,
  read: () => void,
  pause: () => Promise<void>,
): Promise<Float32Array<ArrayBuffer>> {
  const life = lifeOf(gl)
  const buffer = gl.createBuffer()
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer)
  gl.bufferData(gl.PIXEL_PACK_BUFFER, 4 * length, gl.STREAM_READ)
  read()
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null)
  try {
    await pause()
    const numbers = new Float32Array(length)
    for (let at = 0; at < length; at += maxAtOnce) {
      if (at > 0) await pause()
      gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer)
      gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 4 * at, numbers, at, Math.min(maxAtOnce, length - at))
      gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null)
    }
    return numbers
  } finally {
    if (!life.aborted) gl.deleteBuffer(buffer)
  }
}

/** Floats that are copied between two pauses: 4 MiB. */
const maxAtOnce = 1_048_576
