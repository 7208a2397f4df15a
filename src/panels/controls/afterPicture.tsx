/** A part that comes after the first picture: what is fetched late does not hold that up. */
import { type ComponentType, Suspense, lazy, useState } from 'react'
import { firstPicture } from '../../lab/firstPicture'

/** Where it could not be fetched, it is fetched again when it is next mounted. */
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
