/** How wide a text is, without asking the page: a font that is set on its canvas makes the browser compute its styles. */

/** By font and text, in CSS pixels. */
const widths = new Map<string, number>()
/** A drag of a setting that is part of a name makes a new name with every move. */
const maxWidths = 2000

let pen: OffscreenCanvasRenderingContext2D | null | undefined

/** In the pixels that `font`, as CSS writes it, is given in. */
export function textWidth(text: string, font: string): number {
  const key = `${font}\n${text}`
  const known = widths.get(key)
  if (known !== undefined) return known
  pen ??= new OffscreenCanvas(1, 1).getContext('2d')
  if (!pen) return 0
  if (widths.size >= maxWidths) widths.clear()
  pen.font = font
  const { width } = pen.measureText(text)
  widths.set(key, width)
  return width
}
