/** A static server for the built page, on this machine only: `npm start`, films from the command line, and tests. */
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The folder of the built page. */
export const dist = fileURLToPath(new URL('../../dist', import.meta.url))

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
}

const plainText = { 'content-type': 'text/plain; charset=utf-8' }

interface Options {
  /** The port to listen on; 0 (the default) takes any free one. */
  port?: number
  /** The path that the page lies under; `/` by default. */
  base?: `${string}/`
  /** The folder of the page; `dist` by default. */
  folder?: string
}

interface Served {
  readonly url: string
  readonly server: Server
}

/** Serves a built page. Rejects if the port is taken. */
export async function serve({ port = 0, base = '/', folder = dist }: Options = {}): Promise<Served> {
  const server = createServer((request, response) => {
    response.setHeader('x-content-type-options', 'nosniff')
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD', ...plainText }).end('Method not allowed\n')
      return
    }
    const path = decodedPath(request.url ?? '/')
    const file = path?.startsWith(base) ? fileAt(folder, path.slice(base.length)) : undefined
    if (!file) {
      response.writeHead(404, plainText).end('Not found\n')
      return
    }
    const type = types[extname(file)] ?? 'application/octet-stream'
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' })
    if (request.method === 'HEAD') response.end()
    else createReadStream(file).pipe(response)
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', listening)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return { url: `http://localhost:${address.port}${base}`, server }
}

/** The path of a request's URL; undefined if it is malformed. */
function decodedPath(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname)
  } catch {
    return undefined
  }
}

/** The file under `folder` that a path names, `index.html` for a folder; never a file outside. */
function fileAt(folder: string, path: string): string | undefined {
  const named = resolve(folder, `./${path}`)
  if (named.includes('\0') || (named !== folder && !named.startsWith(folder + sep)) || !existsSync(named))
    return undefined
  const file = statSync(named).isDirectory() ? join(named, 'index.html') : named
  return existsSync(file) ? file : undefined
}

/** Serves on the first free port from `port` on. */
async function serveFrom(port: number): Promise<string> {
  try {
    return (await serve({ port })).url
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' && port < lastPort)
      return serveFrom(port + 1)
    throw error
  }
}

/** The port that an environment variable asks for. @throws RangeError */
export function portOf(text: string | undefined): number {
  if (text === undefined || text === '') return usualPort
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= lastPort) return port
  throw new RangeError(`PORT=${text} is no port: a whole number from 0 to ${lastPort} is expected.`)
}

const usualPort = 4173
const lastPort = 65_535

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(`Thalweg is at ${await serveFrom(portOf(process.env['PORT']))} (Ctrl+C stops it)`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 2
  }
}
