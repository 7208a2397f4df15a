/** The looks of the arrows at the balls. */
import { type RunnerLook, rgb } from '../../looks/palette'
import { plainStyle, type RibbonStyle } from '../lines/ribbons'

/** Styles: one for the gradient, then a step and a momentum style for each runner. */
export const arrowStyle = {
  gradient: 0,
  step: (runner: number) => 1 + 2 * runner,
  momentum: (runner: number) => 2 + 2 * runner,
} as const

export function arrowStyles(looks: readonly RunnerLook[]): RibbonStyle[] {
  const styles: RibbonStyle[] = []
  styles[arrowStyle.gradient] = plainStyle([1, 1, 1, 0.95])
  for (const [index, { colour }] of looks.entries()) {
    styles[arrowStyle.step(index)] = plainStyle([...rgb(colour), 1])
    styles[arrowStyle.momentum(index)] = { colour: [...rgb(colour), 0.95], dash: [6, 4] }
  }
  return styles
}
