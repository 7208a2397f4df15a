/** The rows of a data fit in a step shader, and those that a step sees. */
import { maxGpuColumns, rowsGlsl } from '../../../math/glslRows'
import { type Node, isNumber, reachable } from '../../../math/node'
import type { Rows } from '../../../math/rows'
import { rowsPerStep } from '../../../run/batches/batches'
import type { Batch } from '../../../run/plan'
import { lap } from '../../../run/verdict/thresholds'
import { checkRows } from '../../checkRows'
import type { EnsemblePlan } from '../../plan'
import { RoomError } from '../error'
import { drawsOf, isTabled, maxOrder } from './batchTable'
import { streamOf } from './noise'
import type { Stepped } from './stepped'
import type { SurfacePart } from './surface'

export interface BatchPart {
  /** What the texts of means call. */
  readonly functions: string
  /** Statements before the noise, which take the gradient over the rows of the step, and after the rule. */
  readonly take: string
  readonly leave: string
  /** Whether the rows of the steps are drawn beforehand. */
  readonly isTabled: boolean
  /** Whether a step need not look at all rows: few are in its batch, and the loss of a row is a number everywhere. */
  readonly isLazy: boolean
  /** How many times as long as on a formula a step takes. */
  readonly weight: number
}

/** Passes seldom have fewer steps. */
const fewSteps = 4
/** A mean over so many rows takes about as long as a formula. */
const rowsOfFormula = 4

/** @throws EnsembleError if there are very many rows; RoomError where they, or those of the batches, do not fit */
export function batchPart(stepped: Stepped, surface: SurfacePart): BatchPart {
  const { plan, ground, runner } = stepped
  const { rows } = ground
  const none = { take: '', leave: '', isTabled: false, isLazy: false }
  if (!rows) return { ...none, functions: '', weight: 1 }
  checkRows(ground)
  if (rows.columns.length > maxGpuColumns) {
    throw new RoomError(`the data have more than ${maxGpuColumns} columns`)
  }
  const { batch } = runner
  const weightOf = (seen: number): number => Math.max(2, Math.ceil(seen / rowsOfFormula))
  if (!batch) return { ...none, functions: rowsGlsl(), weight: weightOf(rows.count) }
  const most = rowsPerStep(batch, rows.count)
  const isLazy = isTotal(ground)
  const hasTable = isTabled(plan, batch, rows)
  const { functions, begin, numbers } = hasTable ? tabled(plan, most) : drawnThere(stepped, batch, rows)
  const left = `u_rowCount - (t - 1) % ${perEpoch(most)} * ${most}`
  return {
    functions,
    take: [
      ...begin,
      `batchCount = ${batch.shuffle === 'replace' ? most : `min(${most}, ${left})`};`,
      surface.slope('g', 'theta'),
    ].join('\n'),
    leave: 'batchFirst = 0;\nbatchCount = 0;',
    isTabled: hasTable,
    isLazy,
    // Then all rows are seen where a pass begins and where it ends, and where runs come to rest.
    weight: weightOf(most + numbers + (isLazy ? (2 * rows.count) / lap : rows.count)),
  }
}

/** Where the rows of a step are. */
interface Drawing {
  readonly functions: string
  /** Statements before the step sees them. */
  readonly begin: readonly string[]
  /** How many random numbers a step draws. */
  readonly numbers: number
}

/** They stand after all rows. */
function tabled(plan: EnsemblePlan, most: number): Drawing {
  return {
    functions: `uniform int u_draws;\n${rowsGlsl()}`,
    begin: [`batchFirst = u_rowCount + ((t - 1) * u_draws + ${drawsOf(plan).run}) * ${most};`],
    numbers: 0,
  }
}

/** `below` of src/math/permutation.ts, for as many rows as an ensemble takes. */
const below = `int below(int count, uint bits) {
uint high = (bits >> 16) * uint(count);
uint low = (bits & 0xffffu) * uint(count);
return int((high + (low >> 16)) >> 16);
}
`

/** Each run draws them itself, with the numbers of src/run/batches/batches.ts. */
function drawnThere(stepped: Stepped, batch: Batch, rows: Rows): Drawing {
  const { shuffle } = batch
  const most = rowsPerStep(batch, rows.count)
  const place = `batchFirst = (t - 1) % ${perEpoch(most)} * ${most};`
  if (shuffle === 'never') return { functions: rowsGlsl(), begin: [place], numbers: 0 }
  const { seed, stream } = streamOf(stepped)
  const by = (time: string): string => `drawnBy = uvec3(${seed}, ${stream}, uint(${time}));`
  if (shuffle === 'replace')
    return {
      functions: rowsGlsl(`${below}uvec3 drawnBy;
int seen(int at) {
return below(u_rowCount, hash(uvec4(drawnBy, uint(at + 2))).x);
}
`),
      begin: [by('t')],
      numbers: most,
    }
  if (rows.count > maxOrder) {
    const count = rows.count.toLocaleString('en-US')
    throw new RoomError(
      `its batches are drawn from ${count} rows, and the GPU has room for orders of ${maxOrder}`,
    )
  }
  return {
    // `permute`, once an epoch and a pass.
    functions: rowsGlsl(`${below}uvec3 drawnBy;
uint orderOf = 0xffffffffu;
int order[${rows.count}];
void shuffle() {
if (orderOf == drawnBy.z) return;
orderOf = drawnBy.z;
for (int i = 0; i < ${rows.count}; i += 1) order[i] = i;
for (int i = ${rows.count - 1}; i > 0; i -= 1) {
int other = below(i + 1, hash(uvec4(drawnBy, uint(i + 1))).x);
int kept = order[i];
order[i] = order[other];
order[other] = kept;
}
}
int seen(int at) {
return order[at];
}
`),
    begin: [place, by(`(t - 1) / ${perEpoch(most)}`), 'shuffle();'],
    numbers: rows.count / fewSteps,
  }
}

/** The steps of an epoch, in the shader. */
function perEpoch(most: number): string {
  return `((u_rowCount + ${most - 1}) / ${most})`
}

/** Operations that give a number for all numbers, but for what is too large. */
const total = new Set(
  'constant input add sub mul neg abs sign choose lt le gt ge eq ne min max sin cos tanh exp sigmoid softplus atan floor ceil round'.split(
    ' ',
  ),
)

/** Whether the loss of a row is a number everywhere. */
function isTotal({ surface }: Stepped['ground']): boolean {
  const loss = surface.nodes.value.means?.roots[0]
  const isFine = ({ op, args: [, by] }: Node): boolean => {
    if (total.has(op)) return true
    if (!by || !isNumber(by)) return false
    return op === 'div' ? by.value !== 0 : op === 'pow' && Number.isInteger(by.value) && by.value >= 0
  }
  return loss !== undefined && reachable([loss]).every(isFine)
}
