/** Runs the command line as a user does, but built: tsx would read it anew each time, for a second. */
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { inject } from 'vitest'

type Tool = 'trace' | 'check' | 'emit' | 'talk'

export interface TraceResult {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

const root = resolve(import.meta.dirname, '../..')
const programs = new Map<Tool, Promise<string>>()

/** The file of the built tool. It is built at the first call. */
export function traceProgram(tool: Tool = 'trace'): Promise<string> {
  const program = programs.get(tool) ?? buildTool(tool)
  programs.set(tool, program)
  return program
}

async function buildTool(tool: Tool): Promise<string> {
  const outDir = mkdtempSync(join(inject('scratch'), 'cli-'))
  // Where the source lies in the repository, so that it finds the shaders.
  const output = { entryFileNames: `src/cli/${tool}.mjs` }
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: `src/cli/${tool}.ts`, outDir, rollupOptions: { output } },
  })
  cpSync(join(root, 'shaders'), join(outDir, 'shaders'), { recursive: true })
  return join(outDir, 'src/cli', `${tool}.mjs`)
}

/** Runs the tool with `args`, `input` on its standard input. */
export async function trace(args: readonly string[], input = '', tool: Tool = 'trace'): Promise<TraceResult> {
  const file = await traceProgram(tool)
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [file, ...args], { cwd: root })
    const result = { out: '', error: '' }
    child.stdout.on('data', (piece: Buffer) => (result.out += piece.toString()))
    child.stderr.on('data', (piece: Buffer) => (result.error += piece.toString()))
    child.on('error', failed)
    child.on('close', (code) => done({ code, ...result }))
    child.stdin.end(input)
  })
}
