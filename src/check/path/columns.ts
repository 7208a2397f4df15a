/** Which numbers of a row are the step, the parameters and the loss: by their labels, or by their order. */

export interface Columns {
  readonly step: number | undefined
  readonly loss: number | undefined
  /** One for each parameter. */
  readonly point: readonly number[]
}

const stepLabel = /^(?:steps?|iter(?:ation)?s?|it|epochs?|t|k|n|i|index|idx|nr|no)$/
const lossLabel = /^(?:\w*loss|f|fx|fval|l|value|val|z|cost|objective|obj|energy|f\(.*\))$/
const otherLabel =
  /^(?:eta|lr|learningrate|rate|(?:d?l)?grad.*|g|gx|gy|.*norm.*|.*time.*|sec|seconds|status|runner|optimizer|optim|seed|batch|acc.*|beta.*|eps.*|momentum|wd|weightdecay|m|v|update|of|out|total|error)$/

/** How many columns a message names. */
const maxNamed = 6

/** The label of numbers in square brackets that have no other. */
export const bracketed = '[]'

export type Role = 'step' | 'loss' | 'other' | 'free'

/** What a label says of the number behind it. */
export function roleOf(label: string): Role {
  const word = plainLabel(label)
  if (stepLabel.test(word)) return 'step'
  if (lossLabel.test(word)) return 'loss'
  return otherLabel.test(word) ? 'other' : 'free'
}

/** Without signs and capitals. */
export function plainLabel(label: string): string {
  return label.toLowerCase().replace(/[\s_"'`#]/g, '')
}

/**
 * Labels are words, or empty where a number has none. `counts` says whether the numbers at an index are whole and grow.
 * Returns what is wrong in words if the parameters cannot be told.
 */
export function columnsOf(
  labels: readonly string[],
  parameters: readonly string[],
  counts: (index: number) => boolean,
): Columns | string {
  const named = parameters.map((name) => indicesOf(labels, name))
  const isNamed = named.every((indices) => indices.length === 1)
  const own = isNamed ? named.flat() : []
  const roles = labels.map((label, index) => (own.includes(index) ? 'other' : roleOf(label)))
  const step = roles.indexOf('step')
  if (roles.lastIndexOf('step') !== step) return 'two steps found in one row'
  const loss = roles.indexOf('loss')
  const free = roles.flatMap((role, index) => (role === 'free' ? index : []))
  const found: { step: number | undefined; loss: number | undefined } = {
    step: step < 0 ? undefined : step,
    loss: loss < 0 ? undefined : loss,
  }
  const first = free[0]
  // A column without a name that counts is an index, as tables of pandas have one.
  const isIndex = first !== undefined && isBare(labels[first]) && counts(first)
  const spare = isNamed ? 0 : parameters.length
  if (isIndex && free.length > spare) {
    free.shift()
    found.step ??= first
  }
  if (isNamed) return { ...found, point: own }
  const inside = parameters.length > 1 ? indicesOf(labels, bracketed) : []
  const point = inside.length === parameters.length ? inside : free.slice(0, parameters.length)
  const [other, ...more] = free.filter((index) => !point.includes(index))
  if (found.loss === undefined && other !== undefined && more.length === 0 && isBare(labels[other]))
    found.loss = other
  const isAll = free.length === parameters.length + (found.loss === other && other !== undefined ? 1 : 0)
  if (isAll) return { ...found, point }
  const names = free
    .slice(0, maxNamed)
    .map((index) => (isBare(labels[index]) ? 'one without a name' : labels[index]))
    .join(', ')
  return `${countOf(parameters.length, 'parameter')} expected, ${free.length} found${names && ` (${names})`}`
}

/** Labels that data seldom have. */
const surelyPath = /^(?:steps?|iter(?:ation)?s?|epochs?|\w*loss|fval)$/

/** Whether columns are those of a path: by their labels, or by how many there are if none has one. */
export function isPathLike(labels: readonly string[], parameters: readonly string[]): boolean {
  if (labels.some((label) => surelyPath.test(plainLabel(label)))) return true
  const isPath = typeof columnsOf(labels, parameters, () => true) !== 'string'
  const isNamed = parameters.every((name) => indicesOf(labels, name).length > 0)
  const hasRole = labels.some((label) => ['step', 'loss'].includes(roleOf(label)))
  return isPath && (isNamed || hasRole || labels.every(isBare))
}

function isBare(label: string | undefined): boolean {
  return label === '' || label === bracketed
}

function indicesOf(labels: readonly string[], name: string): number[] {
  const wanted = plainLabel(name)
  return labels.flatMap((label, index) => (plainLabel(label) === wanted ? index : []))
}

export function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
