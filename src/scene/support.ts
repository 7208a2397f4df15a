/** Whether this browser can draw the scene at all. */

export type WebglSupport = 'ok' | 'no-webgl2' | 'no-float-targets'

let known: WebglSupport | undefined

/** Asks once, with a context that is given back at once. */
export function webglSupport(): WebglSupport {
  return (known ??= probe())
}

/** A sentence for the page; undefined where all is well. */
export const supportTexts: Readonly<Record<WebglSupport, string | undefined>> = {
  ok: undefined,
  'no-webgl2': 'This browser does not offer WebGL2, so the surface cannot be drawn.',
  'no-float-targets':
    'This GPU cannot draw into float textures (EXT_color_buffer_float), so the surface cannot be drawn.',
}

function probe(): WebglSupport {
  const canvas = document.createElement('canvas')
  const gl = canvas.getContext('webgl2')
  if (!gl) return 'no-webgl2'
  const hasFloatTargets = gl.getExtension('EXT_color_buffer_float') !== null
  gl.getExtension('WEBGL_lose_context')?.loseContext()
  return hasFloatTargets ? 'ok' : 'no-float-targets'
}
