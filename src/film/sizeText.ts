/** How large a film's file is, and how long it takes, in words. */

export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  const [unit, name] = bytes < 999_950 ? [1000, 'kB'] : bytes < 999_950_000 ? [1e6, 'MB'] : [1e9, 'GB']
  return `${(bytes / unit).toFixed(1)} ${name}`
}

/** In whole seconds, minutes or hours, never too few. */
export function timeText(seconds: number): string {
  const whole = Math.ceil(seconds)
  if (whole < 60) return `${whole} s`
  const minutes = Math.ceil(whole / 60)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
