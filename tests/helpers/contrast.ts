/** Contrast of two colours, as WCAG 2.2 defines it. */

/** Red, green and blue from 0 to 1, in sRGB. */
export type Colour = readonly [red: number, green: number, blue: number]

/** From 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** So much of the second colour in the first, as CSS mixes in srgb. */
export function mix(one: Colour, other: Colour, share: number): Colour {
  const at = (channel: 0 | 1 | 2): number => one[channel] + share * (other[channel] - one[channel])
  return [at(0), at(1), at(2)]
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((channel) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
