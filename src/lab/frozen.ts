/** The present picture, to stay for a moment over what comes next. The scene offers it. */

type Freeze = () => HTMLElement | undefined

let offered: Freeze | undefined

/** Sets the function that freezes the picture. Returns a function that withdraws it. The page has one scene. */
export function offerFreeze(freezes: Freeze): () => void {
  offered = freezes
  return () => {
    if (offered === freezes) offered = undefined
  }
}

/** An element over the picture that shows it as it is now, until it is removed. Undefined if nothing is drawn. */
export function freeze(): HTMLElement | undefined {
  return offered?.()
}
