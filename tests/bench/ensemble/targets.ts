/** What the shaders by hand are drawn with. */
import wholeTarget from '../../../shaders/wholeTarget.vert?raw'
import { shaderText } from '../../../shaders/shaderText'
import { side } from './contender'

/** The program of a fragment shader over the whole target. */
export function link(gl: WebGL2RenderingContext, fragment: string): WebGLProgram {
  const program = gl.createProgram()
  for (const [type, text] of [
    [gl.VERTEX_SHADER, `#version 300 es\n${shaderText(wholeTarget)}`],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const part = gl.createShader(type)
    if (!part) throw new Error('There is no shader to be had.')
    gl.shaderSource(part, text)
    gl.compileShader(part)
    gl.attachShader(program, part)
    const log = gl.getShaderInfoLog(part)
    if (log) throw new Error(log)
  }
  gl.linkProgram(program)
  return program
}

export interface Targets {
  readonly textures: readonly WebGLTexture[]
  readonly framebuffer: WebGLFramebuffer
}

/** `count` float textures that are drawn into together. */
export function textures(gl: WebGL2RenderingContext, columns: number, count: number): Targets {
  const framebuffer = gl.createFramebuffer()
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer)
  const attachments = [gl.COLOR_ATTACHMENT0, gl.COLOR_ATTACHMENT1, gl.COLOR_ATTACHMENT2].slice(0, count)
  const made = attachments.map((attachment) => {
    const texture = gl.createTexture()
    gl.bindTexture(gl.TEXTURE_2D, texture)
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA32F, columns, side)
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST)
    }
    gl.framebufferTexture2D(gl.FRAMEBUFFER, attachment, gl.TEXTURE_2D, texture, 0)
    return texture
  })
  gl.drawBuffers(attachments)
  return { textures: made, framebuffer }
}
