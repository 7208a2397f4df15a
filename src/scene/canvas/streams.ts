/** Whether somebody records a canvas: a stream of a canvas has its size, and recorders stop or stretch where that changes. */

/** The streams of one canvas. They are known from the moment that this is made. */
export class CanvasStreams {
  #tracks: readonly MediaStreamTrack[] = []

  /** The canvas's own `captureStream` is asked through this one, since nothing else tells that a stream exists. */
  constructor(canvas: HTMLCanvasElement) {
    // Safari before 17 has none.
    if (typeof canvas.captureStream !== 'function') return
    const capture = canvas.captureStream.bind(canvas)
    canvas.captureStream = (...rate) => {
      const stream = capture(...rate)
      this.#tracks = [...this.#live, ...stream.getVideoTracks()]
      return stream
    }
  }

  /** A track that was stopped tells nobody, so it is asked. */
  get isLive(): boolean {
    this.#tracks = this.#live
    return this.#tracks.length > 0
  }

  get #live(): MediaStreamTrack[] {
    return this.#tracks.filter(({ readyState }) => readyState === 'live')
  }
}
