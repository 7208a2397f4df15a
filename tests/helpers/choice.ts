/** What `npm test` is asked to run: checks by name, test files and folders by their path in tests/. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

export interface Choice {
  readonly checks: ReadonlySet<string>
  /** The files of a check that vitest should run, as parts of paths. Other checks run as a whole. */
  readonly files: ReadonlyMap<string, readonly string[]>
  /** Whether to report the coverage of the unit tests. */
  readonly coverage: boolean
}

const tests = join(import.meta.dirname, '..')

/** Reads the arguments of the command. Returns one line if a name is unknown. `all` are the checks. */
export function readChoice(given: readonly string[], all: readonly string[]): Choice | string {
  const coverage = given.includes('--coverage')
  const names = given.filter((name) => name !== '--coverage')
  if (coverage && names.length === 0) names.push('unit')
  const checks = new Set<string>()
  const files = new Map<string, string[]>()
  for (const name of names) {
    if (all.includes(name)) checks.add(name)
    else {
      const found = filesOf(name, all)
      if (typeof found === 'string') return found
      const [check = ''] = name.split('/')
      files.set(check, [...(files.get(check) ?? []), ...found])
    }
  }
  // A check that is also named as a whole runs as a whole.
  for (const check of checks) files.delete(check)
  for (const check of files.keys()) checks.add(check)
  // These tests need the built page.
  if (checks.has('app')) checks.add('build')
  return { checks: names.length > 0 ? checks : new Set(all), files, coverage }
}

function filesOf(name: string, all: readonly string[]): string[] | string {
  const parts = name.replace(/\/$|\.test\.ts$/, '').split('/')
  const found = [`${parts.join('/')}.test.ts`, `${parts.join('/')}/`]
    .filter((path) => all.includes(parts[0] ?? '') && existsSync(join(tests, path)))
    .map((path) => `tests/${path}`)
  if (found.length > 0) return found
  // The longest part of the path that is a folder.
  while (parts.length > 0 && !(all.includes(parts[0] ?? '') && isFolder(parts.join('/')))) parts.pop()
  if (parts.length === 0)
    return `No such check: ${name}. There are ${all.join(', ')}, and tests such as unit/math/parse.`
  const there = readdirSync(join(tests, ...parts)).map((entry) => entry.replace(/\.test\.ts$/, ''))
  return `No such test: ${name}. In ${parts.join('/')} there are ${there.sort().join(', ')}.`
}

function isFolder(path: string): boolean {
  return statSync(join(tests, path), { throwIfNoEntry: false })?.isDirectory() === true
}
