/** How large a label is that is drawn by a pen: as `writeLabels` draws it. */
import type { Unshown } from '../../things/labels/labels'

/** In sizes of its text: before the marker, from there to the name, between name and value, after it; the height. */
const [before, toName, between, after, high] = [0.5, 1.2, 0.5, 0.6, 1.75] as const
/** A value is at least as wide as so many digits, so that a label keeps its width while its loss falls. */
const digits = 6.6
const valueSize = 0.92

export function unshownLabels(labelSize: number, tickSize: number): Unshown {
  const pen = new OffscreenCanvas(1, 1).getContext('2d')
  if (pen) pen.textRendering = 'geometricPrecision'
  const known = new Map<string, number>()
  const widthOf = (text: string, font: string): number => {
    if (!pen || text === '') return 0
    const key = `${font} ${text}`
    const width = known.get(key)
    if (width !== undefined) return width
    pen.font = font
    const measured = pen.measureText(text).width
    known.set(key, measured)
    return measured
  }
  return {
    labelSize,
    tickSize,
    measure: ({ text, note, value }, hasName) => {
      const name = hasName ? widthOf(text.name, `500 ${labelSize}px system-ui, sans-serif`) : 0
      const soft = `400 ${valueSize * labelSize}px system-ui, sans-serif`
      const its = note || (hasName ? value : '')
      const least = its !== '' && its === value ? digits * widthOf('0', soft) : 0
      const beside = its === '' ? 0 : between * labelSize + Math.max(widthOf(its, soft), least)
      const marker = name > 0 || beside > 0 ? toName : 1
      return { width: (before + marker + after) * labelSize + name + beside, height: high * labelSize }
    },
  }
}
