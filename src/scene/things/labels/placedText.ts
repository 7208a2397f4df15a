/** The texts of a picture with their places: a saved picture draws them itself. */
import type { SceneTheme } from '../../../looks/palette'
import type { Point } from './boxes'
import { leaderOf, type RunnerLabel } from './runnerLabel'
import type { TickLabel } from './tickLabel'

export interface PlacedText {
  readonly text: string
  /** The loss or a note, in a softer ink at the right. */
  readonly note: string
  /** The middle, in CSS pixels. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly size: number
  readonly kind: 'tick' | 'name' | 'runner'
  readonly colour: string
  readonly marker: string
  readonly isSelected: boolean
  readonly leader: { readonly from: Point; readonly to: Point } | undefined
}

export function tickText({ text: { text, kind }, point }: TickLabel, theme: SceneTheme): PlacedText {
  return {
    text,
    note: '',
    ...point,
    width: 0,
    height: 0,
    size: kind === 'tick' ? theme.tickSize : theme.labelSize,
    kind,
    colour: kind === 'tick' ? theme.text : theme.ink,
    marker: '',
    isSelected: false,
    leader: undefined,
  }
}

/** A label at rest, at a ball of this radius in pixels. Nothing for a label that is hidden. */
export function runnerText(
  label: RunnerLabel,
  theme: SceneTheme,
  hasNames: boolean,
  radius: number,
): PlacedText[] {
  const { ball, goal, size, isSelected } = label
  const { look, name } = label.text
  if (!ball || !goal) return []
  const isNamed = hasNames || label.note !== ''
  return [
    {
      text: hasNames ? name : '',
      note: isNamed ? label.note || label.value : '',
      ...goal,
      ...size,
      size: theme.labelSize,
      kind: 'runner',
      colour: look.colour,
      marker: look.marker,
      isSelected,
      leader: leaderOf(ball, goal, size, radius),
    },
  ]
}
