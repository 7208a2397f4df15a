/** OKLCH (Ottosson, 2020): lightness, chroma and hue in steps that are even to the eye, and how they become bytes. */

const halvings = 10

/** Red, green and blue as bytes. A chroma that screens cannot show at this lightness and hue is lowered. */
export function oklchBytes(lightness: number, chroma: number, hue: number): [number, number, number] {
  let [shown, tooMuch] = [0, chroma]
  if (isShown(linearOf(lightness, chroma, hue))) shown = chroma
  else
    for (let i = 0; i < halvings; i += 1) {
      const middle = (shown + tooMuch) / 2
      if (isShown(linearOf(lightness, middle, hue))) shown = middle
      else tooMuch = middle
    }
  const [red, green, blue] = linearOf(lightness, shown, hue)
  return [shownByte(red), shownByte(green), shownByte(blue)]
}

type Linear = [red: number, green: number, blue: number]

/** Linear sRGB; the hue in degrees. */
function linearOf(lightness: number, chroma: number, hue: number): Linear {
  const angle = (hue * Math.PI) / 180
  return linearOfLab(lightness, chroma * Math.cos(angle), chroma * Math.sin(angle))
}

/** Linear sRGB of OKLab. */
export function linearOfLab(lightness: number, a: number, b: number): Linear {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

function isShown(linear: Linear): boolean {
  return linear.every((channel) => channel > -1e-4 && channel < 1.0001)
}

/** A channel of linear sRGB as a byte. What a screen cannot show becomes the nearest that it can. */
export function shownByte(linear: number): number {
  const channel = Math.min(Math.max(linear, 0), 1)
  return Math.round(255 * (channel <= 0.0031308 ? 12.92 * channel : 1.055 * channel ** (1 / 2.4) - 0.055))
}
