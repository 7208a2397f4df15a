/** The screens of the machine, where the browser tells them: the picture goes onto one, the speaker's window onto another. */

/** Where a window goes, in CSS pixels. */
export interface Placed {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

interface ScreenPlace {
  readonly availLeft: number
  readonly availTop: number
  readonly availWidth: number
  readonly availHeight: number
}

interface Screens {
  readonly screens: readonly ScreenPlace[]
  readonly currentScreen: ScreenPlace
}

export interface TwoScreens {
  /** For the picture, as `requestFullscreen` takes it. */
  readonly other: object
  /** Where the page is, and the speaker's window comes. */
  readonly here: Placed
}

/** Whether the machine has more than one screen, as far as the browser says. */
export function hasSecondScreen(): boolean {
  return 'isExtended' in screen && screen.isExtended === true
}

/** Undefined where there is one screen alone, or the browser or its user does not tell. */
export async function twoScreens(): Promise<TwoScreens | undefined> {
  if (!hasSecondScreen() || !('getScreenDetails' in window)) return undefined
  try {
    const { screens, currentScreen } = await (window.getScreenDetails as () => Promise<Screens>)()
    const other = screens.find((each) => each !== currentScreen)
    const { availLeft: left, availTop: top, availWidth: width, availHeight: height } = currentScreen
    return other && { other, here: { left, top, width, height } }
  } catch {
    return undefined
  }
}
