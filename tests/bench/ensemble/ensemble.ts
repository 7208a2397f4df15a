/** How many steps of single runs a second: a million Adam runs on Rosenbrock, by the engine and by three other ways. */
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { launch } from '../../helpers/page'
import type { Values } from '../figures'
import { tensorflowScripts } from '../tensorflow/install'

export async function measureEnsemble(): Promise<Values> {
  const browser = await launch()
  try {
    const page = await browser.newPage()
    const tensorflow = tensorflowScripts()
    for (const path of tensorflow) await page.addScriptTag({ path })
    await page.addScriptTag({ content: await bundle() })
    const { speeds, complaints } = await page.evaluate(() => window.contest())
    for (const line of complaints) console.error(line)
    const { engine, shader, pairs, javaScript, tensorFlow, tensorFlowByOperations } = speeds
    return {
      'ensemble.adam1M.stepsPerSecond': engine,
      'ensemble.adam1M.handwrittenShader': shader,
      'ensemble.adam1M.bareShaderInPairs': pairs,
      'ensemble.adam1M.javaScript': javaScript,
      'ensemble.adam1M.vsHandwrittenShader': engine / shader,
      'ensemble.adam1M.vsJavaScript': engine / javaScript,
      ...(tensorFlow !== undefined && {
        'ensemble.adam1M.tensorflowJs': tensorFlow,
        'ensemble.adam1M.vsTensorflowJs': engine / tensorFlow,
      }),
      ...(tensorFlowByOperations !== undefined && {
        'ensemble.adam1M.tensorflowJsByOperations': tensorFlowByOperations,
      }),
    }
  } finally {
    await browser.close()
  }
}

/** The contest and all that it needs as one script. */
async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL('contest.ts', import.meta.url))
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, target: 'es2022', lib: { entry, formats: ['iife'], name: 'contest' } },
  })
  for (const each of [built].flat()) {
    if (!('output' in each)) continue
    for (const file of each.output) if (file.type === 'chunk') return `${file.code}`
  }
  throw new Error('The build gave no script.')
}
