/** TensorFlow.js for the bench: installed here on first use, so that an ordinary install stays small. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))
const scripts = [
  'node_modules/@tensorflow/tfjs-core/dist/tf-core.es2017.min.js',
  'node_modules/@tensorflow/tfjs-backend-webgl/dist/tf-backend-webgl.es2017.min.js',
].map((path) => folder + path)

/** The scripts that put it into `window.tf`. If it cannot be installed there are none, and a line says why. */
export function tensorflowScripts(): readonly string[] {
  if (scripts.every((path) => existsSync(path))) return scripts
  console.error('Installing TensorFlow.js into tests/bench/tensorflow/.')
  const { status, stderr, error } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 300_000,
    shell: process.platform === 'win32',
  })
  if (status === 0) return scripts
  const reason = error?.message ?? stderr.split('\n').find((line) => line.startsWith('npm error'))
  console.error(
    `TensorFlow.js is not measured, since it could not be installed: ${reason ?? 'npm ci failed'}`,
  )
  return []
}
