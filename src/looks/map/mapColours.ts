/** A map's colours: one pixel for each run of an ensemble. */
import { type Outcomes, outcomeKinds, outcomeCode } from '../../ensemble/outcomes/result'
import type { Ensemble, Theme } from '../../experiment/experiment'
import { type Memo, memo, onceFor } from '../../math/memo'
import { type MapPalette, type Ramp, lossRamp, mapPalette, rampSize, stepsRamp } from './mapPalette'
import { lossPlaces, stepPlaces } from './mapScale'

/** Only the last colours of a map are kept, for the scene and the panel: a large map is many bytes. */
const coloursOf = onceFor<Outcomes, Memo<Uint8ClampedArray<ArrayBuffer>>>(() => memo(1))

/**
 * RGBA, row after row from the bottom, made once for all who show a map. By outcome, the hue is the minimum and the
 * lightness the steps it took. By loss and by steps, one ramp shows how much. Runs that diverged, or ended no lower than
 * at their start, have separate colours.
 */
export function mapColours(
  outcomes: Outcomes,
  by: Ensemble['mapColours'],
  theme: Theme,
): Uint8ClampedArray<ArrayBuffer> {
  return coloursOf(outcomes)(`${by} ${theme}`, () => colourCells(outcomes, by, theme))
}

function colourCells(
  outcomes: Outcomes,
  by: Ensemble['mapColours'],
  theme: Theme,
): Uint8ClampedArray<ArrayBuffer> {
  const { kind, minimum, climbed, minima } = outcomes
  const palette = mapPalette(minima, theme)
  const { ramps, ofKind } = rampsOf(palette, by)
  const words = wordsOf([...ramps, palette.climbed])
  const rising = ramps.length
  const places = by === 'loss' ? lossPlaces(outcomes) : stepPlaces(outcomes)
  const namesMinima = by === 'outcome'
  const bytes = new Uint8ClampedArray(4 * kind.length)
  const pixels = new Uint32Array(bytes.buffer)
  for (let cell = 0; cell < pixels.length; cell += 1) {
    const its = kind[cell] as number
    const which = minimum[cell] as number
    let ramp = ofKind[its] as number
    if (its === outcomeCode.running && climbed[cell]) ramp = rising
    else if (namesMinima && its === outcomeCode.converged && which >= 0) ramp = which
    pixels[cell] = words[rampSize * ramp + (places[cell] as number)] as number
  }
  return bytes
}

/** The ramps of a map, the minima's first, and the ramp of each kind of outcome. */
function rampsOf(
  palette: MapPalette,
  by: Ensemble['mapColours'],
): { readonly ramps: readonly Ramp[]; readonly ofKind: Uint16Array } {
  const { minima, otherMinimum, saddle, maximum, plateau, circling, unfinished, diverged, nothing } = palette
  const named = by === 'outcome' ? minima : []
  const ramp = by === 'loss' ? lossRamp : stepsRamp
  const ofKind = {
    running: by === 'loss' ? lossRamp : unfinished,
    circling: by === 'loss' ? lossRamp : circling,
    converged: by === 'outcome' ? otherMinimum : ramp,
    saddle: by === 'outcome' ? saddle : ramp,
    maximum: by === 'outcome' ? maximum : ramp,
    plateau: by === 'outcome' ? plateau : ramp,
    diverged,
    nothing,
  }
  return {
    ramps: [...named, ...outcomeKinds.map((kind) => ofKind[kind])],
    ofKind: Uint16Array.from(outcomeKinds, (_, index) => named.length + index),
  }
}

/** The colours of the ramps, one after the other, as words in this machine's byte order. */
function wordsOf(ramps: readonly Ramp[]): Uint32Array {
  const bytes = new Uint8Array(4 * rampSize * ramps.length)
  for (const [index, ramp] of ramps.entries()) bytes.set(ramp, 4 * rampSize * index)
  return new Uint32Array(bytes.buffer)
}
