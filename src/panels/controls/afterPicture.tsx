/** A part that is loaded after the first picture, so as not to delay it. */
import { type ComponentType, Suspense, lazy, useState } from 'react'
import { firstPicture } from '../../lab/firstPicture'

/** A load that failed is tried again at the next mount. */
export function afterPicture(load: () => Promise<ComponentType>): ComponentType {
  let loaded: ComponentType | undefined
  const fetched = () =>
    lazy(async () => {
      await firstPicture
      loaded = await load()
      return { default: loaded }
    })
  return function Part() {
    const [Loaded] = useState(() => loaded ?? fetched())
    return (
      <Suspense>
        <Loaded />
      </Suspense>
    )
  }
}
