/**
 * The one test command: format, lint, types, unit tests, build, GPU tests, whole-program tests.
 * `npm test -- unit types` runs only what is named. Its last line is `N passed, N failed`.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { needBrowser } from './helpers/browser'

interface Result {
  passed: number
  failed: number
}

type Check = (name: string) => Promise<Result>

const reports = mkdtempSync(join(tmpdir(), 'thalweg-tests-'))

/**
 * In order; what stands in one row runs at the same time. A page on the software GPU takes every core and so has a
 * row to itself.
 */
const rows: readonly Record<string, Check>[] = [
  { format: tool('prettier', '--check', '.'), lint: tool('oxlint'), types: tool('tsc', '--noEmit') },
  { unit: tests, build: tool('vite', 'build') },
  { gpu: inBrowser },
  { app: (name) => (broken.includes('build') ? Promise.resolve({ passed: 0, failed: 1 }) : inBrowser(name)) },
]

const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !rows.some((row) => name in row))
if (unknown.length > 0) {
  console.error(`No such check: ${unknown.join(', ')}. There are ${rows.flatMap(Object.keys).join(', ')}.`)
  process.exit(2)
}

/** The names of what has failed so far. */
const broken: string[] = []
const total: Result = { passed: 0, failed: 0 }
for (const row of rows) {
  const now = Object.entries(row).filter(([name]) => chosen.length === 0 || chosen.includes(name))
  await Promise.all(now.map(([name, check]) => report(name, check)))
}
rmSync(reports, { recursive: true })
if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = broken.length > 0 ? 1 : 0

async function report(name: string, check: Check): Promise<void> {
  const start = performance.now()
  const { passed, failed } = await check(name)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(
    `${failed === 0 ? '✓' : '✗'} ${name.padEnd(7)} ${passed} passed, ${failed} failed  (${seconds} s)`,
  )
  total.passed += passed
  total.failed += failed
  if (failed > 0) broken.push(name)
}

/** A tool of node_modules that passes or fails as a whole. */
function tool(program: string, ...options: string[]): Check {
  return async () => {
    const passes = await succeeds(program, options)
    return { passed: Number(passes), failed: Number(!passes) }
  }
}

/** The vitest project of that name. */
async function tests(project: string): Promise<Result> {
  const file = join(reports, `${project}.json`)
  const options = [
    'run',
    '--project',
    project,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]
  const passes = await succeeds('vitest', options)
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8'))
    // A file that does not load, or an error outside of any test, fails the run without a failed test.
    return { passed: numPassedTests, failed: Math.max(numFailedTests, Number(!passes)) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

async function inBrowser(project: string): Promise<Result> {
  try {
    needBrowser()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return { passed: 0, failed: 1 }
  }
  return tests(project)
}

/** Runs a program of node_modules; what it said is shown only when it failed. */
function succeeds(program: string, options: string[]): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(program, options, { shell: process.platform === 'win32' })
    const said: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
    child.on('error', (error) => said.push(Buffer.from(`${error.message}\n`)))
    child.on('close', (code) => {
      if (code !== 0)
        process.stdout.write(Buffer.concat([Buffer.from(`\n${program} ${options.join(' ')}\n`), ...said]))
      done(code === 0)
    })
  })
}
