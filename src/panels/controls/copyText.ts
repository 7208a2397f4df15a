/** Copies text to the clipboard. If the page may not write to it, as on a plain http address, it copies a selection. */

export async function copyText(text: string): Promise<void> {
  try {
    // On a plain http address there is no clipboard, and the call throws.
    await navigator.clipboard.writeText(text)
  } catch {
    if (!copySelection(text)) throw new Error('the browser refused access to the clipboard.')
  }
}

function copySelection(text: string): boolean {
  const input = document.createElement('textarea')
  input.className = 'copied'
  input.value = text
  const focused = document.activeElement
  document.body.append(input)
  input.select()
  let isCopied = false
  try {
    isCopied = document.execCommand('copy')
  } catch {
    // Some browsers have no such command any more.
  }
  input.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return isCopied
}
