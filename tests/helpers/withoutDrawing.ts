/**
 * Runs in the page before the program: the picture is not drawn, which is most of the work of a software GPU. Small targets,
 * with what is computed and not seen, are.
 */
export function withoutDrawing(): void {
  const maxPixels = 257 * 257
  const { prototype } = WebGL2RenderingContext
  for (const name of [
    'drawArrays',
    'drawElements',
    'drawArraysInstanced',
    'drawElementsInstanced',
  ] as const) {
    const draw: (...given: never[]) => void = prototype[name]
    Object.defineProperty(prototype, name, {
      value(this: WebGL2RenderingContext, ...given: never[]) {
        const [, , width, height] = this.getParameter(this.VIEWPORT)
        const isAside = this.getParameter(this.FRAMEBUFFER_BINDING) !== null
        if (isAside && width * height <= maxPixels) draw.apply(this, given)
      },
    })
  }
}
