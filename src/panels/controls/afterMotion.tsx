/** A part that is loaded once the race has been seen to move, so as not to delay it. */
import { type ComponentType, Suspense, lazy, useState } from 'react'
import { firstMotion } from '../../lab/firstMotion'

/** A load that failed is tried again at the next mount. */
export function afterMotion<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined
  const fetched = () =>
    lazy(async () => {
      await firstMotion
      loaded = await load()
      return { default: loaded }
    })
  return function Part(props) {
    // A lazy component has the props of what it loads, which its type does not say for any props.
    const [Loaded] = useState<ComponentType<Props>>(() => loaded ?? (fetched() as ComponentType<Props>))
    return (
      <Suspense>
        <Loaded {...props} />
      </Suspense>
    )
  }
}
