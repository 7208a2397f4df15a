/** Runs a piece of GLSL once for each row of numbers, in a fragment shader, and reads the results back. */
import guards from '../../shaders/guards.glsl?raw'

export interface Computation {
  /** Declarations before main. */
  readonly declarations: string
  /** Statements of main; they read `inputs[i]` and write `outputs[i]`. */
  readonly body: string
  readonly inputs: number
  readonly outputs: number
  /** Row after row, `inputs` numbers each. */
  readonly rows: Float32Array
  /** Uniform arrays of floats by name. */
  readonly uniforms?: Readonly<Record<string, Float32Array>>
}

/** Row after row, `outputs` numbers each. */
export function compute({
  declarations,
  body,
  inputs,
  outputs,
  rows,
  uniforms = {},
}: Computation): Float32Array {
  const gl = context()
  const count = rows.length / inputs
  const [inTexels, outTexels] = [Math.ceil(inputs / 4), Math.ceil(outputs / 4)]
  const program = link(gl, fragment(declarations, body, inTexels, outTexels))
  gl.useProgram(program)
  for (const [name, values] of Object.entries(uniforms)) {
    if (values.length) gl.uniform1fv(gl.getUniformLocation(program, name), values)
  }
  const packed = new Float32Array(count * inTexels * 4)
  for (let row = 0; row < count; row += 1)
    packed.set(rows.subarray(row * inputs, (row + 1) * inputs), row * inTexels * 4)
  const source = texture(gl, inTexels, count, packed)
  const target = texture(gl, outTexels, count, null)
  gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer())
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, target, 0)
  gl.bindTexture(gl.TEXTURE_2D, source)
  gl.viewport(0, 0, outTexels, count)
  gl.drawArrays(gl.TRIANGLES, 0, 3)
  const read = new Float32Array(count * outTexels * 4)
  gl.readPixels(0, 0, outTexels, count, gl.RGBA, gl.FLOAT, read)
  gl.getExtension('WEBGL_lose_context')?.loseContext()
  const results = new Float32Array(count * outputs)
  for (let row = 0; row < count; row += 1) {
    results.set(read.subarray(row * outTexels * 4, row * outTexels * 4 + outputs), row * outputs)
  }
  return results
}

function fragment(declarations: string, body: string, inTexels: number, outTexels: number): string {
  return `#version 300 es
precision highp float;
precision highp int;
uniform highp sampler2D u_rows;
out vec4 o_part;
${guards}
${declarations}
void main() {
  float inputs[${inTexels * 4}];
  float outputs[${outTexels * 4}];
  for (int i = 0; i < ${inTexels}; i += 1) {
    vec4 texel = texelFetch(u_rows, ivec2(i, int(gl_FragCoord.y)), 0);
    for (int j = 0; j < 4; j += 1) inputs[4 * i + j] = texel[j];
  }
${body}
  int part = 4 * int(gl_FragCoord.x);
  o_part = vec4(outputs[part], outputs[part + 1], outputs[part + 2], outputs[part + 3]);
}`
}

function context(): WebGL2RenderingContext {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2')
  if (!gl?.getExtension('EXT_color_buffer_float')) throw new Error('no WebGL2 with float targets')
  return gl
}

function link(gl: WebGL2RenderingContext, fragmentText: string): WebGLProgram {
  const program = gl.createProgram()
  const vertexText = `#version 300 es
void main() { gl_Position = vec4(vec2(gl_VertexID & 1, gl_VertexID >> 1) * 4.0 - 1.0, 0.0, 1.0); }`
  for (const [type, text] of [
    [gl.VERTEX_SHADER, vertexText],
    [gl.FRAGMENT_SHADER, fragmentText],
  ] as const) {
    const shader = gl.createShader(type)
    if (!shader) throw new Error('no shader')
    gl.shaderSource(shader, text)
    gl.compileShader(shader)
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) {
      throw new Error(`${gl.getShaderInfoLog(shader)}\n${text}`)
    }
    gl.attachShader(program, shader)
  }
  gl.linkProgram(program)
  if (!gl.getProgramParameter(program, gl.LINK_STATUS))
    throw new Error(gl.getProgramInfoLog(program) ?? 'no program')
  return program
}

function texture(
  gl: WebGL2RenderingContext,
  width: number,
  height: number,
  data: Float32Array | null,
): WebGLTexture {
  const made = gl.createTexture()
  gl.bindTexture(gl.TEXTURE_2D, made)
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, width, height, 0, gl.RGBA, gl.FLOAT, data)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST)
  return made
}
