/**
 * `npx tsx tests/reference/makeTraces.ts CHECKOUT` writes traces.json: what `npm run -s trace` of that checkout prints
 * for every file of examples/ and every reference run, as SHA-256 and with the last row of each runner. The traces that
 * stand here were made with version 0.1.0.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { referenceExperiments } from '../helpers/references'
import { digest } from '../helpers/traceDigest'

const checkout = resolve(process.argv[2] ?? '.')
const examples = resolve(import.meta.dirname, '../../examples')

const inputs: [string, string][] = [
  ...readdirSync(examples)
    .filter((name) => name.endsWith('.json'))
    .map((name): [string, string] => [`examples/${name}`, readFileSync(join(examples, name), 'utf8')]),
  ...[...referenceExperiments].map(([name, experiment]): [string, string] => [
    name,
    JSON.stringify(experiment),
  ]),
]

const traces = inputs.map(([name, input]) => {
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
  `${JSON.stringify(Object.fromEntries(traces), undefined, 2)}\n`,
)
