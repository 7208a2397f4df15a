/** Scripts that run in the page before the program, to make the browser lack something. */

export function withoutWebGL2(): void {
  const { getContext } = HTMLCanvasElement.prototype
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
    value(this: HTMLCanvasElement, ...given: Parameters<typeof getContext>) {
      return given[0] === 'webgl2' ? null : getContext.apply(this, given)
    },
  })
}

export function withoutFloatTargets(): void {
  const { getExtension } = WebGL2RenderingContext.prototype
  Object.defineProperty(WebGL2RenderingContext.prototype, 'getExtension', {
    value(this: WebGL2RenderingContext, ...given: Parameters<typeof getExtension>) {
      return String(given[0]) === 'EXT_color_buffer_float' ? null : getExtension.apply(this, given)
    },
  })
}
