/** When the first picture is on the screen: heavy parts of the page wait for it. */

let settle = (): void => undefined

/** Settles once the first picture is on the screen, or it is plain that there will be none. */
export const firstPicture = new Promise<void>((resolve) => {
  settle = resolve
})

/** Called while a frame is drawn, or in place of the first where there will be none: the browser shows it before the next. */
export function tellPictured(): void {
  requestAnimationFrame(() => settle())
}
