/** Whether the user wants less motion: then nothing plays or eases by itself. */
export function wantsStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}
