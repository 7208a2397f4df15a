/** Plane geometry of labels: points, boxes and the straight lines that lead to them. CSS pixels from the top left corner. */

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The box of this size around its middle. */
export function boxAround({ x, y }: Point, { width, height }: Size, pad = 0): Box {
  const [across, along] = [width / 2 + pad, height / 2 + pad]
  return { left: x - across, top: y - along, right: x + across, bottom: y + along }
}

/** The area that two boxes share. */
export function sharedArea(one: Box, other: Box): number {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  if (across <= 0) return 0
  const along = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  return along <= 0 ? 0 : across * along
}

/** The point of a box that is nearest to another point. */
export function nearestIn({ left, top, right, bottom }: Box, { x, y }: Point): Point {
  return { x: Math.min(Math.max(x, left), right), y: Math.min(Math.max(y, top), bottom) }
}

/** How deep a disc reaches into a box, up to its radius; 0 where they do not touch. */
export function depthOfDisc(box: Box, { x, y }: Point, radius: number): number {
  const across = Math.max(box.left - x, x - box.right, 0)
  const along = Math.max(box.top - y, y - box.bottom, 0)
  if (across >= radius || along >= radius) return 0
  return Math.max(radius - Math.hypot(across, along), 0)
}

/** Whether the lines from a to b and from c to d cross. Lines that only touch do not. */
export function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

/** On which side of the line from a to b a point lies: the sign. */
function side(a: Point, b: Point, { x, y }: Point): number {
  return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)
}
