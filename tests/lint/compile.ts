/** Compiles shaders in the browser and reports what is wrong, each complaint at its line in `shaders/`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { launch } from '../helpers/page'
import { unusedFiles, whereIs, type Texts } from './origin'

/** The two shaders that WebGL links to one program, without their `#version`. */
export interface Pass {
  readonly name: string
  readonly vertex: string
  readonly fragment: string
}

/** The files of a folder of shaders by the names under which they are reported, such as `shaders/ball.frag`. */
export function shaderFiles(folder: string): Texts {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
  return new Map(names.map((name) => [name, readFileSync(name, 'utf8')]))
}

/** One line for each complaint, such as `shaders/ball.frag:12: 'raduis' : undeclared identifier`. */
export async function checkShaders(passes: readonly Pass[], files: Texts): Promise<string[]> {
  const whole = passes.map(({ name, vertex, fragment }) => ({
    name,
    vertex: version + vertex,
    fragment: version + fragment,
  }))
  const complaints = (await compileInBrowser(whole)).map(({ text, line, message, name }) =>
    text === undefined ? `${name}: ${message}` : `${whereIs(line, text, files)}: ${message}`,
  )
  const unused = unusedFiles(
    files,
    whole.flatMap(({ vertex, fragment }) => [vertex, fragment]),
  ).map((name) => `${name}:1: no pass that is compiled here has this file in it`)
  return [...new Set([...complaints, ...unused])]
}

const version = '#version 300 es\n'

interface Complaint {
  readonly name: string
  /** The whole text and a line in it, counted from 1; no line if two shaders compile but do not fit each other. */
  readonly text?: string
  readonly line: number
  readonly message: string
}

async function compileInBrowser(passes: readonly Pass[]): Promise<Complaint[]> {
  const browser = await launch()
  try {
    const page = await browser.newPage()
    // tsx wraps named functions in a call to __name, which the page does not have.
    await page.evaluate('globalThis.__name = (named) => named')
    return await page.evaluate(compileAll, passes)
  } finally {
    await browser.close()
  }
}

/** Runs in the page. It is sent as text, so it cannot use anything outside itself. */
function compileAll(passes: readonly Pass[]): Complaint[] {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2')
  if (!gl) throw new Error('this browser has no WebGL2')
  const complaints: Complaint[] = []
  const known = new Map<string, WebGLShader | undefined>()
  const compile = (name: string, type: number, text: string): WebGLShader | undefined => {
    if (known.has(text)) return known.get(text)
    const shader = gl.createShader(type)
    if (!shader) throw new Error('the GPU is not available')
    gl.shaderSource(shader, text)
    gl.compileShader(shader)
    const isCompiled = gl.getShaderParameter(shader, gl.COMPILE_STATUS) === true
    const log = gl.getShaderInfoLog(shader) ?? ''
    const lines = [...log.matchAll(/^(?:ERROR|WARNING): \d+:(\d+): (.*)$/gm)]
    for (const [, line, message = ''] of lines)
      complaints.push({ name, text, line: Number(line), message: message.trim() })
    if (!isCompiled && lines.length === 0) complaints.push({ name, line: 0, message: log.trim() })
    known.set(text, isCompiled ? shader : undefined)
    return known.get(text)
  }
  for (const { name, vertex, fragment } of passes) {
    const shaders = [
      compile(name, gl.VERTEX_SHADER, vertex),
      compile(name, gl.FRAGMENT_SHADER, fragment),
    ].filter((shader) => shader !== undefined)
    if (shaders.length < 2) continue
    const program = gl.createProgram()
    for (const shader of shaders) gl.attachShader(program, shader)
    gl.linkProgram(program)
    if (gl.getProgramParameter(program, gl.LINK_STATUS) === true) continue
    complaints.push({ name, line: 0, message: (gl.getProgramInfoLog(program) ?? '').trim() })
  }
  return complaints
}
