/** The looks of a step's internals. */
import { type RunnerLook, rgb } from '../../../looks/palette'
import type { RibbonStyle } from '../../lines/ribbons'

/** Styles: those that are the same for every runner, then the momentum of each. */
export const internalsStyle = {
  gradient: 0,
  /** The step, by whether the local quadratic is lower where it lands. */
  lower: 1,
  higher: 2,
  ellipse: 3,
  axes: 4,
  probe: 5,
  quadratic: 6,
  slice: 7,
  /** The trial points of a search along a line, and the interval that they leave. */
  trial: 8,
  interval: 9,
  momentum: (runner: number) => 10 + runner,
} as const

/** They stand on the surface's own colours, which are the same in every theme. */
const good = rgb('#62f2a6')
const bad = rgb('#ff5c47')

export function internalsStyles(looks: readonly RunnerLook[]): RibbonStyle[] {
  const white = (opacity: number, dash: readonly number[] = []): RibbonStyle => ({
    colour: [1, 1, 1, opacity],
    dash,
  })
  const styles: RibbonStyle[] = []
  styles[internalsStyle.gradient] = white(0.95)
  styles[internalsStyle.lower] = { colour: [...good, 1], dash: [] }
  // Not by its colour alone.
  styles[internalsStyle.higher] = { colour: [...bad, 1], dash: [5, 3] }
  styles[internalsStyle.ellipse] = white(0.95)
  styles[internalsStyle.axes] = white(0.6)
  styles[internalsStyle.probe] = white(0.95, [5, 4])
  styles[internalsStyle.quadratic] = { colour: [...rgb('#ffd166'), 0.75], dash: [] }
  styles[internalsStyle.slice] = white(0.85, [2, 4])
  styles[internalsStyle.trial] = white(0.95, [2, 3])
  styles[internalsStyle.interval] = { colour: [...rgb('#ff9ee5'), 1], dash: [] }
  for (const [index, look] of looks.entries()) {
    styles[internalsStyle.momentum(index)] = { colour: [...rgb(look.colour), 0.95], dash: [6, 4] }
  }
  return styles
}
