/** The page as one file: style, program, workers, fonts and pictures inside, under a policy that lets nothing else run. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { build } from 'vite'
import { workersInside } from './workersInside'

const root = join(import.meta.dirname, '../../..')

/** Builds the page. `talk` is the JSON of a talk that it has in itself. */
export async function oneFile(talk?: unknown): Promise<string> {
  const { page, style, program } = await parts()
  const needs = readFileSync(join(root, 'public/needs.js'), 'utf8')
  const unpack = readFileSync(join(root, 'src/app/oneFile/unpack.js'), 'utf8')
  const policy = {
    // Nothing comes from anywhere else.
    'default-src': "'none'",
    'script-src': [needs, unpack, program].map(hashOf).join(' '),
    // The hash of the usual policy is that of an empty style.
    'style-src': [style, ''].map(hashOf).join(' '),
    'img-src': 'data: blob:',
    'font-src': 'data:',
    'worker-src': 'blob:',
  }
  const head = `<style>${style}</style>`
  const body = [
    ...(talk === undefined
      ? []
      : [`<script type="application/json" id="built-in-talk">${jsonFor(talk)}</script>`]),
    `<script>${needs}</script>`,
    // Packed, the program has half of its size, even as text.
    `<script type="text/plain" id="program">${deflateSync(program, { level: 9 }).toString('base64')}</script>`,
    `<script>${unpack}</script>`,
  ]
  const bare = page
    .replace(/\s*<script\b[^>]*><\/script>/g, '')
    .replace(/\s*<link\b[^>]*\bhref="\.[^>]*>/g, '')
    .replace(/(<meta\s+http-equiv="Content-Security-Policy"\s+content=")([^"]*)/, (_, start: string, usual: string) => start + stricter(usual, policy)) // prettier-ignore
  return bare
    .replace('</head>', () => `${head}\n</head>`)
    .replace('</body>', () => `${body.join('\n')}\n</body>`)
}

interface Parts {
  readonly page: string
  readonly style: string
  readonly program: string
}

async function parts(): Promise<Parts> {
  const built = await build({
    root,
    mode: 'one-file',
    // It would tell of needs.js, which is put in below.
    logLevel: 'error',
    plugins: [workersInside()],
    build: {
      write: false,
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      cssCodeSplit: false,
      modulePreload: false,
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })
  const output = 'output' in built ? built.output : []
  const found = (end: string): string => {
    const [file, ...others] = output.filter(({ fileName }) => fileName.endsWith(end))
    if (!file || others.length > 0)
      throw new Error(`the build gave ${others.length + 1} files *${end}, and one is expected`)
    return file.type === 'chunk' ? file.code : String(file.source)
  }
  return { page: found('.html'), style: found('.css'), program: found('.js') }
}

/** The usual policy with other directives. */
function stricter(usual: string, changes: Readonly<Record<string, string>>): string {
  const directives = usual.split(/\s*;\s*/).map((directive) => {
    const [name = '', ...values] = directive.split(' ')
    return [name, values.join(' ')] as const
  })
  const all = { ...Object.fromEntries(directives), ...changes }
  all['trusted-types'] += ' thalweg-program'
  return Object.entries(all)
    .map(([name, values]) => `${name} ${values}`)
    .join('; ')
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/** JSON that ends no script, whatever its texts say. */
function jsonFor(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`)
}
