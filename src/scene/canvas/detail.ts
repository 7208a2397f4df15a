/** How much detail this machine can draw: levels that follow the measured frame time, down and up. */

export interface Detail {
  /** Vertices a side of the field, in a still picture and while a slider moves. */
  readonly field: number
  readonly movingField: number
  /** Vertices a side of the mesh, in moving pictures and in a still one. */
  readonly mesh: number
  readonly stillMesh: number
  /** Texels a side of the baked light, while something moves and in a still picture. */
  readonly movingBake: number
  readonly bake: number
  /** The max of canvas pixels to a CSS pixel. */
  readonly pixelRatio: number
}

const details: readonly Detail[] = [
  // Only while a swarm moves: its points hide most of a finer mesh.
  { field: 257, movingField: 97, mesh: 41, stillMesh: 193, movingBake: 96, bake: 256, pixelRatio: 0.6 },
  { field: 257, movingField: 97, mesh: 57, stillMesh: 193, movingBake: 96, bake: 256, pixelRatio: 0.7 },
  { field: 257, movingField: 129, mesh: 73, stillMesh: 193, movingBake: 96, bake: 256, pixelRatio: 0.85 },
  { field: 385, movingField: 161, mesh: 97, stillMesh: 193, movingBake: 96, bake: 256, pixelRatio: 1 },
  { field: 513, movingField: 257, mesh: 161, stillMesh: 257, movingBake: 96, bake: 256, pixelRatio: 1 },
  { field: 1024, movingField: 512, mesh: 512, stillMesh: 1024, movingBake: 256, bake: 512, pixelRatio: 1.5 },
  { field: 1024, movingField: 512, mesh: 1024, stillMesh: 1024, movingBake: 256, bake: 512, pixelRatio: 2 },
]

/** The same detail spread over so many panes. Each has its share of the vertices, and enough to have a shape. */
export function paneDetail(detail: Detail, panes: number): Detail {
  if (panes === 1) return detail
  const share = (vertices: number, min: number): number =>
    Math.min(Math.max(Math.round(vertices / Math.sqrt(panes)), min), vertices)
  return {
    field: share(detail.field, 129),
    movingField: share(detail.movingField, 65),
    mesh: share(detail.mesh, minMesh),
    stillMesh: share(1.3 * detail.stillMesh, 81),
    movingBake: share(detail.movingBake, 64),
    bake: share(1.3 * detail.bake, 128),
    pixelRatio: detail.pixelRatio,
  }
}

const minMesh = 33

/**
 * Milliseconds. Frames slower than `slow` lower the detail. Frames faster than `fast` raise it, after a while. A GPU should
 * reach 60 Hz, or what its screen has. Where the processor draws, 18 frames a second are enough.
 */
const frameTimes = {
  gpu: { slow: 1000 / 50, fast: 1000 / 57 },
  software: { slow: 1000 / 18, fast: 1000 / 34 },
} as const
const framesToFall = 8
const framesToRise = 60
/** A missed frame takes away so many of those that were fast: every screen misses one now and then. */
const missed = 20
/**
 * A screen slower than 60 Hz: its slowest time between two frames, how much these may differ from each other, how much
 * longer frames may take, how much to count as in time, and what is so fast that it is another screen.
 */
const [slowestScreen, evenness, late, inTime, faster] = [45, 1.12, 1.25, 1.05, 0.8] as const

/** Chooses the level by the frame times. */
export class DetailGauge {
  readonly #first: number
  #level: number
  #slow = 0
  #fast = 0
  #patience = framesToRise
  #hasRisen = false
  #times: { readonly slow: number; readonly fast: number }
  /** Frames on the lowest level of what a GPU draws, that were slow all the same. */
  #waiting: number[] = []
  /** The time of a slow screen, and how many frames were faster than it. */
  #beat: number | undefined
  #faster = 0
  readonly #isSoftware: boolean

  constructor(isSoftware: boolean) {
    this.#isSoftware = isSoftware
    this.#level = this.#first = isSoftware ? 2 : 5
    this.#times = frameTimes[isSoftware ? 'software' : 'gpu']
  }

  get detail(): Detail {
    return details[this.#level] as Detail
  }

  /** While numbers glide, which is soon over: a processor draws as few vertices and pixels as it ever does of a race. */
  get gliding(): Detail {
    if (!this.#isSoftware) return this.detail
    const { pixelRatio } = details[0] as Detail
    return { ...(details[Math.min(this.#level, 1)] as Detail), pixelRatio }
  }

  /**
   * Takes the milliseconds between two frames of an animation that did nothing but draw, and whether they draw a swarm.
   * Returns whether the level changed.
   */
  frame(milliseconds: number, hasSwarm = false): boolean {
    const lowest = hasSwarm ? 0 : 1
    if (this.#level < lowest) return this.#go(lowest)
    // A longer gap is not slow drawing but a hidden tab, a breakpoint, a compile.
    if (milliseconds > 500) return false
    this.#watchScreen(milliseconds)
    const isSlow = milliseconds > this.#times.slow
    this.#slow = isSlow ? this.#slow + 1 : Math.max(this.#slow - 0.5, 0)
    this.#fast = milliseconds < this.#times.fast ? this.#fast + 1 : Math.max(this.#fast - missed, 0)
    if (this.#slow >= framesToFall && this.#level > lowest) {
      // After each rise that was too much the next one waits twice as long.
      if (this.#hasRisen) this.#patience = Math.min(this.#patience * 2, 3600)
      this.#hasRisen = false
      return this.#go(this.#level - 1)
    }
    if (this.#fast >= this.#patience && this.#level < details.length - 1) {
      this.#hasRisen = true
      return this.#go(this.#level + 1)
    }
    return !this.#isSoftware && this.#level === lowest && this.#waitsForScreen(milliseconds, isSlow)
  }

  /** Where less detail does not help, frames wait for the screen, as of a projector with 30 or 50 Hz: its time is the measure. */
  #waitsForScreen(milliseconds: number, isSlow: boolean): boolean {
    if (!isSlow) this.#waiting = []
    else this.#waiting.push(milliseconds)
    if (this.#waiting.length < framesToFall) return false
    const beat = Math.min(...this.#waiting)
    // A machine that is slow itself is less even, or slower than any screen.
    const isScreen = beat <= slowestScreen && Math.max(...this.#waiting) <= evenness * beat
    this.#waiting = []
    if (!isScreen) return false
    this.#beat = beat
    this.#times = { slow: late * beat, fast: inTime * beat }
    return this.#go(this.#first)
  }

  /** The window may go from a slow screen to a fast one. */
  #watchScreen(milliseconds: number): void {
    if (this.#beat === undefined) return
    this.#faster = milliseconds < faster * this.#beat ? this.#faster + 1 : 0
    if (this.#faster < framesToFall) return
    this.#beat = undefined
    this.#faster = 0
    this.#times = frameTimes.gpu
  }

  #go(level: number): boolean {
    this.#level = level
    this.#slow = this.#fast = 0
    return true
  }
}
