/** Part of `npm run lint`: compiles every shader as the page uses it and reports `shaders/ball.frag:12: …`. */
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { needBrowser } from '../../src/cli/browser'
import { checkShaders, shaderFiles } from './compile'

try {
  needBrowser()
  // Through vite, since the program imports its shaders as texts.
  const passes = fileURLToPath(new URL('passes.ts', import.meta.url))
  const { module } = await runnerImport<typeof import('./passes')>(passes, { configFile: false })
  const complaints = await checkShaders(module.passes, shaderFiles('shaders'))
  for (const complaint of complaints) console.error(complaint)
  if (complaints.length > 0) process.exitCode = 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
