/** How long it takes from navigation until the balls have moved. */
import { launch, openPage } from '../helpers/page'
import { serve } from '../../src/cli/serve'
import { usualHash } from '../helpers/usualHash'
import { median, type Values } from './figures'

declare global {
  interface Window {
    /** When the first picture with every ball past its first step was finished, in ms from navigation. */
    movedAt: number | undefined
  }
}

/**
 * The median of five browsers, each new, so that nothing is cached: neither files nor shaders. The clock starts with
 * the navigation and stops once the GPU has finished a frame that was drawn after the first whole step.
 */
export async function measureLoad(): Promise<Values> {
  const { url, server } = await serve()
  const samples: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const browser = await launch()
    const { page } = await openPage(browser, url + usualHash, { before: noteFirstMove, wait: false })
    const moved = await page.waitForFunction(() => window.movedAt, undefined, { polling: 100 })
    samples.push((await moved.jsonValue()) ?? NaN)
    await browser.close()
  }
  server.close()
  return { 'load.movingMs': median(samples) }
}

function noteFirstMove(): void {
  window.probe.afterFrame = (gl) => {
    if (!(window.thalweg?.step >= 1)) return
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4))
    window.movedAt = performance.now()
    window.probe.afterFrame = undefined
  }
}
