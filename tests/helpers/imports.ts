/** Who imports what in `src`, including types, `import()`, re-exports and workers. Lint rules see only some. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parseSync } from 'vite'

export interface Imports {
  /** Files of src, styles among them. */
  readonly files: readonly string[]
  /** Packages, and `shaders` for their texts. */
  readonly packages: readonly string[]
}

const source = join(import.meta.dirname, '../../src')

/** Every module of `src` by its path there, such as `math/parse.ts`. @throws Error if an import leads nowhere */
export function importGraph(): Map<string, Imports> {
  const names = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(source, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  const known = new Set(names)
  return new Map(names.filter((name) => /\.tsx?$/.test(name)).map((name) => [name, importsOf(name, known)]))
}

/** Every name that a file of `src` imports from a package, as the package calls it. */
export function namesFrom(wanted: string): Set<string> {
  const texts = [...importGraph()]
    .filter(([, { packages }]) => packages.includes(wanted))
    .map(([name]) => parseSync(name, readFileSync(join(source, name), 'utf8')))
  const entries = texts.flatMap(({ module }) =>
    module.staticImports
      .filter(({ moduleRequest }) => moduleRequest.value.split('/')[0] === wanted)
      .flatMap((found) => found.entries),
  )
  return new Set(entries.map(({ importName }) => importName.name ?? '*'))
}

function importsOf(name: string, known: ReadonlySet<string>): Imports {
  const files = new Set<string>()
  const packages = new Set<string>()
  for (const request of requestsOf(readFileSync(join(source, name), 'utf8'), name)) {
    const path = request.replace(/\?.*$/, '')
    if (/^\.\.?\//.test(path)) {
      const target = join(dirname(name), path).replaceAll('\\', '/')
      const file = [target, `${target}.ts`, `${target}.tsx`, `${target}/index.ts`].find((at) => known.has(at))
      if (file) files.add(file)
      else if (target.startsWith('../shaders/')) packages.add('shaders')
      else throw new Error(`src/${name} imports "${request}", which is not there.`)
    } else packages.add(packageOf(path))
  }
  return { files: [...files], packages: [...packages] }
}

/** `three` of `three/addons/…`, and `@react-three/fiber`. */
function packageOf(path: string): string {
  if (path.startsWith('node:')) return path
  return path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/')
}

function requestsOf(text: string, name: string): string[] {
  const { staticImports, staticExports, dynamicImports } = parseSync(name, text).module
  return [
    ...staticImports.map((found) => found.moduleRequest.value),
    ...staticExports.flatMap(({ entries }) => entries.map((entry) => entry.moduleRequest?.value ?? '')),
    ...dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start + 1, end - 1)),
    // An inline type import.
    ...[...text.matchAll(/\bimport\((['"])([^'"]+)\1\)/g)].map(([, , request = '']) => request),
    // An address that is known only when it runs.
  ].filter((request) => request !== '' && !request.startsWith('${'))
}

/** The sets of nodes that reach each other: the circles. Tarjan, 1972. */
export function circles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const [number, low] = [new Map<string, number>(), new Map<string, number>()]
  const open: string[] = []
  const found: string[][] = []
  const visit = (node: string): number => {
    const own = number.size
    number.set(node, own)
    low.set(node, own)
    open.push(node)
    for (const next of edges.get(node) ?? []) {
      const reached = number.has(next) ? (open.includes(next) ? (number.get(next) ?? own) : own) : visit(next)
      low.set(node, Math.min(low.get(node) ?? own, reached))
    }
    if (low.get(node) === own) {
      const circle = open.splice(open.indexOf(node))
      if (circle.length > 1 || edges.get(node)?.includes(node)) found.push(circle.sort())
    }
    return low.get(node) ?? own
  }
  for (const node of edges.keys()) if (!number.has(node)) visit(node)
  return found
}
