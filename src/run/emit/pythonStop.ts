/** What ends a run early, in Python. */
import type { PythonNames } from '../../math/pythonNames'
import { pythonValue } from '../../math/pythonText'
import type { Stop } from '../plan'

interface Names {
  readonly names: PythonNames
  readonly step: string
  readonly value: string
  readonly slopes: readonly string[]
  /** Only every so many steps are looked at. */
  readonly stepsPerLook: number
}

/** Lines before the loop over the steps, and in it after the step is printed. */
export function stopLines(
  { gradient, patience, delta = 0 }: Stop = {},
  { names, step, value, slopes, stepsPerLook }: Names,
): { readonly before: readonly string[]; readonly lines: readonly string[] } {
  const isSmall =
    gradient === undefined
      ? []
      : [`np.sqrt(${slopes.map((each) => `${each} * ${each}`).join(' + ')}) < ${pythonValue(gradient)}`]
  const stop = (test: string): string[] => [`if ${test}:`, '    return']
  const atLooks = (lines: string[]): string[] =>
    stepsPerLook === 1 || lines.length === 0
      ? lines
      : [`if ${step} % ${stepsPerLook} == 0:`, ...lines.map((line) => `    ${line}`)]
  if (patience === undefined) return { before: [], lines: atLooks(isSmall.flatMap(stop)) }
  const [best, at] = [names.fresh('best'), names.fresh('best_step')]
  return {
    before: [`${best} = np.inf`, `${at} = 0`],
    lines: atLooks([
      `if ${step} == 0 or ${value} < ${best} - ${pythonValue(delta)}:`,
      `    ${best}, ${at} = ${value}, ${step}`,
      ...isSmall.flatMap(stop),
      ...stop(`${step} - ${at} >= ${patience}`),
    ]),
  }
}
