/** How much the page loads before its lazy parts: the page, its script, and everything that these import statically. */
import { gzipSync } from 'node:zlib'
import type { Rolldown } from 'vite'
import type { Values } from './figures'

type Output = readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[]

/** Sums the gzipped sizes of index.html, the entry and all that it imports statically, with their style sheets. */
export function measureSize(output: Output): Values {
  const files = new Map(output.map((file) => [file.fileName, file]))
  const needed = new Set<string>(['index.html'])
  const need = (name: string): void => {
    if (needed.has(name)) return
    needed.add(name)
    const file = files.get(name)
    if (file?.type !== 'chunk') return
    file.imports.forEach(need)
    file.viteMetadata?.importedCss.forEach(need)
  }
  for (const file of output) if (file.type === 'chunk' && file.isEntry) need(file.fileName)
  let bytes = 0
  for (const name of needed) {
    const file = files.get(name)
    if (file) bytes += gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 9 }).length
  }
  return { 'load.initialGzipKiB': bytes / 1024 }
}
