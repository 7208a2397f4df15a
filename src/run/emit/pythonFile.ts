/** A Python text with a surface in it: its head, its functions, and the names that are taken. */
import type { Node } from '../../math/node'
import { ownOf } from '../../math/own'
import { type PythonInputs, emitPython, indented } from '../../math/python'
import { PythonNames } from '../../math/pythonNames'
import { pythonHelpers, pythonValue } from '../../math/pythonText'
import { type Ground, groundOf } from '../ground'
import type { RacePlan } from '../plan'
import { shownName } from '../shownName'
import { randomFunctions, randomNames } from './noise'
import { batchNames, dataLines } from './pythonRows'

/** The functions of the loss and of its gradient. */
export function pythonOfSurface(plan: RacePlan): string {
  const file = new PythonFile(groundOf(plan))
  file.surface()
  return file.text('The loss and its gradient.')
}

export class PythonFile {
  readonly names = new PythonNames()
  readonly helpers = new Set<string>()
  /** Blocks of lines at the top of the file. */
  readonly blocks: (readonly string[])[] = []
  /** What the components of a vector are called. */
  readonly ends: readonly string[]
  /** The name of each setting of the surface. */
  #settings: ReadonlyMap<string, string> = new Map()

  /** What the list of all rows is called, on a data fit. */
  readonly data: string | undefined

  constructor(readonly ground: Ground) {
    this.ends = ground.text.parameters
    for (const name of [...Object.keys(pythonHelpers), ...randomNames, ...batchNames]) this.names.fresh(name)
    this.data = ground.rows && this.names.fresh('data')
  }

  /** Adds the loss and its gradient. Returns their names, and those of the surface's settings. */
  surface(): {
    readonly loss: string
    readonly gradient: string
    readonly settings: ReadonlyMap<string, string>
  } {
    const { nodes } = this.ground.surface
    const settings = new Map(Object.keys(this.ground.settings).map((name) => [name, this.names.fresh(name)]))
    this.#settings = settings
    const loss = this.#function('loss', [nodes.value], ([value = '']) => value)
    const gradient = this.#function('gradient', nodes.gradient, (slopes) => `[${slopes.join(', ')}]`)
    return { loss, gradient, settings }
  }

  /** How a graph becomes Python in this file. Noise without an input is 0. */
  how(
    names: PythonNames,
    inputs: ReadonlyMap<string, string>,
    named: PythonInputs['named'] = [],
    rows?: string,
  ): PythonInputs {
    const known = this.ends.flatMap((_, at) =>
      inputs.has(`noise.${at}`) ? [] : [[`noise.${at}`, 0] as const],
    )
    return { names, inputs, named, known: new Map(known), helpers: this.helpers, rows, ends: this.ends }
  }

  /** The whole text: `first` says what it is. */
  text(
    first: string,
    hasNoise = false,
    ends: readonly (readonly string[])[] = [],
    batches?: readonly string[],
  ): string {
    const { settings, text, rows } = this.ground
    const head = [
      `# ${shownName(first)}`,
      '# It computes in float64, as Thalweg does. Functions of numpy may differ from its own in the last digit.',
      ...(this.helpers.has('erf') ? ['import math', ''] : []),
      'import numpy as np',
      '',
      '# 0/0 is no error: it gives no number.',
      'np.seterr(all="ignore")',
      ...commented(text.formula, 'The surface: '),
      ...[...this.#settings].map(
        ([name, own]) => `${own} = ${pythonValue(ownOf(settings, name) ?? Number.NaN)}`,
      ),
      ...(rows && this.data !== undefined ? dataLines(this.data, rows, text.columns ?? []) : []),
    ]
    const blocks = [
      head,
      ...Object.entries(pythonHelpers).flatMap(([name, lines]) => (this.helpers.has(name) ? [lines] : [])),
      ...randomFunctions(hasNoise, this.helpers, batches !== undefined),
      ...(batches ? [batches] : []),
      ...this.blocks,
      ...ends,
    ]
    return `${blocks.map((lines) => lines.join('\n')).join('\n\n\n')}\n`
  }

  #function(wanted: string, roots: readonly Node[], result: (results: readonly string[]) => string): string {
    const own = this.names.fresh(wanted)
    const names = this.names.inner()
    const parameters = this.ends.map((name) => names.fresh(name))
    const inputs = new Map([
      ...this.#settings,
      ...this.ends.map((name, at) => [name, parameters[at] ?? ''] as const),
    ])
    const rows = this.data === undefined ? undefined : names.fresh('rows')
    const { lines, results } = emitPython(
      roots,
      this.how(names, inputs, this.ground.surface.nodes.parts, rows),
    )
    const all = rows === undefined ? [] : [`${rows}=${this.data}`]
    this.blocks.push([
      `def ${own}(${[...parameters, ...all].join(', ')}):`,
      ...indented([...lines, `return ${result(results)}`]),
    ])
    return own
  }
}

/** A text as comments, a line for each of its lines. Nothing in it can end a comment. */
export function commented(text: string, before = ''): string[] {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '')
  const indent = Math.min(...lines.map((line) => line.length - line.trimStart().length))
  return lines.map((line, at) => `# ${shownName((at === 0 ? before : '') + line.slice(indent).trimEnd())}`)
}
