/** Colours in OKLab, where distances are as the eye sees them. */

export type Lab = readonly [lightness: number, a: number, b: number]

/** By way of XYZ, with the matrices of CSS Color 4: not the way that the colours came. */
export function labOf(
  [red = 0, green = 0, blue = 0]: Iterable<number>,
  seen: (linear: readonly number[]) => readonly number[] = (linear) => linear,
): Lab {
  const linear = seen(
    [red, green, blue].map((byte) => {
      const channel = byte / 255
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
    }),
  )
  const xyz = times(
    [[0.41239079926595934, 0.357584339383878, 0.1804807884018343],
     [0.21263900587151027, 0.715168678767756, 0.07219231536073371],
     [0.01933081871559182, 0.11919477979462598, 0.9505321522496607]], linear) // prettier-ignore
  const lms = times(
    [[0.819022437996703, 0.3619062600528904, -0.1288737815209879],
     [0.0329836539323885, 0.9292868615863434, 0.0361446663506424],
     [0.0481771893596242, 0.2642395317527308, 0.6335478284694309]], xyz) // prettier-ignore
  const [l = 0, a = 0, b = 0] = times(
    [[0.210454268309314, 0.7936177747023054, -0.0040720430116193],
     [1.9779985324311684, -2.4285922420485799, 0.450593709617411],
     [0.0259040424655478, 0.7827717124575296, -0.8086757549230774]], lms.map(Math.cbrt)) // prettier-ignore
  return [l, a, b]
}

export function times(rows: readonly (readonly number[])[], vector: readonly number[]): number[] {
  return rows.map((row) => row.reduce((sum, value, index) => sum + value * (vector[index] ?? 0), 0))
}

export const difference = (a: Lab, b: Lab): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
