/** The chart as a picture for a slide or a page: larger than on the page, with its title and the names of its axes. */
import uPlot from 'uplot'
import type { ChartContent } from './content'
import { namesHeight } from './ends'
import { outsideOf, plotOptions } from './options'
import { type Current } from './series'
import { chartSeries } from './series'
import { type ChartStyle, fontOf, styleOf } from './style'

/** In CSS pixels, each at least two pixels of the picture. The picture is higher if its names need it. */
const width = 960
const minHeight = 540
const minRatio = 2
/** The smallest type and the thinnest lines. */
const minSize = 17
const minLine = 2.5
/** Room for the title, in sizes of the type. */
const head = 3.4

/** A PNG. `subject`: the text beside the title. */
export async function chartPicture(content: ChartContent, subject: string): Promise<Blob> {
  const theme = styleOf(document.documentElement)
  // uPlot draws at the screen's ratio. A larger size makes up for a low one.
  const scale = Math.max(minRatio / devicePixelRatio, 1)
  const style: ChartStyle = {
    ...theme,
    size: Math.max(theme.size, minSize) * scale,
    lineWidth: Math.max(theme.lineWidth, minLine) * scale,
  }
  const current: Current = {
    content,
    series: chartSeries(content, Math.round(width * scale * devicePixelRatio)),
  }
  const namesNeed = outsideOf(head, content.across.label) + namesHeight(content.lines.length)
  const { hooks, ...options } = plotOptions(current, style, head, content.across.label)
  const plot = new uPlot(
    {
      ...options,
      width: width * scale,
      height: Math.max(minHeight * scale, Math.ceil(namesNeed * style.size) + 1),
      cursor: { show: false },
      hooks: { ...hooks, drawClear: [(plot) => drawSheet(plot, titleOf(current.series), subject, style)] },
    },
    current.series.columns,
  )
  // uPlot draws in a microtask, queued before this one.
  await Promise.resolve()
  const blob = await new Promise<Blob | null>((done) => plot.ctx.canvas.toBlob(done, 'image/png'))
  plot.destroy()
  if (!blob) throw new Error('The browser could not encode the picture.')
  return blob
}

function titleOf({ label, note }: Current['series']): string {
  return note === undefined ? label : `${label}. ${note}`
}

/** Draws the ground, and on it the title, which names the vertical axis, and the subject. */
function drawSheet(
  { ctx }: uPlot,
  title: string,
  subject: string,
  { ground, ink, inkSoft, size }: ChartStyle,
): void {
  const unit = size * uPlot.pxRatio
  ctx.save()
  ctx.fillStyle = ground
  ctx.fillRect(0, 0, ctx.canvas.width, ctx.canvas.height)
  ctx.textBaseline = 'alphabetic'
  ctx.font = fontOf(1.25 * unit, '600')
  ctx.fillStyle = ink
  ctx.fillText(title, unit, 2 * unit)
  const end = 2 * unit + ctx.measureText(title).width
  ctx.font = fontOf(unit)
  ctx.fillStyle = inkSoft
  ctx.fillText(subject, end, 2 * unit, ctx.canvas.width - end - unit)
  ctx.restore()
}
