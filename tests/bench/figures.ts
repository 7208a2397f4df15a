/** What the bench measures: the name, the unit and the bar of every figure. */

export const figures = {
  'cpu.ackley16x2000.ms': { unit: 'ms', bar: 30, better: 'less' },
  'cpu.race16x2000.ms': { unit: 'ms', bar: 16, better: 'less' },
  'cpu.race16x2000.vsHandwritten': { unit: '×', bar: 3.5, better: 'less' },
  'edit.formula.p95Ms': { unit: 'ms', bar: 150, better: 'less' },
  'edit.surface.p95Ms': { unit: 'ms', bar: 150, better: 'less' },
  'edit.slider.commits': { unit: 'commits', bar: 1, better: 'less' },
  'edit.slider.p95Ms': { unit: 'ms', bar: 50, better: 'less' },
  'edit.slider.scriptMs': { unit: 'ms', bar: 4, better: 'less' },
  'ensemble.adam1M.stepsPerSecond': { unit: 'steps/s', bar: 2.5e8, better: 'more' },
  'ensemble.adam1M.handwrittenShader': { unit: 'steps/s' },
  'ensemble.adam1M.bareShaderInPairs': { unit: 'steps/s' },
  'ensemble.adam1M.javaScript': { unit: 'steps/s' },
  'ensemble.adam1M.tensorflowJs': { unit: 'steps/s' },
  'ensemble.adam1M.tensorflowJsByOperations': { unit: 'steps/s' },
  'ensemble.adam1M.vsHandwrittenShader': { unit: '×', bar: 0.9, better: 'more' },
  'ensemble.adam1M.vsJavaScript': { unit: '×' },
  'ensemble.adam1M.vsTensorflowJs': { unit: '×', bar: 60, better: 'more' },
  'ensemble.atlas512x300.coldFirstMs': { unit: 'ms' },
  'ensemble.atlas512x300.firstMs': { unit: 'ms', bar: 100, better: 'less' },
  'ensemble.atlas512x300.completeMs': { unit: 'ms', bar: 1500, better: 'less' },
  'film.drawFps': { unit: 'frames/s' },
  'film.frames600': { unit: 'frames', bar: 600, better: 'more' },
  'film.overheadRatio': { unit: '×', bar: 1.15, better: 'less' },
  'fit.atlas256x300.completeMs': { unit: 'ms', bar: 6000, better: 'less' },
  'fit.race16x400.ms': { unit: 'ms', bar: 50, better: 'less' },
  'lesson.openMs': { unit: 'ms', bar: 300, better: 'less' },
  'load.initialGzipKiB': { unit: 'KiB', bar: 450, better: 'less' },
  'load.movingMs': { unit: 'ms', bar: 1800, better: 'less' },
  'panes.switchMs': { unit: 'ms', bar: 200, better: 'less' },
  'play.default720p.fps': { unit: 'frames/s', bar: 15, better: 'more' },
  'play.fourPanes720p.fps': { unit: 'frames/s', bar: 10, better: 'more' },
  'play.regression1000.fps': { unit: 'frames/s', bar: 10, better: 'more' },
  'play.swarm65k720p.fps': { unit: 'frames/s', bar: 15, better: 'more' },
  'stage.nextCueMs': { unit: 'ms', bar: 100, better: 'less' },
  'stage.glide.fps': { unit: 'frames/s', bar: 15, better: 'more' },
  'stage.glideFourPanes.fps': { unit: 'frames/s', bar: 10, better: 'more' },
  'tune.six.ms': { unit: 'ms', bar: 5000, better: 'less' },
} as const satisfies Record<string, Figure>

export interface Figure {
  readonly unit: string
  /** What is asked of it; a figure without one is there to be compared with. */
  readonly bar?: number
  /** Which side of the bar is the good one. */
  readonly better?: 'less' | 'more'
}

export type FigureName = keyof typeof figures

/** The values of those figures that could be measured. */
export type Values = Partial<Record<FigureName, number>>

/** The value that a share `p` of the samples does not exceed. */
export function percentile(samples: readonly number[], p: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? NaN
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5)
}
