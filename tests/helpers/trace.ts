/** Runs the command line as a user does, but built: tsx would read it anew each time, for a second. */
import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { inject } from 'vitest'

export interface TraceResult {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

const root = resolve(import.meta.dirname, '../..')
let program: Promise<string> | undefined

/** The file of the built command line. It is built at the first call. */
export function traceProgram(): Promise<string> {
  program ??= buildTrace()
  return program
}

async function buildTrace(): Promise<string> {
  const outDir = mkdtempSync(join(inject('scratch'), 'cli-'))
  const output = { entryFileNames: 'trace.mjs' }
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: 'src/cli/trace.ts', outDir, rollupOptions: { output } },
  })
  return join(outDir, 'trace.mjs')
}

/** Runs the tool with `args`, `input` on its standard input. */
export async function trace(args: readonly string[], input = ''): Promise<TraceResult> {
  const file = await traceProgram()
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
