/** Runs `npm run film` as a user does, from its source, since it has a browser to start anyway. */
import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

export interface FilmResult {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

interface How {
  /** On standard input. */
  readonly input?: string
  readonly path?: string
  /** Is handed the running tool, and all that it has said. */
  readonly watch?: (child: ChildProcess, error: string) => void
}

export function film(args: readonly string[], { input = '', path, watch }: How = {}): Promise<FilmResult> {
  const env = { ...process.env, ...(path !== undefined && { PATH: path }) }
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/film.ts', ...args], { cwd: root, env })
  const result = { out: '', error: '' }
  child.stdout.on('data', (piece: Buffer) => (result.out += piece.toString()))
  child.stderr.on('data', (piece: Buffer) => {
    result.error += piece.toString()
    watch?.(child, result.error)
  })
  child.stdin.end(input)
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (code) => done({ code, ...result }))
  })
}
