/**
 * What lies over the picture: toolbar, board, notices, texts. Labels of the picture keep out of it. An element says so by
 * `ref={obstacle}`. It is measured when it or the picture changes its size, and never in a frame.
 */

interface Edges {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const elements = new Set<Element>()
const listeners = new Set<() => void>()
let sizes: ResizeObserver | undefined

/** For React's `ref`: the element lies over the picture until it goes. */
export function obstacle(element: HTMLElement | null): (() => void) | undefined {
  if (!element) return undefined
  sizes ??= new ResizeObserver(tell)
  elements.add(element)
  element.dataset['obstacle'] = ''
  sizes.observe(element)
  return () => {
    sizes?.unobserve(element)
    elements.delete(element)
    tell()
  }
}

/** Calls `changed` after obstacles have come, gone, or changed their size. Returns how to stop it. */
export function onObstacles(changed: () => void): () => void {
  listeners.add(changed)
  return () => void listeners.delete(changed)
}

/** The parts of an element that obstacles cover, in CSS pixels from its corner. It asks the browser for the layout. */
export function obstaclesOver(element: Element): Edges[] {
  const { left, top, right, bottom } = element.getBoundingClientRect()
  return Array.from(elements, (each) => each.getBoundingClientRect()).flatMap((box) => {
    if (box.width * box.height === 0) return []
    if (box.right <= left || box.left >= right || box.bottom <= top || box.top >= bottom) return []
    return [{ left: box.left - left, top: box.top - top, right: box.right - left, bottom: box.bottom - top }]
  })
}

function tell(): void {
  for (const listener of listeners) listener()
}
