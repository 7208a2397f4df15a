/** Whether a control takes a key of a talk itself. A clicker's keys are never its own. */
export function takesKey(target: EventTarget | null, key: string, within: string): boolean {
  if (!(target instanceof HTMLElement) || !target.closest(within)) return false
  if (/^(?:PageDown|PageUp|F5|Escape)$/.test(key)) return false
  if (target instanceof HTMLInputElement && target.type !== 'range') return true
  if (target instanceof HTMLSelectElement) return true
  if (target.closest('button')) return key === ' ' || key === 'Enter' || key === 'Tab'
  return /^(?:Arrow|Home|End|Tab)/.test(key)
}
