/** When the first picture is on the screen: heavy parts of the page wait for it. */

let settle = (): void => undefined

/** Settles once the first picture is on the screen, or once it is clear that there will be none. */
export const firstPicture = new Promise<void>((resolve) => {
  settle = resolve
})

/** Call this while a frame is drawn, or once if there will be none. The browser shows that frame before the next. */
export function tellPictured(): void {
  requestAnimationFrame(() => settle())
}
