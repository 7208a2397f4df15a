/** What is to be made of the frames, and what takes and gives them. */

/** `png` is a ZIP of pictures named 000000.png, 000001.png and so on. */
export type VideoFormat = 'mp4' | 'webm' | 'gif' | 'apng' | 'png'

export interface Sheet {
  /** In pixels. MP4 needs even numbers. */
  readonly width: number
  readonly height: number
  /** Whole, 1 to 120. Frame n is shown at n / fps seconds. */
  readonly fps: number
  /** How many will be added. */
  readonly frames: number
  /** The number of the first frame, for a part of a film. It names PNG files; timestamps begin at 0 anyhow. */
  readonly first?: number
  /** Frames that nothing before them is needed to decode, counted from the first that is added. */
  readonly cuts: readonly number[]
  readonly isTransparent?: boolean
  /** Whether every pixel of an MP4 or a WebM has its own colour (4:4:4). Fewer players show it. */
  readonly isSharp?: boolean
  /** Whether a GIF or an APNG repeats for ever. */
  readonly loops?: boolean
  readonly title?: string
  /** Up to 30 KB, such as a link. */
  readonly comment?: string
  /**
   * Draws any of the frames, in any order, for trials and for palettes.
   *
   * @returns RGBA, not premultiplied, from the top left
   */
  sample(frame: number): Promise<ImageData>
}

/** Where the bytes of a file go. Positions may go back: the head of a file is mended at its end. */
export interface Sink {
  write(bytes: Uint8Array, position: number): Promise<void>
  close(): Promise<void>
  /** Leaves nothing that looks like a whole file. */
  abort(): Promise<void>
}

/** One frame: a canvas that holds its pixels now, or its numbers (RGBA, not premultiplied). */
export type Frame = HTMLCanvasElement | OffscreenCanvas | ImageData

/** A film on its way into a file. */
export interface Video {
  /** For the person: `H.264`. */
  readonly codec: string
  readonly extension: string
  readonly type: string
  /** So far. */
  readonly bytes: number
  /**
   * Takes the next frame. A canvas is read in this same task, so it need not keep its pixels.
   *
   * @throws VideoError if the encoder fails; the sink is then aborted
   */
  add(frame: Frame): Promise<void>
  /** Writes the end and closes the sink. @throws VideoError if that fails; the sink is then aborted */
  finish(): Promise<void>
  /** Lets everything go and aborts the sink. */
  cancel(): Promise<void>
}

/** Makes a file of one format. It is told of frames one after the other. */
export interface Writer {
  /** For the person: `H.264`. */
  readonly codec: string
  readonly extension: string
  /** As in `video/mp4`. */
  readonly type: string
  /** Reads the frame before it first waits. */
  add(frame: Frame, index: number): Promise<void>
  /** Writes what is left. The sink is closed by the caller. */
  finish(): Promise<void>
  /** Lets everything go that it holds. It may be called at any time and more than once. */
  free(): void
}
