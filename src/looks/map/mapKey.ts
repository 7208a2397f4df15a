/** The legend of a map: what its colours mean. */
import {
  type OutcomeKind,
  type Minimum,
  type Outcomes,
  outcomeKinds,
  outcomeCode,
} from '../../ensemble/outcomes/result'
import type { Ensemble, Theme } from '../../experiment/experiment'
import { axisText } from '../../math/numbers'
import { type Memo, memo, onceFor } from '../../math/memo'
import { type MapPalette, type Ramp, lossRamp, mapPalette, rampSize, stepsRamp } from './mapPalette'
import { type Tick, lossScale, stepScale } from './mapScale'

export interface MapSwatch {
  /** `#rrggbb` */
  readonly colour: string
  readonly label: string
  /** Share of the runs. */
  readonly share?: number
}

export type MapKey =
  | { readonly swatches: readonly MapSwatch[] }
  | {
      /** What the gradient shows. */
      readonly title: string
      /** Evenly spaced from beginning to end, `#rrggbb`. */
      readonly gradient: readonly string[]
      readonly ticks: readonly Tick[]
      readonly swatches: readonly MapSwatch[]
    }

/** Minima that are named one by one. */
const maxNamed = 8
/** The place on a ramp whose colour a swatch shows. */
const typical = 0.4
const gradientStops = 33

const keysOf = onceFor<Outcomes, Memo<MapKey>>(() => memo())

/** Only what the map shows somewhere has a swatch. `dimension` is the surface's. Made once for each map. */
export function mapKey(
  outcomes: Outcomes,
  by: Ensemble['mapColours'],
  theme: Theme,
  dimension: 1 | 2 = 2,
): MapKey {
  return keysOf(outcomes)(`${by} ${theme} ${dimension}`, () => keyOf(outcomes, by, theme, dimension))
}

function keyOf(outcomes: Outcomes, by: Ensemble['mapColours'], theme: Theme, dimension: 1 | 2): MapKey {
  const palette = mapPalette(outcomes.minima, theme)
  const shares = sharesOf(outcomes)
  const apart = [
    swatch(palette.circling, 'circling a minimum', by === 'loss' ? 0 : shares.circling),
    swatch(palette.unfinished, 'unfinished', by === 'loss' ? 0 : shares.unfinished),
    swatch(palette.climbed, 'unfinished, no progress', shares.climbed),
    swatch(palette.diverged, 'diverged', shares.diverged),
    swatch(palette.nothing, 'no loss at the start', shares.nothing),
  ].filter(isPresent)
  if (by === 'loss') {
    const { lowest, ticks } = lossScale(outcomes)
    const title = lowest === 0 ? 'loss' : `loss above ${axisText(Number(lowest.toPrecision(4)))}`
    return { title, gradient: gradientOf(lossRamp), ticks, swatches: apart }
  }
  const rests = by === 'steps' ? [] : restSwatches(outcomes.minima, palette, shares, dimension)
  const swatches = [...rests, ...apart]
  const { ticks } = stepScale(outcomes)
  if (ticks.length === 0) return { swatches }
  const commonest = shares.minima.indexOf(Math.max(...shares.minima))
  const ramp = by === 'steps' ? stepsRamp : (palette.minima[commonest] ?? palette.otherMinimum)
  return { title: 'steps to rest', gradient: gradientOf(ramp), ticks, swatches }
}

interface Shares {
  readonly minima: readonly number[]
  readonly otherMinimum: number
  readonly saddle: number
  readonly maximum: number
  readonly plateau: number
  readonly circling: number
  readonly diverged: number
  readonly nothing: number
  readonly climbed: number
  readonly unfinished: number
}

function restSwatches(
  minima: readonly Minimum[],
  palette: MapPalette,
  shares: Shares,
  dimension: 1 | 2,
): MapSwatch[] {
  const all = minima
    .map((minimum, index) =>
      swatch(
        palette.minima[index] ?? palette.otherMinimum,
        `minimum at ${placeText(minimum, minima, dimension)}`,
        shares.minima[index] ?? 0,
      ),
    )
    .filter(isPresent)
  const byShare = all.length > maxNamed ? all.sort((a, b) => (b.share ?? 0) - (a.share ?? 0)) : all
  const [named, others] = [byShare.slice(0, maxNamed), byShare.slice(maxNamed)]
  const [first] = others
  return [
    ...named,
    ...(first
      ? [
          {
            colour: first.colour,
            label: `${others.length} more minima`,
            share: others.reduce((sum, { share }) => sum + (share ?? 0), 0),
          },
        ]
      : []),
    ...[
      swatch(palette.otherMinimum, 'another minimum', shares.otherMinimum),
      swatch(palette.saddle, 'saddle', shares.saddle),
      swatch(palette.maximum, 'maximum', shares.maximum),
      swatch(palette.plateau, 'plateau', shares.plateau),
    ].filter(isPresent),
  ]
}

const sharesOf = onceFor(({ kind, minimum, climbed, minima }: Outcomes): Shares => {
  const byKind = outcomeKinds.map(() => 0)
  const byMinimum = minima.map(() => 0)
  let rising = 0
  for (let cell = 0; cell < kind.length; cell += 1) {
    const its = kind[cell] as number
    byKind[its] = (byKind[its] as number) + 1
    const which = minimum[cell] as number
    if (which >= 0) byMinimum[which] = (byMinimum[which] as number) + 1
    if (climbed[cell]) rising += 1
  }
  const share = (count: number): number => (kind.length > 0 ? count / kind.length : 0)
  const of = (name: OutcomeKind): number => byKind[outcomeCode[name]] ?? 0
  const listed = byMinimum.reduce((sum, count) => sum + count, 0)
  return {
    minima: byMinimum.map(share),
    otherMinimum: share(of('converged') - listed),
    saddle: share(of('saddle')),
    maximum: share(of('maximum')),
    plateau: share(of('plateau')),
    circling: share(of('circling')),
    diverged: share(of('diverged')),
    nothing: share(of('nothing')),
    climbed: share(rising),
    unfinished: share(of('running') - rising),
  }
})

function swatch(ramp: Ramp, label: string, share: number): MapSwatch {
  return { colour: hexOf(ramp, typical), label, share }
}

function isPresent({ share }: MapSwatch): boolean {
  return share !== undefined && share > 0
}

/** Where a minimum is, as `(3, 2)`, to a thousandth of the largest coordinate. */
export function placeText({ x, y }: Minimum, minima: readonly Minimum[], dimension: 1 | 2): string {
  const largest = Math.max(...minima.map((each) => Math.max(Math.abs(each.x), Math.abs(each.y))), 1e-9)
  const grain = 10 ** (Math.floor(Math.log10(largest)) - 3)
  const text = (place: number): string => axisText(Number((Math.round(place / grain) * grain).toPrecision(6)))
  return dimension === 1 ? text(x) : `(${text(x)}, ${text(y)})`
}

function gradientOf(ramp: Ramp): string[] {
  return Array.from({ length: gradientStops }, (_, index) => hexOf(ramp, index / (gradientStops - 1)))
}

function hexOf(ramp: Ramp, at: number): string {
  const place = 4 * Math.round(at * (rampSize - 1))
  return `#${[...ramp.subarray(place, place + 3)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
