/** The picture as an image file. The scene offers it and the panels save it; neither knows the other. */

/** A row of the board in a picture. */
export interface PictureRow {
  readonly marker: string
  readonly colour: string
  readonly name: string
  readonly value: string
}

/** What a picture says beside the scene. */
export interface PictureTexts {
  readonly title?: string
  readonly step?: string
  readonly board?: readonly PictureRow[]
  /** Whether the legend bars are in it. */
  readonly legend?: boolean
}

/** How a picture is taken. */
export interface PictureWish {
  /** Pixels to a CSS pixel. By default as on the screen. */
  readonly scale?: number | undefined
  /** In pixels; the height follows. Instead of `scale`. */
  readonly width?: number | undefined
  /** Without the background and the floor: what lies under the picture shows through. */
  readonly isTransparent?: boolean
  readonly texts?: PictureTexts
}

/** How the user wants pictures saved. */
export interface Saved {
  /** Pixels to a CSS pixel, `screen` for as many as the screen shows, `width` for a width in pixels. */
  readonly size: 'screen' | 'width' | 1 | 2 | 4
  readonly width: number
  readonly title: boolean
  readonly step: boolean
  readonly board: boolean
  readonly legend: boolean
  readonly transparent: boolean
}

export const usualSaved: Saved = {
  size: 'screen',
  width: 1920,
  title: false,
  step: false,
  board: false,
  legend: false,
  transparent: false,
}

type TakePicture = (wish?: PictureWish) => Promise<Blob>

let take: TakePicture | undefined

/** Sets the function that takes the picture. Returns a function that withdraws it. The page has one scene. */
export function offerPicture(offered: TakePicture): () => void {
  take = offered
  return () => {
    if (take === offered) take = undefined
  }
}

/** A PNG of the present scene. @throws Error if nothing is drawn, or there is no room for that size */
export async function picture(wish?: PictureWish): Promise<Blob> {
  if (!take) throw new Error('There is no picture to save: the scene is not drawn.')
  return take(wish)
}
