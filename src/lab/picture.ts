/** The picture as an image file: the scene offers it, and the panels save it. Neither knows the other. */

type TakePicture = () => Promise<Blob>

let take: TakePicture | undefined

/** Says who takes the picture; returns how to withdraw that. The page has one scene. */
export function offerPicture(offered: TakePicture): () => void {
  take = offered
  return () => {
    if (take === offered) take = undefined
  }
}

/** A PNG of the scene as it stands. @throws Error where nothing is drawn */
export async function picture(): Promise<Blob> {
  if (!take) throw new Error('There is no picture to save: the scene is not drawn.')
  return take()
}
