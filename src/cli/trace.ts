/** `npm run -s trace -- FILE`: runs an Experiment without a browser and prints every step of every runner as CSV. */
import { closeSync, openSync, readSync } from 'node:fs'
import type { Experiment } from '../experiment/experiment'
import { maxBytes, readBytes } from '../experiment/file'
import { csvOf } from '../run/csv'
import { race } from '../run/race'

const usage = `usage: npm run -s trace -- FILE

Runs the experiment of a JSON file (or of standard input, where FILE is -) in float64 and prints CSV:
runner,optimizer,step,x,y,loss,gradientNorm,eta,status
One row for every runner and step; step 0 is the start. y is empty on a surface of one parameter.
Anything wrong with the experiment is an error: a line on standard error, exit code 2.
`

/** Rows are written in pieces of about this many characters. */
const pieceLength = 1 << 16

await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<void> {
  // The reader may stop early, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : fail(error.message))
  })
  const [file, ...others] = args
  if (file === '--help' || file === '-h') return void process.stdout.write(usage)
  if (file === undefined || others.length > 0)
    return void fail('one argument is expected: FILE, or - for standard input')
  try {
    await print(csvOf(race(read(file))))
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error))
  }
}

/** @throws Error if the file does not exist or anything in it is wrong */
function read(file: string): Experiment {
  const { experiment, problems } = readBytes(bytesOf(file))
  if (problems.length > 0) throw new Error(problems.map(complaint).join('; '))
  return experiment
}

/** The bytes of a file, or of as much of it as shows that it is too long: some files have no end. @throws Error */
function bytesOf(file: string): Uint8Array {
  const bytes = new Uint8Array(maxBytes)
  const opened = file === '-' ? 0 : openSync(file, 'r')
  try {
    let length = 0
    for (;;) {
      const read = readSync(opened, bytes, length, maxBytes - length, null)
      length += read
      if (read === 0 || length === maxBytes) return bytes.subarray(0, length)
    }
  } finally {
    if (file !== '-') closeSync(opened)
  }
}

/** A problem without its end, which says what is used instead. Here nothing is used instead. */
function complaint(problem: string): string {
  const end = problem.lastIndexOf('; ')
  return end < 0 ? problem : problem.slice(0, end)
}

async function print(lines: Iterable<string>): Promise<void> {
  let piece = ''
  for (const line of lines) {
    piece += line
    if (piece.length < pieceLength) continue
    if (!process.stdout.write(piece)) await new Promise((done) => process.stdout.once('drain', done))
    piece = ''
  }
  process.stdout.write(piece)
}

/** One line on standard error. Returns the exit code that goes with it. */
function fail(message: string): number {
  process.stderr.write(`trace: ${message.replace(/\s+/g, ' ').trim()}\n`)
  process.exitCode = 2
  return 2
}
