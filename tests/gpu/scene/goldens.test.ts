/**
 * The picture as it was judged by eye: eight scenes in three themes, held to stored pictures. `npm run goldens` stores them
 * anew: look at each before it is committed.
 */
import { Vector3 } from 'three'
import { expect, test } from 'vitest'
import { commands } from 'vitest/browser'
import type { View } from '../../../src/experiment/experiment'
import { parseExperiment } from '../../../src/experiment/schema/schema'
import { Bake } from '../../../src/scene/ground/bake'
import { draw, size } from '../../helpers/drawing'

const isRenewed = import.meta.env['VITE_GOLDENS'] === 'renew'
const stored = import.meta.glob<string>('./goldens/*.png', { query: '?url', import: 'default', eager: true })

/** A channel may be so far off before a pixel counts as another one, and so many pixels of a picture may be. */
const tolerance = 10
const share = 0.005

/** Of a stored picture. */
const [width, height] = [size.width / 2, size.height / 2]
const bakeSize = 256
const themes = ['dark', 'light', 'projector'] as const

interface Scene {
  readonly surface: object
  readonly step: number
  readonly view?: Partial<View>
  readonly from?: Vector3
}

const curve = { formula: 'x^2/5 + 0.4(1 - cos(4x))', parameters: ['x'], domain: [[-5, 5]] }
const scenes: Readonly<Record<string, Scene>> = {
  rosenbrock: { surface: { id: 'rosenbrock' }, step: 40 },
  himmelblau: {
    surface: { id: 'himmelblau' },
    step: 24,
    view: { arrows: { gradient: true, step: true } } as Partial<View>,
  },
  rastrigin: { surface: { id: 'rastrigin' }, step: 20 },
  easom: { surface: { id: 'easom' }, step: 16 },
  floor: { surface: { id: 'sixHumpCamel' }, step: 12, view: { floor: true } },
  trueColour: { surface: { id: 'beale' }, step: 12, view: { trueColour: true } },
  low: { surface: { id: 'ackley' }, step: 12, from: new Vector3(-2.2, 0.6, 2.4) },
  curve: { surface: curve, step: 16, from: new Vector3(0, 1.4, 4.2) },
}

const cases = Object.keys(scenes).flatMap((name) => themes.map((theme) => [name, theme] as const))

test.each(cases)('%s in the theme %s', async (name, theme) => {
  const { surface, step, view = {}, from } = scenes[name] as Scene
  const { experiment } = parseExperiment({ version: 1, surface })
  const drawing = await draw(experiment, { ...view, theme }, step, from, { selected: 1 })
  const { stage, renderer, projection } = drawing
  const bake = new Bake(stage.ground)
  if (drawing.terrain.dimension === 2) {
    bake.begin(renderer, bakeSize)
    bake.advance(renderer, bakeSize)
    stage.setShade(bake.texture, bake.size)
  }
  stage.backdrop.prepare(renderer, projection.camera, 0, 0, size.width, size.height)
  drawing.show()
  const drawn = halved(drawing.pixels())
  bake.dispose()
  drawing.dispose()
  const file = `./goldens/${name}-${theme}.png`
  if (isRenewed)
    await commands.writeFile(`tests/gpu/scene/goldens/${name}-${theme}.png`, await pngOf(drawn), 'base64')
  else expect(differing(drawn, await pixelsOf(stored[file]))).toBeLessThanOrEqual(share)
})

/** The share of pixels that are others. */
function differing(one: Uint8ClampedArray, other: Uint8ClampedArray): number {
  let count = 0
  for (let at = 0; at < one.length; at += 4) {
    const isOther = [0, 1, 2].some(
      (channel) => Math.abs((one[at + channel] ?? 0) - (other[at + channel] ?? 0)) > tolerance,
    )
    if (isOther) count += 1
  }
  return (4 * count) / one.length
}

/** From the top left corner, solid, each pixel the mean of four: what is stored is small, and dither does not count. */
function halved(pixels: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const means = new Uint8ClampedArray(4 * width * height)
  const row = 4 * size.width
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = (size.height - 2 - 2 * y) * row + 8 * x
      const at = 4 * (y * width + x)
      for (let channel = 0; channel < 3; channel += 1) {
        const sum = [0, 4, row, row + 4].reduce((so, by) => so + (pixels[from + by + channel] ?? 0), 0)
        means[at + channel] = sum / 4
      }
      means[at + 3] = 255
    }
  }
  return means
}

function penOf(): OffscreenCanvasRenderingContext2D {
  const pen = new OffscreenCanvas(width, height).getContext('2d')
  if (!pen) throw new Error('no 2D canvas')
  return pen
}

async function pngOf(pixels: Uint8ClampedArray<ArrayBuffer>): Promise<string> {
  const pen = penOf()
  pen.putImageData(new ImageData(pixels, width, height), 0, 0)
  const bytes = new Uint8Array(await (await pen.canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

async function pixelsOf(url: string | undefined): Promise<Uint8ClampedArray> {
  if (url === undefined) throw new Error('There is no stored picture: run `npm run goldens`, and look at it.')
  const pen = penOf()
  pen.drawImage(await createImageBitmap(await (await fetch(url)).blob()), 0, 0)
  return pen.getImageData(0, 0, width, height).data
}
