/** Draws the legend bar into a saved picture, where the page has it. */
import type { SceneTheme } from '../../looks/palette'
import type { PlacedLegend } from '../things/labels/legend'

/** In sizes of a number, as in scene.css: the bar's width and corners, and the gap to what stands beside it. */
export const [wide, corner, gap] = [0.8, 0.4, 0.35] as const

export function drawLegend(
  pen: CanvasRenderingContext2D,
  { text, bar }: PlacedLegend,
  { tickSize: size, ...theme }: SceneTheme,
): void {
  const height = bar.bottom - bar.top
  const right = bar.left + wide * size
  const gradient = pen.createLinearGradient(0, bar.bottom, 0, bar.top)
  for (const [index, colour] of text.colours.entries())
    gradient.addColorStop(index / (text.colours.length - 1), colour)
  pen.fillStyle = gradient
  pen.strokeStyle = theme.line
  pen.lineWidth = 1
  pen.beginPath()
  pen.roundRect(bar.left, bar.top, wide * size, height, corner * size)
  pen.fill()
  pen.stroke()
  pen.font = `400 ${size}px system-ui, sans-serif`
  pen.fillStyle = theme.text
  pen.textAlign = 'left'
  for (const tick of text.ticks) pen.fillText(tick.text, right + gap * size, bar.bottom - tick.share * height)
  pen.font = `italic ${1.15 * size}px Georgia, serif`
  pen.fillStyle = theme.ink
  pen.textAlign = 'center'
  pen.fillText('L', (bar.left + right) / 2, bar.top - (gap + 0.5) * size)
}
