/** Runs in the page before the program: counts frames, React commits and policy violations, for tests and bench. */

export interface Probe {
  /** Animation frames in which the GPU was asked to draw. */
  frames: number
  /** Draw calls, inside or outside a frame. */
  draws: number
  /** React commits, of the page and of the scene. */
  commits: number
  /** What the content security policy refused. */
  violations: string[]
  /** Called at the end of every frame that drew something, while the drawing buffer still holds it. */
  afterFrame: ((gl: WebGL2RenderingContext) => void) | undefined
  /** Takes the GPU away, as a driver crash does, and gives it back. Settles once the page has drawn with it. */
  loseGpu(): Promise<void>
}

declare global {
  interface Window {
    probe: Probe
  }
}

/** Installs `window.probe`. It is sent to the page as text, so it cannot use anything outside itself. */
export function installProbe(): void {
  const probe: Probe = { frames: 0, draws: 0, commits: 0, violations: [], afterFrame: undefined, loseGpu }
  window.probe = probe

  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
    probe.violations.push(`${violatedDirective} ${blockedURI} ${sourceFile}`),
  )

  let last: WebGL2RenderingContext | undefined
  const note = (gl: WebGL2RenderingContext) => {
    probe.draws += 1
    last = gl
  }
  const prototype = WebGL2RenderingContext.prototype
  for (const name of [
    'drawArrays',
    'drawElements',
    'drawArraysInstanced',
    'drawElementsInstanced',
  ] as const) {
    const draw: (...given: never[]) => void = prototype[name]
    Object.defineProperty(prototype, name, {
      value(this: WebGL2RenderingContext, ...given: never[]) {
        note(this)
        draw.apply(this, given)
      },
    })
  }

  const request = window.requestAnimationFrame.bind(window)
  let drewAt = -1
  window.requestAnimationFrame = (callback) =>
    request((time) => {
      const before = probe.draws
      callback(time)
      if (probe.draws === before) return
      if (time !== drewAt) probe.frames += 1
      drewAt = time
      if (last) probe.afterFrame?.(last)
    })

  async function loseGpu(): Promise<void> {
    const canvas = document.querySelector('canvas')
    const context = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')
    if (!canvas || !context) throw new Error('The context cannot be lost here.')
    const heard = (type: string) => new Promise((done) => canvas.addEventListener(type, done, { once: true }))
    const frame = () => new Promise((done) => request(done))
    const lost = heard('webglcontextlost')
    context.loseContext()
    await lost
    // It can be restored only after all listeners have been called.
    await frame()
    const { draws } = probe
    const restored = heard('webglcontextrestored')
    context.restoreContext()
    await restored
    while (probe.draws === draws) await frame()
  }

  // React reports every commit to developer tools. This is the smallest such tool.
  Object.defineProperty(window, '__REACT_DEVTOOLS_GLOBAL_HOOK__', {
    value: {
      supportsFiber: true,
      renderers: new Map(),
      inject: () => 1,
      onCommitFiberRoot: () => (probe.commits += 1),
      onCommitFiberUnmount: () => {},
    },
  })
}
