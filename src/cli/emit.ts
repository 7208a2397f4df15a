/** `npm run -s emit -- EXPERIMENT`: prints what the compiler makes of a surface and a rule. */
import { fieldGlsl, stepGlsl } from '../ensemble/gpu/emit'
import { axesOf } from '../experiment/defaults/ensembleDefaults'
import type { Experiment } from '../experiment/experiment'
import { listingOfRunner } from '../run/emit/program'
import { groundOf } from '../run/ground'
import { pythonOfRunner } from '../run/emit/python'
import { texOfRunner } from '../run/emit/tex'
import { failer, readExperiment } from './files'
import { shaderTemplates } from './shaderTemplates'

const usage = `usage: npm run -s emit -- EXPERIMENT [--glsl | --tex | --python | --program] [--runner N]

Prints what the compiler makes of the surface of an experiment and of the rule of a runner:
  --tex      both as TeX
  --python   a program for Python with numpy, which takes the runner's steps and prints step, parameters and loss
  --glsl     two whole fragment shaders, each from its #version on: the field of the surface, and the steps of an
             ensemble of the runner, with the experiment's axes, or else from starts all over the domain
  --program  the same as float64 computes it: registers and instructions
Without a choice it prints TeX and Python. EXPERIMENT is a JSON file, or - for standard input. N counts from 0, which is
the default. Anything wrong is an error: a line on standard error, exit code 2.
`

const forms: Readonly<Record<string, (experiment: Experiment, runner: number) => string>> = {
  '--tex': texOfRunner,
  '--python': pythonOfRunner,
  '--glsl': glslOfRunner,
  '--program': listingOfRunner,
}

const fail = failer('emit')

main(process.argv.slice(2))

function main(args: readonly string[]): void {
  // The reader may stop early, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : fail(error.message))
  })
  if (args.some((arg) => arg === '--help' || arg === '-h')) return void process.stdout.write(usage)
  const option = args.indexOf('--runner')
  const others = args.filter((_, index) => option < 0 || index < option || index > option + 1)
  const given = option < 0 ? '0' : (args[option + 1] ?? '')
  if (!/^\d{1,3}$/.test(given)) return void fail('--runner is followed by a number, counted from 0')
  const chosen = others.filter((arg) => arg.startsWith('--'))
  const unknown = chosen.find((arg) => !Object.hasOwn(forms, arg))
  if (unknown !== undefined)
    return void fail(`no option "${unknown}": there are ${Object.keys(forms).join(', ')} and --runner`)
  const [file, ...more] = others.filter((arg) => !arg.startsWith('--'))
  if (file === undefined || more.length > 0)
    return void fail('one argument is expected: EXPERIMENT, or - for standard input')
  try {
    process.stdout.write(emitted(file, chosen, Number(given)))
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error))
  }
}

function glslOfRunner(experiment: Experiment, index: number): string {
  const axes = axesOf(experiment, index)
  return fieldGlsl(experiment, shaderTemplates) + stepGlsl(experiment, index, axes, shaderTemplates)
}

/** @throws Error if there is no such runner, or it has no such text */
function emitted(file: string, chosen: readonly string[], index: number): string {
  const experiment = readExperiment(file)
  const { length } = experiment.runners
  if (index >= length)
    throw new Error(`there is no runner ${index}, the experiment has ${length}, counted from 0`)
  // A data fit has no Python.
  const usual = groundOf(experiment).rows ? ['--tex'] : ['--tex', '--python']
  return (chosen.length > 0 ? chosen : usual).map((form) => forms[form]?.(experiment, index) ?? '').join('\n')
}
