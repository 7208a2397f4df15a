/** Whether a text of rows is data, or a path of another program. */
import { isPathLike } from '../check/path/columns'
import type { Experiment } from '../experiment/experiment'
import { factsOf } from '../surfaces/kinds'
import { readHead } from '../table/readTable'

/**
 * By the names of its columns, and by how many there are if they have none; of text that is no table of numbers, by the
 * name of the file and its first line. `either` says that it may be the other too.
 */
export function tableOrPath(
  { surface }: Experiment,
  file: string,
  given: string | Uint8Array,
): { readonly meant: 'table' | 'path'; readonly either: boolean } {
  const { parameters } = factsOf(surface).text
  const head = readHead(given)
  if (!head) {
    const isTable = /\.[ct]sv$/i.test(file) && !isPathLike(firstWords(given), parameters)
    return { meant: isTable ? 'table' : 'path', either: isTable }
  }
  const labels = head.isNamed ? head.names : head.names.map(() => '')
  return { meant: isPathLike(labels, parameters) ? 'path' : 'table', either: true }
}

function firstWords(given: string | Uint8Array): string[] {
  const start = given.slice(0, 1024)
  const text = typeof start === 'string' ? start : new TextDecoder().decode(start)
  return (text.trim().split('\n')[0] ?? '').split(/[\s,;|:="']+/).filter(Boolean)
}
