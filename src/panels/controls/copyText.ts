/** Copies text to the clipboard. If the page may not write to it, as on a plain http address, it copies a selection. */

export async function copyText(text: string): Promise<void> {
  if ('clipboard' in navigator) {
    try {
      return await navigator.clipboard.writeText(text)
    } catch (refused) {
      if (!copySelection(text)) throw refused
      return
    }
  }
  if (!copySelection(text)) throw new Error('The browser refused access to the clipboard.')
}

function copySelection(text: string): boolean {
  const field = document.createElement('textarea')
  field.className = 'copied'
  field.value = text
  const focused = document.activeElement
  document.body.append(field)
  field.select()
  const isCopied = document.execCommand('copy')
  field.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return isCopied
}
