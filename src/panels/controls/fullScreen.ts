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
