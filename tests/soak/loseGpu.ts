/** Takes the GPU away and gives it back, whatever goes on. */
import type { Page } from 'playwright'

/**
 * @returns milliseconds from the restored context to the end of the first frame that draws
 * @throws Error if the runs are not the same afterwards
 */
export async function loseGpu(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const gl = document.querySelector('canvas')?.getContext('webgl2')
    const context = gl?.getExtension('WEBGL_lose_context')
    if (!gl || !context) throw new Error('The GPU cannot be lost here.')
    const heard = (event: string) =>
      new Promise((tell) => gl.canvas.addEventListener(event, () => setTimeout(tell), { once: true }))
    const runs = () =>
      JSON.stringify([
        window.thalweg.experiment(),
        window.thalweg.trajectories().map(({ points }) => Array.from(points)),
      ])
    const before = runs()
    const lost = heard('webglcontextlost')
    context.loseContext()
    await lost
    let from = NaN
    const options = { once: true, capture: true }
    gl.canvas.addEventListener('webglcontextrestored', () => (from = performance.now()), options)
    const drawn = new Promise<number>((done) => {
      window.probe.afterFrame = () => {
        if (gl.isContextLost() || Number.isNaN(from)) return
        window.probe.afterFrame = undefined
        done(performance.now() - from)
      }
    })
    context.restoreContext()
    const milliseconds = await drawn
    const [was, is] = [JSON.parse(before), JSON.parse(runs())]
    const isSameExperiment = JSON.stringify(was[0]) === JSON.stringify(is[0])
    // Tuning may change the race in between.
    if (isSameExperiment && JSON.stringify(was[1]) !== JSON.stringify(is[1]))
      throw new Error('The trajectories are not the same after the GPU was lost.')
    return milliseconds
  })
}
