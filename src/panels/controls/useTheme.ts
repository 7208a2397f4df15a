/** Puts the theme of the experiment's view on the page. The page takes the picture's ground, so that the two look like one. */
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
