/**
 * Which packages each part of the program draws in, through all that it imports. The lint rules see one file at a
 * time, and no `import()`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseSync } from 'vite'
import { expect, test } from 'vitest'

const source = resolve(import.meta.dirname, '../../src')

/** Folder → the packages that may be behind it. */
const allowed: Record<string, readonly string[]> = {
  math: [],
  surfaces: [],
  optimizers: [],
  schedules: [],
  run: [],
  ensemble: ['shaders'],
  experiment: ['fflate', 'valibot', 'zustand'],
  cli: ['fflate', 'valibot', 'zustand', 'node:fs', 'node:process'],
}

test.each(Object.entries(allowed))('src/%s draws in %j and nothing else', (folder, packages) => {
  const files = filesUnder(join(source, folder))
  expect(files.length).toBeGreaterThan(0)
  const strangers = [...drawnIn(files)].filter((name) => !packages.includes(name))
  expect(strangers).toEqual([])
})

/** The packages, and the folders that draw, which these files reach. */
function drawnIn(files: readonly string[]): Set<string> {
  const found = new Set<string>()
  const seen = new Set<string>()
  const queue = [...files]
  for (let file = queue.pop(); file; file = queue.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    for (const name of importsOf(file)) {
      // The texts of shaders, and what puts them together: without the build there are no such modules.
      if (name.includes('/shaders/')) {
        found.add('shaders')
        continue
      }
      if (!name.startsWith('.')) {
        found.add(name.startsWith('node:') ? name : (name.split('/')[0] ?? name))
        continue
      }
      const target = moduleAt(resolve(file, '..', name))
      const folder = relative(source, target).split(/[\\/]/)[0] ?? ''
      if (folder in allowed) queue.push(target)
      else found.add(`src/${folder}`)
    }
  }
  return found
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const { staticImports, staticExports, dynamicImports } = parseSync(file, text).module
  return [
    ...staticImports.map((found) => found.moduleRequest.value),
    ...staticExports.flatMap(({ entries }) => entries.map((entry) => entry.moduleRequest?.value ?? '')),
    ...dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start + 1, end - 1)),
  ].filter(Boolean)
}

function moduleAt(path: string): string {
  const places = filesUnder(source).filter((file) =>
    [`${path}.ts`, `${path}.tsx`, join(path, 'index.ts')].includes(file),
  )
  return places[0] ?? path
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}
