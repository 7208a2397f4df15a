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
}

/** How the user wants pictures saved. */
export interface Saved {
  /** Pixels to a CSS pixel. Undefined: as many as the screen shows. */
  readonly scale: number | undefined
  readonly title: boolean
  readonly step: boolean
  readonly board: boolean
}

export const usualSaved: Saved = { scale: undefined, title: false, step: false, board: false }

/** `scale`: pixels to a CSS pixel; by default as on the screen. */
type TakePicture = (scale?: number, texts?: PictureTexts) => Promise<Blob>

let take: TakePicture | undefined

/** Sets the function that takes the picture. Returns a function that withdraws it. The page has one scene. */
export function offerPicture(offered: TakePicture): () => void {
  take = offered
  return () => {
    if (take === offered) take = undefined
  }
}

/** A PNG of the present scene. @throws Error if nothing is drawn, or there is no room for that size */
export async function picture(scale?: number, texts?: PictureTexts): Promise<Blob> {
  if (!take) throw new Error('There is no picture to save: the scene is not drawn.')
  return take(scale, texts)
}
