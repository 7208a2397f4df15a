/**
 * `npx tsx tests/reference/makeTraces.ts CHECKOUT` adds to traces.json what is not there yet: what `npm run -s trace` of
 * that checkout prints for a file of examples/ or a reference run, as SHA-256 and with the last row of each runner. What
 * is there stays, and later versions are held to it. Where numbers change on purpose, delete their traces first.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { referenceExperiments } from '../helpers/references'
import { type TraceDigest, digest } from '../helpers/traceDigest'
import traceDigests from './traces.json'

const checkout = resolve(process.argv[2] ?? '.')
const examples = resolve(import.meta.dirname, '../../examples')

const known: Readonly<Record<string, TraceDigest>> = traceDigests

const inputs: [string, string][] = [
  ...readdirSync(examples)
    .filter((name) => name.endsWith('.json'))
    .map((name): [string, string] => [`examples/${name}`, readFileSync(join(examples, name), 'utf8')]),
  ...[...referenceExperiments].map(([name, experiment]): [string, string] => [
    name,
    JSON.stringify(experiment),
  ]),
]

const missing = inputs.filter(([name]) => !Object.hasOwn(known, name))
const traces = missing.map(([name, input]) => {
  const { stdout, stderr, status } = spawnSync('npm', ['run', '-s', 'trace', '--', '-'], {
    cwd: checkout,
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  if (status !== 0) throw new Error(`${name}: ${stderr}`)
  return [name, digest(stdout)] as const
})
writeFileSync(
  join(import.meta.dirname, 'traces.json'),
  `${JSON.stringify({ ...known, ...Object.fromEntries(traces) }, undefined, 2)}\n`,
)
