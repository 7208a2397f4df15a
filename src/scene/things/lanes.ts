/**
 * Paths that run over each other are drawn side by side, as lines on the map of a city's trains. Where a path coincides with
 * others it has a lane: how many widths of a line it lies to the left of its true place. Elsewhere its lane is 0.
 */

/** A path over the ground: x and z of each of its points in scene units, one pair after the other. */
export type PlanePath = Float64Array

/** Paths nearer than this coincide, and farther than that they do not, in scene units: one pixel or two, and four. */
const [near, far] = [0.004, 0.012]
/** Lines that cross at a larger angle do not run together: the least cosine. */
const minCosine = 0.8
/** Over this length a lane begins and ends. */
const fadeLength = 0.06
/** No line is farther off than this, however many there are. */
const maxLane = 2.5
/** Points nearer to the last one say nothing of the direction. */
const minStep = 1e-5
/** Points nearer to the last one that was looked at have its lane. */
const minLength = 0.003
/** Paths of more points are a tangle, in which no lane can be seen, and would take long. */
const maxPoints = 6000

/** The lane of each point of each path. */
export function lanesOf(paths: readonly PlanePath[]): Float32Array[] {
  const lanes = paths.map((path) => new Float32Array(path.length / 2))
  if (paths.length < 2) return lanes
  const kept = paths.map(keptPoints)
  if (kept.reduce((sum, points) => sum + points.length, 0) > maxPoints) return lanes
  const pieces = new Pieces(paths, kept)
  for (const [index, path] of paths.entries()) {
    const its = lanes[index] as Float32Array
    const points = kept[index] as readonly number[]
    const found = points.map((point, at) =>
      laneAt(paths, index, point, directionAt(path, points, at), pieces),
    )
    spread(path, points, fade(path, points, found), its)
  }
  return lanes
}

/** The points that are apart from each other: those of a run at rest are one. */
function keptPoints(path: PlanePath): number[] {
  const kept: number[] = []
  let [lastX, lastZ] = [NaN, NaN]
  for (let point = 0; 2 * point < path.length; point += 1) {
    const [x, z] = at(path, point)
    if (!(Math.abs(x) < 2 && Math.abs(z) < 2)) continue
    if (Math.abs(x - lastX) < minLength && Math.abs(z - lastZ) < minLength) continue
    kept.push(point)
    lastX = x
    lastZ = z
  }
  return kept
}

function at(path: PlanePath, point: number): [x: number, z: number] {
  return [path[2 * point] ?? NaN, path[2 * point + 1] ?? NaN]
}

/** The unit direction of a path at one of its kept points. */
function directionAt(path: PlanePath, points: readonly number[], index: number): [number, number] {
  const [fromX, fromZ] = at(path, points[index - 1] ?? points[index] ?? 0)
  const [toX, toZ] = at(path, points[index + 1] ?? points[index] ?? 0)
  const length = Math.hypot(toX - fromX, toZ - fromZ)
  return length > minStep ? [(toX - fromX) / length, (toZ - fromZ) / length] : [0, 0]
}

/**
 * The lane of a point: half a width for each other path beside it, to the left of those before it in the list and to the
 * right of those after it, as the earlier of both goes.
 */
function laneAt(
  paths: readonly PlanePath[],
  index: number,
  point: number,
  [alongX, alongZ]: readonly [number, number],
  pieces: Pieces,
): number {
  const [x, z] = at(paths[index] as PlanePath, point)
  pieces.look(index, x, z, alongX, alongZ)
  let lane = 0
  for (let other = 0; other < paths.length; other += 1) {
    const share = 1 - smoothstep(near, far, pieces.away[other] ?? far)
    if (share === 0) continue
    const turned = other < index && (pieces.cosine[other] ?? 1) < 0 ? -1 : 1
    lane += 0.5 * share * Math.sign(index - other) * turned
  }
  return Math.min(Math.max(lane, -maxLane), maxLane)
}

function smoothstep(from: number, to: number, value: number): number {
  const share = Math.min(Math.max((value - from) / (to - from), 0), 1)
  return share * share * (3 - 2 * share)
}

/** Lanes that begin and end slowly: the mean of both ways along the path. */
function fade(path: PlanePath, points: readonly number[], lanes: readonly number[]): number[] {
  const faded = lanes.map(() => 0)
  for (const way of [1, -1]) {
    let value = way > 0 ? (lanes[0] ?? 0) : (lanes.at(-1) ?? 0)
    let [lastX, lastZ] = at(path, points[way > 0 ? 0 : points.length - 1] ?? 0)
    for (let step = 0; step < points.length; step += 1) {
      const index = way > 0 ? step : points.length - 1 - step
      const [x, z] = at(path, points[index] ?? 0)
      const length = Math.hypot(x - lastX, z - lastZ)
      value += ((lanes[index] ?? 0) - value) * (1 - Math.exp(-length / fadeLength))
      faded[index] = (faded[index] ?? 0) + value / 2
      lastX = x
      lastZ = z
    }
  }
  return faded
}

/** Writes the lanes of the kept points to all points between them. */
function spread(
  path: PlanePath,
  points: readonly number[],
  lanes: readonly number[],
  out: Float32Array,
): void {
  let next = 0
  for (let point = 0; 2 * point < path.length; point += 1) {
    while (next + 1 < points.length && (points[next + 1] ?? 0) <= point) next += 1
    out[point] = Math.abs(lanes[next] ?? 0) < 0.01 ? 0 : (lanes[next] ?? 0)
  }
}

/** Cells of a side of the ground, from −2 to 2, and the most pieces of one path in a cell. */
const [cells, maxPieces] = [320, 6]
const cellSize = 4 / cells
const none = -1
/** How many numbers a piece has. */
const pieceSize = 5

/** The pieces of all paths between their kept points, by the cells of a grid. */
class Pieces {
  /** Of each path, how far it was from where `look` looked last, and the cosine of the angle between the directions. */
  readonly away: Float64Array
  readonly cosine: Float64Array
  /** The lists of the cells: the last entry of each, and for each entry the one before and its piece. */
  readonly #lastOf = new Int32Array(cells * cells).fill(none)
  readonly #before: number[] = []
  readonly #pieceOf: number[] = []
  /** Of each piece where it begins, its unit direction and its length. */
  readonly #numbers: number[] = []
  readonly #paths: number[] = []

  constructor(paths: readonly PlanePath[], kept: readonly (readonly number[])[]) {
    this.away = new Float64Array(paths.length)
    this.cosine = new Float64Array(paths.length)
    for (const [index, path] of paths.entries()) {
      const points = kept[index] ?? []
      for (let place = 1; place < points.length; place += 1) {
        const [fromX, fromZ] = at(path, points[place - 1] ?? 0)
        const [toX, toZ] = at(path, points[place] ?? 0)
        this.#add(index, fromX, fromZ, toX, toZ)
      }
    }
  }

  /** Looks for the other paths that run along here. */
  look(index: number, x: number, z: number, alongX: number, alongZ: number): void {
    this.away.fill(far)
    const [column, row] = [cellOf(x), cellOf(z)]
    for (let i = column - 1; i <= column + 1; i += 1) {
      for (let j = row - 1; j <= row + 1; j += 1) {
        let entry = this.#lastOf[j * cells + i] ?? none
        for (; entry !== none; entry = this.#before[entry] ?? none) {
          const piece = this.#pieceOf[entry] ?? 0
          const other = this.#paths[piece] ?? index
          if (other !== index) this.#compare(piece, other, x, z, alongX, alongZ)
        }
      }
    }
  }

  #compare(piece: number, other: number, x: number, z: number, alongX: number, alongZ: number): void {
    const numbers = this.#numbers
    const first = pieceSize * piece
    const [unitX, unitZ] = [numbers[first + 2] ?? 0, numbers[first + 3] ?? 0]
    const cosine = alongX * unitX + alongZ * unitZ
    if (Math.abs(cosine) < minCosine) return
    const [fromX, fromZ] = [x - (numbers[first] ?? 0), z - (numbers[first + 1] ?? 0)]
    const along = Math.min(Math.max(fromX * unitX + fromZ * unitZ, 0), numbers[first + 4] ?? 0)
    const [awayX, awayZ] = [fromX - along * unitX, fromZ - along * unitZ]
    // By far faster than `hypot`, and no length here is extreme.
    const away = Math.sqrt(awayX * awayX + awayZ * awayZ)
    if (away >= (this.away[other] ?? 0)) return
    this.away[other] = away
    this.cosine[other] = cosine
  }

  #add(path: number, fromX: number, fromZ: number, toX: number, toZ: number): void {
    const piece = this.#paths.length
    this.#paths.push(path)
    const length = Math.hypot(toX - fromX, toZ - fromZ)
    const scale = 1 / (length || 1)
    this.#numbers.push(fromX, fromZ, scale * (toX - fromX), scale * (toZ - fromZ), length)
    const steps = Math.max(Math.ceil(length / cellSize), 1)
    let last = none
    for (let step = 0; step <= steps; step += 1) {
      const share = step / steps
      const cell = cellOf(fromZ + share * (toZ - fromZ)) * cells + cellOf(fromX + share * (toX - fromX))
      if (cell === last || this.#isFull(cell, path)) continue
      last = cell
      this.#before.push(this.#lastOf[cell] ?? none)
      this.#lastOf[cell] = this.#pieceOf.push(piece) - 1
    }
  }

  /** Whether a cell has enough pieces of a path. They are the last in its list. */
  #isFull(cell: number, path: number): boolean {
    let entry = this.#lastOf[cell] ?? none
    for (let count = 0; count < maxPieces; count += 1) {
      if (entry === none || this.#paths[this.#pieceOf[entry] ?? 0] !== path) return false
      entry = this.#before[entry] ?? none
    }
    return true
  }
}

function cellOf(place: number): number {
  return Math.min(Math.max(Math.floor((place + 2) / cellSize), 1), cells - 2)
}
