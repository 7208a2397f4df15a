/** Runs the command line as a user does. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

export interface TraceResult {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

/** Runs the tool with `args`, `input` on its standard input. */
export function trace(args: readonly string[], input = ''): Promise<TraceResult> {
  return new Promise((done, failed) => {
    const root = resolve(import.meta.dirname, '../..')
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/trace.ts', ...args], { cwd: root })
    const result = { out: '', error: '' }
    child.stdout.on('data', (piece: Buffer) => (result.out += piece.toString()))
    child.stderr.on('data', (piece: Buffer) => (result.error += piece.toString()))
    child.on('error', failed)
    child.on('close', (code) => done({ code, ...result }))
    child.stdin.end(input)
  })
}
