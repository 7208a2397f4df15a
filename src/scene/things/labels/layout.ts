/**
 * Where labels go: each to the best of 32 directions and 5 distances around its ball. A place is the better the nearer it
 * is and the less it covers. The same scene gives the same layout.
 */
import {
  type Box,
  boxAround,
  cross,
  depthOfDisc,
  nearestIn,
  type Point,
  sharedArea,
  type Size,
} from './boxes'

/** A label to be placed: its size, and the ball that it names. */
export interface Labelled extends Size {
  readonly ball: Point
  /** From the ball to the middle of the label in the layout before, if it had one. */
  readonly last: Point | undefined
}

/** What a layout depends on. CSS pixels from the top left corner of the picture. */
export interface LabelScene {
  readonly size: Size
  /** Earlier ones choose first. */
  readonly labels: readonly Labelled[]
  readonly ballRadius: number
  /** All balls, and the marks of the minima. */
  readonly balls: readonly Point[]
  readonly targets: readonly Point[]
  /** What lies over the picture: no label goes there while there is room elsewhere. */
  readonly obstacles: readonly Box[]
  /** Numbers at the frame. They make room, but a place without one is better. */
  readonly numbers: readonly Box[]
}

const directions = 32
/** From a ball to the nearest side of its label, in heights of the label. */
const distances = [0.34, 0.7, 1.3, 2.3, 3.8] as const
/**
 * Labels stay this far from each other, from balls and from the edge. A new place must be wider, so that the next small move
 * does not end it.
 */
const [pad, widePad] = [2, 6]
const maxRounds = 3

/**
 * What a place costs, for what it covers wholly or by the height of the label. The first is as good as forbidden. A label that
 * touches another one costs more than one over two balls: a ball may be guessed by its line, a text may not.
 */
const costs = {
  obstacle: 400,
  ownBall: 60,
  label: 150,
  ball: 24,
  target: 5,
  number: 0.6,
  crossing: 4,
  distance: 1,
  direction: 0.35,
  change: 0.3,
} as const
/** A label moves only to a place that is so much better, or where it covers something. */
const reluctance = 0.5
/** From this cost on a place is looked for around the ball, and if none costs less than that, in the whole picture. */
const [calm, crowded] = [1.2, 12]
/** No change costs more than one by so many heights. */
const maxChange = 5
/** Small moves away from the last place, in heights of the label. */
const nudges = [-0.9, -0.4, 0, 0.4, 0.9] as const

const around = Array.from({ length: directions }, (_, index) => {
  const angle = (2 * Math.PI * index) / directions
  return { x: Math.cos(angle), y: Math.sin(angle) }
})

/** The middle of each label. */
export function layOut(scene: LabelScene): Point[] {
  const places: (Point | undefined)[] = scene.labels.map(({ ball, last, ...size }) =>
    last ? within(scene.size, size, { x: ball.x + last.x, y: ball.y + last.y }) : undefined,
  )
  // A label looks again only after another one has moved.
  const seen = scene.labels.map(() => -1)
  let moves = 0
  for (let round = 0; round < maxRounds; round += 1) {
    for (const index of scene.labels.keys()) {
      if (seen[index] === moves) continue
      const next = settle(scene, index, places)
      const now = places[index]
      if (!now || next.x !== now.x || next.y !== now.y) moves += 1
      places[index] = next
      seen[index] = moves
    }
  }
  return places.map((place) => place ?? { x: 0, y: 0 })
}

/** The best place of one label among the others: its present one while that is good. */
function settle(scene: LabelScene, index: number, places: readonly (Point | undefined)[]): Point {
  const label = scene.labels[index] as Labelled
  const now = places[index]
  const others = othersOf(scene, index, places)
  const cost = now ? costOf(scene, label, now, others, Infinity) : Infinity
  if (now && cost < calm) return now
  let [best, least] = [now, now ? cost - reluctance : Infinity]
  const consider = (at: Point): void => {
    const place = within(scene.size, label, at)
    const its = costOf(scene, label, place, others, least, widePad)
    if (its < least) [best, least] = [place, its]
  }
  if (now) {
    const { x, y } = now
    for (const dx of nudges)
      for (const dy of nudges) consider({ x: x + dx * label.height, y: y + dy * label.height })
  }
  for (const distance of distances) {
    if (costs.distance * distance >= least) break
    for (const direction of around)
      consider(placeAt(label, direction, distance * label.height, scene.ballRadius))
  }
  if (least < crowded) return best ?? label.ball
  return nearestFree(scene, label, others, least) ?? best ?? label.ball
}

/** The middle of a label in this direction, whose nearest side is so far from the rim of its ball. */
function placeAt({ ball, width, height }: Labelled, { x, y }: Point, gap: number, ballRadius: number): Point {
  const across = (width / 2 + ballRadius + gap) / Math.max(Math.abs(x), 1e-9)
  const along = (height / 2 + ballRadius + gap) / Math.max(Math.abs(y), 1e-9)
  const length = Math.min(across, along)
  return { x: ball.x + x * length, y: ball.y + y * length }
}

/** The nearest middle at which a label is in the picture, as far as it fits. */
function within(picture: Size, { width, height }: Size, { x, y }: Point): Point {
  const clamp = (at: number, half: number, whole: number): number =>
    Math.max(Math.min(at, whole - half - pad), half + pad)
  return { x: clamp(x, width / 2, picture.width), y: clamp(y, height / 2, picture.height) }
}

/** What a place costs among the others. Stops counting at `most`. */
function costOf(
  scene: LabelScene,
  label: Labelled,
  place: Point,
  others: readonly Placed[],
  most: number,
  room: number = pad,
): number {
  const { ball, last, width, height } = label
  const box = boxAround(place, label)
  const near = nearestIn(box, ball)
  const away = Math.max(Math.hypot(near.x - ball.x, near.y - ball.y) - scene.ballRadius, 0)
  const towards = Math.hypot(place.x - ball.x, place.y - ball.y) || 1
  // To the upper right is best, by a little.
  const turned = 1 - (place.x - ball.x - (place.y - ball.y)) / (Math.SQRT2 * towards)
  let cost = (costs.distance * away) / height + costs.direction * turned
  if (last) {
    const change = Math.hypot(place.x - ball.x - last.x, place.y - ball.y - last.y) / height
    cost += costs.change * Math.min(change, maxChange)
  }
  if (cost >= most) return cost
  const padded = boxAround(place, label, room)
  const area = width * height
  for (const obstacle of scene.obstacles) {
    const shared = sharedArea(padded, obstacle)
    if (shared > 0) cost += costs.obstacle * (1 + shared / area)
  }
  if (cost >= most) return cost
  const own = depthOfDisc(box, ball, scene.ballRadius + 1)
  if (own > 0) cost += costs.ownBall * (0.2 + own / scene.ballRadius)
  for (const other of scene.balls) {
    const depth = depthOfDisc(padded, other, scene.ballRadius)
    if (depth > 0) cost += (costs.ball * depth) / scene.ballRadius
  }
  if (cost >= most) return cost
  for (const other of others) {
    cost += costBeside(label, padded, near, other)
    if (cost >= most) return cost
  }
  for (const target of scene.targets) {
    const depth = depthOfDisc(box, target, scene.ballRadius)
    if (depth > 0) cost += (costs.target * depth) / scene.ballRadius
  }
  for (const number of scene.numbers) if (sharedArea(box, number) > 0) cost += costs.number
  return cost
}

/** Another label where it stands, and the end of its line. */
interface Placed {
  readonly label: Labelled
  readonly box: Box
  readonly near: Point
  /** How much a crossing of the lines counts: those of balls at one place cross whatever their labels do. */
  readonly crossing: number
}

function othersOf(scene: LabelScene, index: number, places: readonly (Point | undefined)[]): Placed[] {
  const { ball, height } = scene.labels[index] as Labelled
  return scene.labels.flatMap((label, at) => {
    const place = places[at]
    if (at === index || !place) return []
    const box = boxAround(place, label)
    const apart = Math.hypot(ball.x - label.ball.x, ball.y - label.ball.y) / height
    return [{ label, box, near: nearestIn(box, label.ball), crossing: costs.crossing * Math.min(apart, 1) }]
  })
}

/** What a label's place costs because of another label: they overlap, or one's line crosses the other. */
function costBeside(label: Labelled, box: Box, near: Point, other: Placed): number {
  const shared = sharedArea(box, other.box)
  let cost = 0
  if (shared > 0) {
    const [area, otherArea] = [label.width * label.height, other.label.width * other.label.height]
    cost += costs.label * (0.4 + shared / Math.min(area, otherArea))
  }
  const { ball } = other.label
  if (cross(label.ball, near, ball, other.near)) cost += other.crossing
  if (isCut(other.box, label.ball, near)) cost += costs.crossing
  if (isCut(box, ball, other.near)) cost += costs.crossing
  return cost
}

/** Whether a line passes through a box: where it crosses one of its diagonals. */
function isCut({ left, top, right, bottom }: Box, from: Point, to: Point): boolean {
  return (
    cross(from, to, { x: left, y: top }, { x: right, y: bottom }) ||
    cross(from, to, { x: left, y: bottom }, { x: right, y: top })
  )
}

/** The best place in the whole picture that costs less than `most`: far away is better than on top of another label. */
function nearestFree(
  scene: LabelScene,
  label: Labelled,
  others: readonly Placed[],
  most: number,
): Point | undefined {
  const { size } = scene
  let [best, least]: [Point | undefined, number] = [undefined, most]
  const step = Math.max(label.height, 8)
  for (let y = 0; y < size.height + step; y += step) {
    for (let x = 0; x < size.width + step; x += step) {
      const place = within(size, label, { x, y })
      const cost = costOf(scene, label, place, others, least)
      if (cost < least) [best, least] = [place, cost]
    }
  }
  return best
}
