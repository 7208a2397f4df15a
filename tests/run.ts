/**
 * The one test command: format, lint, types, unit tests, build, GPU tests, whole-program tests.
 * `npm test -- unit types` runs only the named checks, `npm test -- unit/math/parse` one file and `npm test -- app` a
 * folder. `npm test -- --coverage` reports the coverage of the unit tests. The last line is `N passed, N failed`.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { needBrowser } from '../src/cli/browser'
import { readChoice } from './helpers/choice'

interface Result {
  passed: number
  failed: number
}

type Check = (name: string) => Promise<Result>

const reports = mkdtempSync(join(tmpdir(), 'thalweg-tests-'))

/**
 * In order. The checks of a row run at the same time. A page on the software GPU uses every core and has its own row.
 */
const rows: readonly Record<string, Check>[] = [
  {
    format: tool(['prettier', '--check', '.']),
    lint: tool(['oxlint'], ['tsx', 'tests/lint/shaders.ts']),
    types: tool(['tsc', '--noEmit']),
  },
  { unit: tests, build: tool(['vite', 'build']) },
  { gpu: inBrowser },
  { app: (name) => (broken.includes('build') ? Promise.resolve({ passed: 0, failed: 1 }) : inBrowser(name)) },
]

const choice = readChoice(process.argv.slice(2), rows.flatMap(Object.keys))
if (typeof choice === 'string') {
  console.error(choice)
  process.exit(2)
}
const { checks, files, coverage } = choice

/** The names of the checks that have failed so far. */
const broken: string[] = []
const total: Result = { passed: 0, failed: 0 }
/** Of every test file. */
const times: { file: string; seconds: number }[] = []
/** Tests that passed on their second try only. */
const retried: string[] = []
for (const row of rows) {
  const now = Object.entries(row).filter(([name]) => checks.has(name))
  await Promise.all(now.map(([name, check]) => report(name, check)))
}
rmSync(reports, { recursive: true })
if (times.length > 1) {
  const slowest = times.sort((one, other) => other.seconds - one.seconds).slice(0, 10)
  console.log('\nThe slowest test files:')
  for (const { file, seconds } of slowest) console.log(`${seconds.toFixed(1).padStart(7)} s  ${file}`)
}
if (retried.length > 0) console.log(['\nPassed on a second try only:', ...retried].join('\n  '))
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

/** Tools of node_modules that pass or fail as a whole. */
function tool(...commands: readonly (readonly [program: string, ...options: string[]])[]): Check {
  return async () => {
    let passes = true
    for (const [program, ...options] of commands) passes = (await run(program, options)).passes && passes
    return { passed: Number(passes), failed: Number(!passes) }
  }
}

/** The parts of vitest's report that are read here. */
interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  /** Times in milliseconds. */
  readonly testResults: readonly {
    readonly name: string
    readonly startTime: number
    readonly endTime: number
    /** A test that passed on its second try has the message of the first. */
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

/** Runs the vitest project of that name, or only the files that are asked for. */
async function tests(project: string): Promise<Result> {
  const file = join(reports, `${project}.json`)
  const isCovered = coverage && project === 'unit'
  const { passes, said } = await run('vitest', [
    'run',
    '--project',
    project,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...(isCovered ? ['--coverage', `--coverage.reportsDirectory=${join(reports, 'coverage')}`] : []),
    ...(files.get(project) ?? []),
  ])
  // The table of files is the end of its output.
  if (isCovered && passes) console.log(said.slice(Math.max(said.search(/^.*% Coverage report/m), 0)))
  try {
    const { numPassedTests, numFailedTests, testResults }: Report = JSON.parse(readFileSync(file, 'utf8'))
    for (const { name, startTime, endTime, assertionResults } of testResults) {
      const path = relative(import.meta.dirname, name)
      times.push({ file: path, seconds: (endTime - startTime) / 1000 })
      for (const { fullName, status, failureMessages } of assertionResults)
        if (status === 'passed' && failureMessages.length > 0) retried.push(`${path} ${fullName}`)
    }
    // A file that does not load, or an error outside all tests, fails the run without a failed test.
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

/** Runs a program of node_modules. Its output is shown only if it failed. */
function run(program: string, options: readonly string[]): Promise<{ passes: boolean; said: string }> {
  return new Promise((done) => {
    const child = spawn(program, options, { shell: process.platform === 'win32' })
    const said: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
    child.on('error', (error) => said.push(Buffer.from(`${error.message}\n`)))
    child.on('close', (code) => {
      const all = Buffer.concat(said).toString()
      if (code !== 0) process.stdout.write(`\n${program} ${options.join(' ')}\n${all}`)
      done({ passes: code === 0, said: all })
    })
  })
}
