/** The texts of a picture with their places: a saved picture draws them itself. */
import type { SceneTheme } from '../../../looks/palette'
import type { RunnerLabel } from './runnerLabel'
import type { TickLabel } from './tickLabel'

export interface PlacedText {
  readonly text: string
  /** The middle, in CSS pixels. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly size: number
  readonly kind: 'tick' | 'name' | 'runner'
  readonly colour: string
  readonly marker: string
  readonly leader: readonly [x: number, y: number] | undefined
}

export function tickText({ text: { text, kind }, point }: TickLabel, theme: SceneTheme): PlacedText {
  return {
    text,
    ...point,
    width: 0,
    height: 0,
    size: kind === 'tick' ? theme.tickSize : theme.labelSize,
    kind,
    colour: kind === 'tick' ? theme.text : theme.ink,
    marker: '',
    leader: undefined,
  }
}

/** Nothing for a label that is hidden. */
export function runnerText(
  { text: { look, name }, note, box }: RunnerLabel,
  theme: SceneTheme,
  hasNames: boolean,
): PlacedText[] {
  if (!box) return []
  const { x, y, width, height, ball } = box
  const text = hasNames ? [name, note].filter(Boolean).join(' ') : ''
  return [
    {
      text,
      x,
      y,
      width,
      height,
      size: theme.labelSize,
      kind: 'runner',
      colour: look.colour,
      marker: look.marker,
      leader: [ball.x, ball.y],
    },
  ]
}
