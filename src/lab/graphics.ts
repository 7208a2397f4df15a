/** What draws: a GPU of which kind, or none. */

interface Graphics {
  readonly support: 'ok' | 'no-webgl2' | 'no-float-targets'
  /** What the browser calls it; undefined if there is no WebGL2. */
  readonly name: string | undefined
  /** Whether the processor draws, as in a virtual machine: then every pixel counts. */
  readonly isSoftware: boolean
}

let known: Graphics | undefined

/** Tries once, with a context that is given back. */
export function graphics(): Graphics {
  return (known ??= probe())
}

function probe(): Graphics {
  const gl = document.createElement('canvas').getContext('webgl2')
  if (!gl) return { support: 'no-webgl2', name: undefined, isSoftware: true }
  const support = gl.getExtension('EXT_color_buffer_float') ? 'ok' : 'no-float-targets'
  const info = gl.getExtension('WEBGL_debug_renderer_info')
  const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER))
  gl.getExtension('WEBGL_lose_context')?.loseContext()
  return { support, name, isSoftware: /swiftshader|llvmpipe|software|basic render/i.test(name) }
}
