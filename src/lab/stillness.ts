/** Whether the user wants less motion: then nothing plays or eases by itself. Outside a page nobody does. */
export function wantsStillness(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches
}
