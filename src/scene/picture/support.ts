/** Whether this browser can draw the scene at all. */

type WebglSupport = 'ok' | 'no-webgl2' | 'no-float-targets'

interface Graphics {
  readonly support: WebglSupport
  /** Whether the processor draws, as in a virtual machine: then every pixel counts. */
  readonly isSoftware: boolean
}

let known: Graphics | undefined

/** Tries once, with a context that is given back. */
export function graphics(): Graphics {
  return (known ??= probe())
}

export function webglSupport(): WebglSupport {
  return graphics().support
}

/** A sentence for the page; undefined where all is well. */
export const supportTexts: Readonly<Record<WebglSupport, string | undefined>> = {
  ok: undefined,
  'no-webgl2': 'This browser has no WebGL2, so the surface cannot be drawn.',
  'no-float-targets':
    'This GPU cannot draw into float textures (EXT_color_buffer_float), so the surface cannot be drawn.',
}

function probe(): Graphics {
  const gl = document.createElement('canvas').getContext('webgl2')
  if (!gl) return { support: 'no-webgl2', isSoftware: true }
  const support = gl.getExtension('EXT_color_buffer_float') ? 'ok' : 'no-float-targets'
  const info = gl.getExtension('WEBGL_debug_renderer_info')
  const renderer = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER))
  gl.getExtension('WEBGL_lose_context')?.loseContext()
  return { support, isSoftware: /swiftshader|llvmpipe|software|basic render/i.test(renderer) }
}
