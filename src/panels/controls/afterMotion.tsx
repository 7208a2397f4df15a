/** A part that is loaded once the race has been seen to move, so as not to delay it. */
import { type ComponentType, Suspense, lazy, useState } from 'react'
import { firstMotion } from '../../lab/firstMotion'
import { fetched } from './fetched'

type PropsOf<Part> = Part extends ComponentType<infer Props extends object> ? Props : never

/** The component `name` of a file. A load that failed is tried again at the next mount. */
export function afterMotion<Module, Name extends keyof Module>(
  load: () => Promise<Module>,
  name: Name,
): ComponentType<PropsOf<Module[Name]>> {
  type Props = PropsOf<Module[Name]>
  let loaded: ComponentType<Props> | undefined
  const later = () =>
    lazy(async () => {
      await firstMotion
      loaded = (await fetched(load))[name] as ComponentType<Props>
      return { default: loaded }
    })
  return function Part(props) {
    // A lazy component has the props of what it loads, which its type does not say for any props.
    const [Loaded] = useState<ComponentType<Props>>(() => loaded ?? (later() as ComponentType<Props>))
    return (
      <Suspense>
        <Loaded {...props} />
      </Suspense>
    )
  }
}
