/** `npm run -s trace -- FILE [--batches]`: runs an Experiment without a browser and prints every step of every runner as CSV. */
import { csvOf } from '../run/csv'
import { race } from '../run/race'
import { failer, readExperiment } from './files'

const usage = `usage: npm run -s trace -- FILE [--batches]

Runs the experiment of a JSON file (or of standard input, where FILE is -) in float64 and prints CSV:
runner,optimizer,step,x,y,loss,gradientNorm,eta,status
One row for every runner and step; step 0 is the start. y is empty on a surface of one parameter.
With --batches there is a column more, rows: the rows of the data that the step has seen, counted from 0 and joined by
blanks; empty if it has seen all.
Anything wrong with the experiment is an error: a line on standard error, exit code 2.
`

/** Rows are written in pieces of about this many characters. */
const pieceLength = 1 << 16

const fail = failer('trace')

await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<void> {
  // The reader may stop early, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : fail(error.message))
  })
  const hasBatches = args.includes('--batches')
  const [file, ...others] = args.filter((arg) => arg !== '--batches')
  if (file === '--help' || file === '-h') return void process.stdout.write(usage)
  if (file === undefined || others.length > 0)
    return void fail('one argument is expected: FILE, or - for standard input')
  try {
    const experiment = readExperiment(file)
    await print(csvOf(race(experiment), hasBatches ? experiment : undefined))
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error))
  }
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
