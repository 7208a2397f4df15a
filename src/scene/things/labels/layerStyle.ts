/** The colours and sizes of a theme, as CSS variables of the layer over a pane. */
import type { SceneTheme } from '../../../looks/palette'

export function styleLayer({ style }: HTMLElement, theme: SceneTheme): void {
  style.setProperty('--scene-ink', theme.ink)
  style.setProperty('--scene-text', theme.text)
  style.setProperty('--scene-line', theme.line)
  style.setProperty('--scene-plate', theme.plate)
  style.setProperty('--scene-rim', theme.rim)
  style.setProperty('--scene-label-size', lengthOf(theme.labelSize, theme.minText))
  style.setProperty('--scene-tick-size', lengthOf(theme.tickSize, theme.minText))
}

/**
 * A size of text as CSS. It follows the size of text that the browser is set to, which usually is 16 CSS pixels, and is
 * at least what the page wants, as before a room.
 */
function lengthOf(size: number, minShare: number): string {
  return `max(${size / 16}rem, ${(100 * minShare).toFixed(3)}vh, var(--min-text, 0px))`
}
