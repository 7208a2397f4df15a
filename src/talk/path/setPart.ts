/** `set path = value`: an edit of an Experiment by path. The reader of the document is the judge of what fits. */
import { show } from '../../math/show'
import { setOptimizer, setSchedule, setSurface } from '../../experiment/edits/edits'
import type { Experiment } from '../../experiment/experiment'
import { isObject } from '../../experiment/schema/reading'
import { parseExperiment, serialize } from '../../experiment/schema/schema'
import { optimizerById } from '../../optimizers/list'
import { scheduleById } from '../../schedules/list'
import { surfaceById } from '../../surfaces/list'
import { hasPart, keysOf, partAt } from './path'

/** The new Experiment, or why there is none, in one line that names the path. */
export type Edited = { readonly experiment: Experiment } | { readonly problem: string }

/**
 * Sets the part at a path to a value as JSON has it. All other parts keep their identity. An id of a surface, an
 * optimizer or a schedule brings its own defaults along. A part that is left out may be set where its owner exists, as
 * `runners.0.clip.norm`.
 */
export function setPart(experiment: Experiment, path: string, value: unknown): Edited {
  const keys = keysOf(path)
  const leaf = keys?.at(-1)
  if (!keys || leaf === undefined) return { problem: problemAt(experiment, path) }
  const whole = setWhole(experiment, keys, value)
  if (whole) return { experiment: whole }
  const owner = keys.length > 1 ? partAt(experiment, keys.slice(0, -1).join('.')) : { value: experiment }
  if (!('value' in owner) || !mayHold(owner.value, leaf)) return { problem: problemAt(experiment, path) }
  const json = serialize(experiment)
  const read = parseExperiment(written(json, experiment, keys, value))
  const problem =
    read.problems.length > 0 ? newProblem(read.problems, parseExperiment(json).problems) : undefined
  if (problem !== undefined) return { problem: problem.replace(/; [^;]*$/, '') }
  const found = partAt(read.experiment, path)
  if (!('value' in found)) return { problem: problemAt(experiment, path) }
  return { experiment: grafted(experiment, keys, found.value) as Experiment }
}

function problemAt(experiment: Experiment, path: string): string {
  const found = partAt(experiment, path)
  return 'value' in found ? `${path}: it cannot be set` : `${found.problem}, ${found.advice}`
}

/** A list has the items that it has; an object may leave a part out. */
function mayHold(owner: unknown, key: string): boolean {
  return Array.isArray(owner) ? hasPart(owner, key) : isObject(owner)
}

/** A rule that is too large for the surface is a problem before any edit. */
function newProblem(problems: readonly string[], before: readonly string[]): string | undefined {
  return problems.find((problem) => !before.includes(problem))
}

/** The edits that bring defaults along. */
function setWhole(experiment: Experiment, keys: readonly string[], value: unknown): Experiment | undefined {
  const [first = '', second = '', third = '', fourth] = keys
  if (typeof value !== 'string') return undefined
  if (keys.join('.') === 'surface.id' && surfaceById(value)) return setSurface(experiment, value)
  const runner = Number(second)
  if (first !== 'runners' || !hasPart(experiment.runners, second)) return undefined
  if (third === 'optimizer' && keys.length === 3 && optimizerById(value))
    return setOptimizer(experiment, runner, value)
  if (third === 'schedule' && fourth === 'id' && keys.length === 4 && scheduleById(value))
    return setSchedule(experiment, runner, value)
  return undefined
}

/** JSON with the part at `keys` replaced. What it leaves out on the way is begun, as the Experiment has it. */
function written(
  json: unknown,
  full: unknown,
  [key = '', ...rest]: readonly string[],
  value: unknown,
): unknown {
  const next = hasPart(json, key) ? json[key] : Array.isArray(partOf(full, key)) ? partOf(full, key) : {}
  const part = rest.length > 0 ? written(next, partOf(full, key), rest, value) : value
  return withPart(json, key, part)
}

function partOf(value: unknown, key: string): unknown {
  return hasPart(value, key) ? value[key] : undefined
}

/** A copy along the path alone. */
function grafted(value: unknown, [key = '', ...rest]: readonly string[], part: unknown): unknown {
  return withPart(value, key, rest.length > 0 ? grafted(partOf(value, key), rest, part) : part)
}

function withPart(value: unknown, key: string, part: unknown): unknown {
  if (Array.isArray(value)) return value.with(Number(key), part)
  if (isObject(value)) return { ...value, [key]: part }
  throw new Error(`${show(value)} has no parts`)
}
