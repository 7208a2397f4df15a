/**
 * Draws any frame of a film: a pure function of the film and the frame's number. It has a canvas and a context of its own,
 * so the page's picture and the window's size have no part in it.
 */
import { WebGLRenderer } from 'three'
import type { Experiment } from '../../../experiment/experiment'
import type { Film } from '../../../film/film'
import { framesOf, timeOf } from '../../../film/frames'
import { type FilmMoment, FilmScript } from '../../../film/moment'
import { graphics } from '../../../lab/graphics'
import { supportTexts } from '../support'
import { clearOf } from '../clear'
import { FilmCameras } from './cameras'
import { FilmEnsembles } from './filmEnsembles'
import { FilmPicture, type PictureParts, type Shot } from './filmPicture'
import { filmSizeOf } from './filmSize'
import { Readback, penOf } from './readback'
import { FilmSights } from './sights'
import { type Formulas, loadFormulas } from './typeset'

/** Pictures that a frame with an open shutter is the mean of. */
const exposures = 8
/** Of a formula's text, in sizes of the labels. */
const formulaSize = 1.35
/** Parts whose pictures are kept: one, and the one that it comes out of. */
const maxPictures = 2

export class FilmDrawer {
  readonly film: Film
  readonly frames: number
  /** Holds the last frame that was drawn. */
  readonly canvas: HTMLCanvasElement
  readonly #pen: CanvasRenderingContext2D
  /** The whole picture of a part, with its texts, while it comes over another. */
  #coming: CanvasRenderingContext2D | undefined
  readonly #renderer: WebGLRenderer
  readonly #layers: Readback
  readonly #ensembles: FilmEnsembles
  readonly #script: FilmScript
  readonly #parts: PictureParts
  readonly #pictures = new Map<number, FilmPicture>()
  /** Loaded before the first frame, if the film shows any. */
  #formulas: Formulas | undefined
  readonly #listening = new AbortController()
  #restored: Promise<void> = Promise.resolve()
  /** What the canvas holds. */
  #drawn = ''
  /** Weak: where values move, every frame has an Experiment and its races. */
  readonly #numbers = new WeakMap<Experiment, number>()
  #numbered = 0

  /**
   * `isDraft`: a preview, with less detail.
   *
   * @throws Error with a line that says what to do, where this browser cannot draw the film
   */
  constructor(film: Film, isDraft = false) {
    const missing = supportTexts[graphics().support]
    if (missing) throw new Error(missing)
    this.film = film
    this.frames = framesOf(film)
    const [width, height] = film.size
    this.#pen = penOf(width, height)
    this.canvas = this.#pen.canvas
    this.#renderer = rendererOf(film)
    this.#layers = new Readback(width, height)
    this.#ensembles = new FilmEnsembles(this.#renderer)
    this.#listen()
    this.#script = new FilmScript(film)
    const sights = new FilmSights()
    this.#parts = {
      film,
      script: this.#script,
      sights,
      cameras: new FilmCameras(film, this.#script, sights),
      size: filmSizeOf(film.size),
      isDraft,
      pen: this.#pen,
      formulaOf: (tex, { ink, labelSize }) => this.#formulas?.(tex, formulaSize * labelSize, ink),
    }
  }

  get script(): FilmScript {
    return this.#script
  }

  /** Draws a frame onto `canvas`. With a transparent background, `pixels` has its colours and `canvas` the same on black. */
  async draw(n: number): Promise<HTMLCanvasElement> {
    const { background } = this.film
    const ground = background === 'transparent' ? '#000000' : background
    await this.#drawOn(n, background === 'theme' ? undefined : ground)
    return this.canvas
  }

  /** A frame as RGBA, not premultiplied, from the top left corner. */
  async pixels(n: number): Promise<ImageData> {
    const [width, height] = this.film.size
    await this.draw(n)
    const image = this.#pen.getImageData(0, 0, width, height)
    if (this.film.background !== 'transparent') return image
    await this.#drawOn(n, '#ffffff')
    clearOf(image.data, this.#pen.getImageData(0, 0, width, height).data, image.data)
    return image
  }

  /** Loses the context and gets it back, as a GPU may. For tests. */
  async loseContext(): Promise<void> {
    const lost = this.#renderer.getContext().getExtension('WEBGL_lose_context')
    lost?.loseContext()
    await new Promise((done) => setTimeout(done, 50))
    lost?.restoreContext()
    await this.#restored
  }

  dispose(): void {
    this.#listening.abort()
    for (const picture of this.#pictures.values()) picture.dispose()
    this.#pictures.clear()
    this.#ensembles.dispose()
    this.#renderer.dispose()
    this.#renderer.forceContextLoss()
    for (const pen of [this.#pen, this.#coming]) if (pen) pen.canvas.width = pen.canvas.height = 1
  }

  async #drawOn(n: number, ground: string | undefined): Promise<void> {
    const { formula, card } = this.film.show
    if (formula || card) this.#formulas ??= await loadFormulas()
    const moment = this.#script.at(timeOf(this.film, n))
    const sight = this.#sightOf(n, moment, ground)
    if (sight === this.#drawn) return
    for (;;) {
      await inTime(this.#restored)
      if (this.#listening.signal.aborted) return
      await this.#prepare(moment)
      if (this.#listening.signal.aborted) return
      this.#compose(moment, n, ground)
      this.#drawn = sight
      if (!this.#renderer.getContext().isContextLost()) return
      // What was lost is drawn again once it is back.
      await new Promise((done) => setTimeout(done, 50))
    }
  }

  /** All that a frame depends on: while nothing moves, its picture stays. */
  #sightOf(n: number, { experiment, ...moment }: FilmMoment, ground: string | undefined): string {
    const seconds = timeOf(this.film, n)
    const known = this.#numbers.get(experiment) ?? this.#numbered++
    this.#numbers.set(experiment, known)
    const cameras = [0, this.film.shutter].map((within) =>
      this.#parts.cameras.at(timeOf(this.film, n, within), moment.part, 0),
    )
    const after = this.#script.at(timeOf(this.film, n, this.film.shutter))
    const isBlurred =
      this.film.shutter > 0 && (after.turns !== moment.turns || after.experiment !== experiment)
    // Labels glide a little longer than what they name.
    return JSON.stringify([
      known,
      moment,
      cameras,
      ground,
      isBlurred && n,
      this.#pictureOf(moment.part).labelsAt(seconds),
    ])
  }

  async #prepare(moment: FilmMoment): Promise<void> {
    const { before } = moment
    const picture = this.#pictureOf(moment.part)
    await picture.prepare(this.#renderer, moment)
    if (before) await this.#pictureOf(moment.part - 1).prepare(this.#renderer, before)
    // One context has the ensembles of one Experiment: while a picture fades in, the last one is without.
    if (before) this.#pictureOf(moment.part - 1).showEnsemble(undefined, before.experiment)
    picture.showEnsemble(await this.#ensembles.at(moment.experiment, moment.turns), moment.experiment)
  }

  #compose(moment: FilmMoment, n: number, ground: string | undefined): void {
    const { shutter } = this.film
    const seconds = timeOf(this.film, n)
    const within = (at: number): number => timeOf(this.film, n, (shutter * (at + 0.5)) / exposures)
    const exposed = shutter > 0 ? Array.from({ length: exposures }, (_, at) => within(at)) : [seconds]
    const begins = this.#script.parts[moment.part]?.begins ?? 0
    // The last picture of the part before, out of which this one comes.
    if (moment.before) {
      const last = Math.max(begins - 1e-6, 0)
      const ended = { ...this.#script.at(last), turns: moment.before.turns }
      this.#layer(ended, { seconds: last, exposed: [last], ground }, 1)
    }
    this.#layer(moment, { seconds, exposed, ground }, moment.before?.share ?? 1)
  }

  #layer(moment: FilmMoment, shot: Shot, share: number): void {
    const picture = this.#pictureOf(moment.part)
    // What lies between and around several panes is of no pane.
    this.#renderer.setRenderTarget(null)
    this.#renderer.setScissorTest(false)
    this.#renderer.setClearColor(shot.ground ?? picture.theme.ground, 1)
    this.#renderer.clear()
    picture.draw(this.#renderer, this.canvas.height, shot, moment)
    const pen = share < 1 ? (this.#coming ??= penOf(this.canvas.width, this.canvas.height)) : this.#pen
    this.#layers.take(this.#renderer, pen)
    picture.write(pen, moment)
    if (pen === this.#pen) return
    this.#pen.globalAlpha = share
    this.#pen.drawImage(pen.canvas, 0, 0)
    this.#pen.globalAlpha = 1
  }

  #pictureOf(part: number): FilmPicture {
    const known = this.#pictures.get(part)
    if (known) {
      // The one that was asked for last is the last to go.
      this.#pictures.delete(part)
      this.#pictures.set(part, known)
      return known
    }
    while (this.#pictures.size >= maxPictures) {
      const [oldest] = this.#pictures.keys()
      if (oldest === undefined) break
      this.#pictures.get(oldest)?.dispose()
      this.#pictures.delete(oldest)
    }
    const made = new FilmPicture(this.#parts, part)
    this.#pictures.set(part, made)
    return made
  }

  #listen(): void {
    const { domElement } = this.#renderer
    const { signal } = this.#listening
    let resolve: (() => void) | undefined
    domElement.addEventListener(
      'webglcontextlost',
      (event) => {
        event.preventDefault()
        this.#restored = new Promise((done) => (resolve = done))
        // Forgotten, not deleted: it is not there any more.
        for (const picture of this.#pictures.values()) picture.releaseGpu()
        this.#ensembles.lose()
      },
      { signal },
    )
    domElement.addEventListener('webglcontextrestored', () => resolve?.(), { signal })
  }
}

/** Milliseconds. A browser that gives the GPU back does so within a second or two. */
const patience = 10_000

/** @throws Error if the GPU does not come back */
async function inTime(restored: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error('The GPU is gone. Load the page again, and make the film anew.')),
      patience,
    )
  })
  await Promise.race([restored, late]).finally(() => clearTimeout(timer))
}

/** @throws Error if the GPU has no room for a picture of that size */
function rendererOf({ size: [width, height], supersample }: Film): WebGLRenderer {
  const renderer = new WebGLRenderer({ antialias: false, alpha: false, powerPreference: 'high-performance' })
  const gl = renderer.getContext()
  const most = Math.min(
    Number(gl.getParameter(gl.MAX_TEXTURE_SIZE)),
    Number(gl.getParameter(gl.MAX_RENDERBUFFER_SIZE)),
  )
  const longest = supersample * Math.max(width, height)
  if (longest > most) {
    renderer.dispose()
    renderer.forceContextLoss()
    throw new Error(
      supersample > 1
        ? `${longest} pixels a side with supersampling are more than the ${most} that this GPU has room for. Choose a lower supersample.`
        : `${longest} pixels a side are more than the ${most} that this GPU has room for. Choose a smaller size.`,
    )
  }
  renderer.setPixelRatio(1)
  renderer.setSize(width, height, false)
  return renderer
}
