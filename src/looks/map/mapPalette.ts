/** The colours of maps: a ramp of lightness for each minimum, and flat colours that differ from all of them. */
import { interpolateMagma, interpolateViridis } from 'd3-scale-chromatic'
import type { Minimum } from '../../ensemble/outcomes/result'
import type { Theme } from '../../experiment/experiment'
import { type Memo, memo, onceFor } from '../../math/memo'
import { cssBytes } from '../colourMaps'
import { huesOf } from './mapHues'
import { oklchBytes } from '../oklch'

/** How many colours a ramp has. */
export const rampSize = 256
/** A ramp has this many pieces, and one more colour to join them. */
const stops = 16

/** Red, green, blue, alpha of each colour. A ramp goes from few steps, or a low loss, to many, or a high one. */
export type Ramp = Uint8Array<ArrayBuffer>

export interface MapPalette {
  readonly minima: readonly Ramp[]
  /** At rest at a minimum that is not listed. */
  readonly otherMinimum: Ramp
  readonly saddle: Ramp
  readonly maximum: Ramp
  readonly plateau: Ramp
  /** One colour throughout. */
  readonly circling: Ramp
  readonly diverged: Ramp
  readonly nothing: Ramp
  readonly climbed: Ramp
  readonly unfinished: Ramp
}

/** OKLCH lightness at few and at many steps, factor on the chroma, and lightness of the flat colours. */
const looks: Readonly<Record<Theme, Look>> = {
  dark: { few: 0.91, many: 0.35, chroma: 1, diverged: 0.14, climbed: 0.245, nothing: 0.36, unfinished: 0.5 },
  light: { few: 0.89, many: 0.4, chroma: 1, diverged: 0.2, climbed: 0.3, nothing: 0.46, unfinished: 0.68 },
  projector: {
    few: 0.94,
    many: 0.38,
    chroma: 1.15,
    diverged: 0.1,
    climbed: 0.23,
    nothing: 0.36,
    unfinished: 0.52,
  },
}

interface Look {
  readonly few: number
  readonly many: number
  readonly chroma: number
  readonly diverged: number
  readonly climbed: number
  readonly nothing: number
  readonly unfinished: number
}

/** Degrees that the hue of a ramp turns, as light does: its light end towards yellow, its dark end towards violet. */
const turn = 34
/** The same for a single minimum, which has no other hue to keep away from. */
const turnAlone = 76
const [yellow, violet] = [110, 290]
/** The red of diverged and climbing runs. */
const ember = 22

const palettesOf = onceFor<readonly Minimum[], Memo<MapPalette>>(() => memo())

/** Made once for each list of minima and theme. */
export function mapPalette(minima: readonly Minimum[], theme: Theme): MapPalette {
  return palettesOf(minima)(theme, () => paletteOf(minima, theme))
}

function paletteOf(minima: readonly Minimum[], theme: Theme): MapPalette {
  const look = looks[theme]
  const tint = (few: number, many: number, chroma: number, hue: number): Ramp =>
    ramp((at) => oklchBytes(few + at * (many - few), chroma, hue))
  const flat = (lightness: number, chroma: number, hue: number): Ramp =>
    tint(lightness, lightness, chroma, hue)
  return {
    minima: huesOf(minima).map((hue) => minimumRamp(hue, look, minima.length === 1 ? turnAlone : turn)),
    otherMinimum: tint(look.few, look.many, 0.045, 310),
    saddle: tint(0.985, look.unfinished + 0.2, 0.01, 250),
    maximum: tint(0.72, 0.55, 0.14, 40),
    plateau: tint(0.87, 0.6, 0.055, 82),
    circling: flat(look.unfinished + 0.16, 0.06, 175),
    diverged: flat(look.diverged, 0.02, ember),
    climbed: flat(look.climbed, 0.06, ember),
    nothing: flat(look.nothing, 0.008, 260),
    unfinished: flat(look.unfinished, 0.008, 260),
  }
}

/** Of losses, low to high. */
export const lossRamp: Ramp = ramp((at) => cssBytes(interpolateViridis(at)))
/** Of steps, few to many. The darkest colours are for diverged and climbing runs. */
export const stepsRamp: Ramp = ramp((at) => cssBytes(interpolateMagma(0.98 - 0.72 * at)))

/** Pale, then full, then deep. */
function minimumRamp(hue: number, { few, many, chroma }: Look, turn: number): Ramp {
  const direction = hue > yellow && hue < violet ? 1 : -1
  return ramp((at) => {
    const fullness = 0.055 + 0.115 * Math.sin(Math.PI * Math.min(0.06 + 0.74 * at, 1))
    return oklchBytes(few + at * (many - few), chroma * fullness, hue + direction * turn * (at - 0.5))
  })
}

/** A ramp through evenly spaced colours from 0 to 1, enough that the eye sees no corner. */
function ramp(colour: (at: number) => readonly number[]): Ramp {
  const colours = Array.from({ length: stops + 1 }, (_, index) => colour(index / stops))
  const bytes = new Uint8Array(4 * rampSize)
  for (let i = 0; i < rampSize; i += 1) {
    const at = (i / (rampSize - 1)) * stops
    const below = Math.min(Math.floor(at), stops - 1)
    for (let channel = 0; channel < 3; channel += 1) {
      const [a = 0, b = 0] = [colours[below]?.[channel], colours[below + 1]?.[channel]]
      bytes[4 * i + channel] = Math.round(a + (at - below) * (b - a))
    }
    bytes[4 * i + 3] = 255
  }
  return bytes
}
