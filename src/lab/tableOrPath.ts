/** Whether a text of rows is data, or a path of another program. */
import { isPathLike } from '../check/path/columns'
import type { Experiment } from '../experiment/experiment'
import { factsOf } from '../surfaces/kinds'
import { readHead } from '../table/readTable'

/**
 * By the names of its columns, and by how many there are if they have none. `either` says that it may be the other too: of
 * text that is no table of numbers it does not.
 */
export function tableOrPath(
  { surface }: Experiment,
  given: string | Uint8Array,
): { readonly meant: 'table' | 'path'; readonly either: boolean } {
  const head = readHead(given)
  if (!head) return { meant: 'path', either: false }
  const { parameters } = factsOf(surface).text
  const labels = head.isNamed ? head.names : head.names.map(() => '')
  return { meant: isPathLike(labels, parameters) ? 'path' : 'table', either: true }
}
