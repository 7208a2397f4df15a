/** Type and colours of the chart on its canvas, from the theme of the page. */
export interface ChartStyle {
  readonly ground: string
  readonly ink: string
  readonly inkSoft: string
  readonly line: string
  /** In CSS pixels. */
  readonly size: number
  readonly lineWidth: number
  /** A runner's colour, darkened for the ground. */
  shaded(colour: string): string
}

export function styleOf(element: Element): ChartStyle {
  const style = getComputedStyle(element)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  return {
    ground: colour('--ground'),
    ink: colour('--ink'),
    inkSoft: colour('--ink-soft'),
    line: colour('--line'),
    size: Number.parseFloat(colour('--small')),
    lineWidth: Number.parseFloat(colour('--line-width')),
    shaded: (look) => `color-mix(in srgb, ${look}, black ${colour('--shade')})`,
  }
}

export function fontOf(size: number, weight = ''): string {
  return `${weight} ${size}px system-ui, sans-serif`.trim()
}
