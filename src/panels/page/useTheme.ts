/** Puts the theme of the experiment's view on the page. The ground is the picture's own, so that the two read as one. */
import { useLayoutEffect } from 'react'
import { useLabState } from '../../lab/lab'
import { sceneThemes } from '../../looks/palette'

export function useTheme(): void {
  const theme = useLabState((state) => state.experiment.view.theme)
  useLayoutEffect(() => {
    const root = document.documentElement
    root.dataset['theme'] = theme
    root.style.setProperty('--ground', sceneThemes[theme].ground)
  }, [theme])
}
