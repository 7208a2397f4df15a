/** The page on the whole screen. */

/**
 * `screen`: another one than that of the page, as the browser has told it.
 * @throws Error if the browser refuses, or has no full screen for this page, as in a frame or on a plain http address
 */
export async function enterFullScreen(screen?: object): Promise<void> {
  const { documentElement: page } = document
  if (!('requestFullscreen' in page) || typeof page.requestFullscreen !== 'function')
    throw new Error('the browser does not offer it here. Its own key may do it, F11 on most.')
  const options: FullscreenOptions & { readonly screen?: object } = screen ? { screen } : {}
  await page.requestFullscreen(options)
}

interface Keyboard {
  lock(keys: readonly string[]): Promise<void>
  unlock(): void
}

/** The keyboard of the page, where the browser lets it have keys that are its own. */
function keyboard(): Keyboard | undefined {
  return 'keyboard' in navigator ? (navigator.keyboard as Keyboard) : undefined
}

/** The same, and Esc and F5 come to the page where the browser can: a clicker that sends them loses nothing. */
export async function enterLocked(screen?: object): Promise<void> {
  await enterFullScreen(screen)
  await keyboard()
    ?.lock(['Escape', 'F5'])
    .catch(() => undefined)
}

export function leaveFullScreen(): void {
  keyboard()?.unlock()
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined)
}
