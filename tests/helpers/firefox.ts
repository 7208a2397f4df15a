/** Runs a script in Firefox, without a driver: a page on this machine loads it, and it posts back what it computed. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { type IncomingMessage, createServer } from 'node:http'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { build } from 'vite'
import { inject } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** The name of an installed Firefox, or nothing. */
export function findFirefox(): string | undefined {
  return ['firefox-esr', 'firefox'].find((name) => spawnSync(name, ['--version']).status === 0)
}

/** The JSON that the script, a file of this repository, posts to `/`. */
export async function inFirefox(firefox: string, script: string): Promise<unknown> {
  const code = await bundle(script)
  const server = createServer((request, response) => {
    if (request.method === 'POST') return
    const isScript = request.url === '/script.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8')
    response.end(isScript ? code : '<!doctype html><script type="module" src="/script.js"></script>')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  const profile = mkdtempSync(join(inject('scratch'), 'firefox-'))
  const page = `http://localhost:${address.port}/`
  const child = spawn(firefox, ['--headless', '--no-remote', '--profile', profile, page], { stdio: 'ignore' })
  try {
    return JSON.parse(await posted(server))
  } finally {
    child.kill()
    server.closeAllConnections()
    server.close()
  }
}

/** The body of the first POST. */
function posted(server: ReturnType<typeof createServer>): Promise<string> {
  return new Promise((done) => {
    server.on('request', (request: IncomingMessage) => {
      if (request.method === 'POST') done(text(request))
    })
  })
}

async function bundle(script: string): Promise<string> {
  const output = { codeSplitting: false }
  const made = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { write: false, rollupOptions: { input: join(root, script), output } },
  })
  if (!('output' in made)) throw new Error('The build gave no single output.')
  const [{ code }] = made.output
  return code
}
