/** Puts the scripts of workers into the program as text. A page from a disk can start a worker from a blob, and from no file. */
import { build, type Plugin } from 'vite'

const query = '?worker&url'
/** Begins the names of modules that no file is. */
const mark = '\0worker:'

export function workersInside(): Plugin {
  return {
    name: 'workers-inside',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith(query)) return undefined
      const resolved = await this.resolve(source.slice(0, -query.length), importer)
      return resolved ? mark + resolved.id : undefined
    },
    async load(id) {
      if (!id.startsWith(mark)) return undefined
      const text = JSON.stringify(await scriptOf(id.slice(mark.length)))
      return `export default URL.createObjectURL(new Blob([${text}], { type: 'text/javascript' }))`
    },
  }
}

/** One plain script: a blob's modules would not start. */
async function scriptOf(file: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input: file, output: { format: 'iife', codeSplitting: false } },
    },
  })
  const [chunk, ...others] = 'output' in built ? built.output : []
  if (chunk?.type !== 'chunk' || others.length > 0) throw new Error(`${file} gave no single script`)
  return chunk.code
}
