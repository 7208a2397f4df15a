/** A piece of what a film says beside its picture: its place, and how it is drawn. */
import type { SceneTheme } from '../../../../looks/palette'
import type { Box } from '../../layout'
import type { FormulaPicture } from '../formula'

export interface Piece {
  /** In units. */
  readonly box: Box
  draw(pen: CanvasRenderingContext2D): void
}

export function fontOf(size: number, weight = 400): string {
  return `${weight} ${size}px system-ui, sans-serif`
}

/** Draws a plate with round corners. */
export function drawPlate(
  pen: CanvasRenderingContext2D,
  theme: SceneTheme,
  { left, top, width, height }: Box,
): void {
  pen.fillStyle = theme.plate
  pen.beginPath()
  pen.roundRect(left, top, width, height, 0.5 * theme.labelSize)
  pen.fill()
}

/** Room around what stands on a plate, in sizes of the labels. */
const inside = 0.7

/** How much smaller than it is a content stands on a plate in a room, so that it fits. */
export function shareOn(theme: SceneTheme, content: FormulaPicture, { width, height }: Box): number {
  const around = 2 * inside * theme.labelSize
  return Math.min((width - around) / content.width, (height - around) / content.height, 1)
}

/** A content on a plate in the upper left corner of a room. */
export function plated(theme: SceneTheme, content: FormulaPicture, room: Box): Piece {
  const { left, top } = room
  const margin = inside * theme.labelSize
  const share = shareOn(theme, content, room)
  const box: Box = {
    left,
    top,
    width: share * content.width + 2 * margin,
    height: share * content.height + 2 * margin,
  }
  return {
    box,
    draw(pen) {
      drawPlate(pen, theme, box)
      pen.save()
      pen.translate(left + margin, top + margin)
      pen.scale(share, share)
      content.draw(pen)
      pen.restore()
    },
  }
}

/** The lines of a text that are no wider than `width` in the pen's font. A word that is wider is broken. */
export function wrapped(pen: CanvasRenderingContext2D, text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const lines: string[] = []
    let now = ''
    for (const word of line.split(' ').flatMap((each) => broken(pen, each, width))) {
      const next = now === '' ? word : `${now} ${word}`
      if (now !== '' && pen.measureText(next).width > width) {
        lines.push(now)
        now = word
      } else now = next
    }
    return [...lines, now]
  })
}

/** At most so many lines of a text; the last one says that there were more. */
export function linesUpTo(
  pen: CanvasRenderingContext2D,
  text: string,
  width: number,
  most: number,
): readonly string[] {
  const lines = wrapped(pen, text, width)
  if (lines.length <= most) return lines
  const last = lines.slice(most - 1).join(' ')
  return [...lines.slice(0, most - 1), cut(pen, last, width)]
}

/** A text that is no wider than `width` in the pen's font: what is left out is an ellipsis. */
export function cut(pen: CanvasRenderingContext2D, text: string, width: number): string {
  if (pen.measureText(text).width <= width) return text
  const signs = [...text]
  const fits = (count: number): string => `${signs.slice(0, count).join('').trimEnd()}…`
  const count = most(signs.length, (each) => pen.measureText(fits(each)).width <= width)
  return fits(count)
}

/** The parts of a word that are no wider than `width`, as long as they can be. */
function broken(pen: CanvasRenderingContext2D, word: string, width: number): readonly string[] {
  const parts: string[] = []
  let rest = [...word]
  while (rest.length > 1 && pen.measureText(rest.join('')).width > width) {
    const count = Math.max(
      most(rest.length, (each) => pen.measureText(rest.slice(0, each).join('')).width <= width),
      1,
    )
    parts.push(rest.slice(0, count).join(''))
    rest = rest.slice(count)
  }
  return [...parts, rest.join('')]
}

/** The largest number up to `high` that fits, where all smaller ones do. */
function most(high: number, fits: (count: number) => boolean): number {
  let [low, above] = [0, high + 1]
  while (above - low > 1) {
    const middle = (low + above) >> 1
    if (fits(middle)) low = middle
    else above = middle
  }
  return low
}
