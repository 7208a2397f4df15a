/** The picture as an image file. The scene offers it and the panels save it; neither knows the other. */

type TakePicture = () => Promise<Blob>

let take: TakePicture | undefined

/** Sets the function that takes the picture. Returns a function that withdraws it. The page has one scene. */
export function offerPicture(offered: TakePicture): () => void {
  take = offered
  return () => {
    if (take === offered) take = undefined
  }
}

/** A PNG of the present scene. @throws Error if nothing is drawn */
export async function picture(): Promise<Blob> {
  if (!take) throw new Error('There is no picture to save: the scene is not drawn.')
  return take()
}
