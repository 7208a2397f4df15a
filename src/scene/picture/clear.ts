/** What is seen on black and on white in the same way is solid, and what takes the colour of the ground is clear. */

/** RGBA bytes, not premultiplied. `out` may be `onBlack`. */
export function clearOf(
  onBlack: Uint8ClampedArray,
  onWhite: Uint8ClampedArray,
  out: Uint8ClampedArray,
): void {
  for (let at = 0; at < onBlack.length; at += 4) {
    let alpha = 255
    for (let channel = 0; channel < 3; channel += 1)
      alpha = Math.min(alpha, 255 - ((onWhite[at + channel] ?? 0) - (onBlack[at + channel] ?? 0)))
    alpha = Math.max(alpha, 0)
    for (let channel = 0; channel < 3; channel += 1)
      out[at + channel] = alpha === 0 ? 0 : ((onBlack[at + channel] ?? 0) * 255) / alpha
    out[at + 3] = alpha
  }
}
