/** `npm run -s check -- EXPERIMENT PATH`: says whether a path that another program made is that of a runner. */
import { readPath } from '../check/path/readPath'
import { maxPathBytes, textOfBytes } from '../check/path/bytes'
import { verdictOf } from '../check/verdict'
import { wordsOf } from '../check/words'
import type { Experiment } from '../experiment/experiment'
import { groundOf, optimizerOf } from '../run/ground'
import { shownName } from '../run/shownName'
import { bytesOf, failer, readExperiment } from './files'

const usage = `usage: npm run -s check -- EXPERIMENT PATH [--runner N]

Compares the path that another program made with that of a runner of an experiment, and prints one line:
whether they agree, or at which step they part, and which reading of the rule explains it.
EXPERIMENT is a JSON file, and PATH a table (step, parameters, and perhaps the loss) or a printout. One may be - for
standard input. N counts from 0, which is the default.
Exit code 0: they agree. 1: they part. 2: an error, in a line on standard error.
`

const fail = failer('check')

main(process.argv.slice(2))

function main(args: readonly string[]): void {
  if (args.some((arg) => arg === '--help' || arg === '-h')) return void process.stdout.write(usage)
  const option = args.indexOf('--runner')
  const [experiment, path, ...others] = args.filter(
    (_, index) => option < 0 || index < option || index > option + 1,
  )
  const given = option < 0 ? '0' : (args[option + 1] ?? '')
  if (!/^\d{1,3}$/.test(given)) return void fail('--runner is followed by a number, counted from 0')
  if (experiment === undefined || path === undefined || others.length > 0)
    return void fail(
      'two arguments are expected: EXPERIMENT and PATH, of which one may be - for standard input',
    )
  if (experiment === '-' && path === '-') return void fail('only one of the two can be standard input')
  try {
    const { words, agrees } = check(readExperiment(experiment), path, Number(given))
    process.stdout.write(`${words.join(' ')}\n`)
    process.exitCode = agrees ? 0 : 1
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error))
  }
}

/** @throws Error if there is no such runner, or the path is wrong */
function check(
  experiment: Experiment,
  file: string,
  index: number,
): { readonly words: readonly string[]; readonly agrees: boolean } {
  const runner = experiment.runners[index]
  const { length } = experiment.runners
  if (!runner) throw new Error(`there is no runner ${index}, the experiment has ${length}, counted from 0`)
  const { parameters } = groundOf(experiment).text
  const path = readPath(textOfBytes(bytesOf(file, maxPathBytes)), { parameters, runner: index })
  const verdict = verdictOf(experiment, index, path)
  const name = `Runner ${index} (${shownName(optimizerOf(runner).name)})`
  return { words: wordsOf(verdict, path, { name, parameters }), agrees: !verdict.comparison.parting }
}
