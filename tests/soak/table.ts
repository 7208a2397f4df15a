/** The table that a soak prints, one row at a time. */
import { inMiB } from './verdict'
import type { Vitals } from './vitals'

const columns: readonly [head: string, width: number, cell: (row: Vitals) => string][] = [
  ['minute', 6, ({ minute }) => minute.toFixed(1)],
  ['heap MiB', 9, ({ heap }) => inMiB(heap)],
  ['nodes', 7, ({ nodes }) => String(nodes)],
  ['listeners', 10, ({ listeners }) => String(listeners)],
  ['textures', 9, ({ objects }) => String(objects['Texture'] ?? 0)],
  ['buffers', 8, ({ objects }) => String(objects['Buffer'] ?? 0)],
  ['programs', 9, ({ objects }) => String(objects['Program'] ?? 0)],
  ['other GL', 9, ({ objects }) => String(others(objects))],
  ['console', 8, ({ complaints }) => String(complaints)],
  ['actions', 8, ({ actions }) => String(actions)],
  ['losses', 7, ({ losses }) => String(losses)],
  ['return ms', 10, ({ returnMs }) => (returnMs === undefined ? '–' : returnMs.toFixed(0))],
]

export const head: string = columns.map(([name, width]) => name.padStart(width)).join('')

export function lineOf(row: Vitals): string {
  return columns.map(([, width, cell]) => cell(row).padStart(width)).join('')
}

/** GL objects of all kinds without a column. */
function others(objects: Vitals['objects']): number {
  const shown = ['Texture', 'Buffer', 'Program']
  return Object.entries(objects).reduce((sum, [kind, count]) => sum + (shown.includes(kind) ? 0 : count), 0)
}
