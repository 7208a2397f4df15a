/** The rows of a data fit in Python, and the batches that its steps see. */
import type { Rows } from '../../math/rows'
import { pythonNumber } from '../../math/pythonText'
import { rowsPerStep, stepsPerEpoch } from '../batches/batches'
import type { Batch } from '../plan'

/** The names that these functions take. */
export const batchNames = ['batch_at', 'permuted']

const perLine = 8

/** A list of tuples, one for each row. */
export function dataLines(name: string, { columns, count }: Rows, names: readonly string[]): string[] {
  const rows = Array.from({ length: count }, (_, row) => {
    const numbers = columns.map((column) => pythonNumber(column[row] ?? Number.NaN).text)
    return `(${numbers.join(', ')}${numbers.length === 1 ? ',' : ''})`
  })
  const lines = Array.from(
    { length: Math.ceil(count / perLine) },
    (_, at) => `    ${rows.slice(at * perLine, (at + 1) * perLine).join(', ')},`,
  )
  return [
    `# The rows: ${names.join(', ')}.`,
    `${name} = [tuple(map(np.float64, row)) for row in [`,
    ...lines,
    ']]',
  ]
}

/** A function that gives the rows of step `t`, from 1. @returns its lines, with the one that it calls */
export function batchFunction(
  data: string,
  batch: Batch,
  count: number,
  { seed, stream }: { readonly seed: number; readonly stream: number },
): string[] {
  const most = rowsPerStep(batch, count)
  const head = ['def batch_at(t):', `    """The rows that step t sees, from 1: ${most} of ${count}."""`]
  if (batch.shuffle === 'replace')
    return [
      ...head,
      `    bits = (hashed(${seed}, ${stream}, t, i + 2)[0] for i in range(${most}))`,
      `    return [${data}[each * ${count} >> 32] for each in bits]`,
    ]
  const perEpoch = stepsPerEpoch(batch, count)
  const order = batch.shuffle === 'never' ? `range(${count})` : 'permuted(epoch)'
  const tail = [
    `    epoch, place = divmod(t - 1, ${perEpoch})`,
    `    order = ${order}`,
    `    return [${data}[row] for row in order[${most} * place:${most} * place + ${most}]]`,
  ]
  if (batch.shuffle === 'never') return [...head, ...tail]
  return [
    'def permuted(epoch, kept={}):',
    '    """The order of the rows in an epoch: Fisher & Yates, 1938, by Durstenfeld, 1964."""',
    '    if epoch not in kept:',
    '        kept.clear()',
    `        kept[epoch] = order = list(range(${count}))`,
    `        for i in range(${count - 1}, 0, -1):`,
    `            j = hashed(${seed}, ${stream}, epoch, i + 1)[0] * (i + 1) >> 32`,
    '            order[i], order[j] = order[j], order[i]',
    '    return kept[epoch]',
    '',
    '',
    ...head,
    ...tail,
  ]
}
