/** Sees to it that the page in dist/ is the one that the sources make. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../../..')
/** What the page is built from, but for the packages. */
const sources = ['src', 'shaders', 'public', 'index.html', 'vite.config.ts', 'package-lock.json']

/** Builds the page if there is none, or an older one. `tell` is told of it. */
export async function needPage(tell: (line: string) => void): Promise<void> {
  const page = join(root, 'dist/index.html')
  if (existsSync(page) && statSync(page).mtimeMs >= newestSource()) return
  tell('building the page')
  const { build } = await import('vite')
  await build({ root, logLevel: 'silent' })
}

function newestSource(): number {
  return Math.max(...sources.map((name) => newest(join(root, name))))
}

/** When a file, or the newest file of a folder, was changed. No page has the tools in it. */
function newest(path: string): number {
  if (path === join(root, 'src/cli')) return 0
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}
