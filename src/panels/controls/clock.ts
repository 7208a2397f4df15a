/** Times as a clock has them. */

/** `4:05`, `1:04:05`, with a minus before it if there is one. */
export function clockText(seconds: number): string {
  const all = Math.floor(Math.abs(seconds))
  const [hours, minutes, rest] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60]
  const two = (value: number): string => String(value).padStart(2, '0')
  const text = hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
  return seconds <= -1 ? `−${text}` : text
}
