/** The looks: colour, marker and dash of runners, and what the scene is made of in each theme. */
import type { Runner, Theme } from '../experiment/experiment'

export interface RunnerLook {
  readonly name: string
  /** Okabe & Ito, 2008. Black would not show on a dark ground: it is a light grey here, and blue is a little lighter. */
  readonly colour: string
  /** A glyph with the meaning of the colour. */
  readonly marker: string
  /** Dash and gap lengths in pixels, of trails and chart lines; empty is solid. */
  readonly dash: readonly number[]
}

export const runnerLooks: readonly RunnerLook[] = [
  { name: 'orange', colour: '#e69f00', marker: '●', dash: [] },
  { name: 'sky blue', colour: '#56b4e9', marker: '■', dash: [] },
  { name: 'reddish purple', colour: '#cc79a7', marker: '▲', dash: [] },
  { name: 'vermillion', colour: '#d55e00', marker: '◆', dash: [] },
  { name: 'yellow', colour: '#f0e442', marker: '★', dash: [] },
  { name: 'bluish green', colour: '#009e73', marker: '✚', dash: [] },
  { name: 'blue', colour: '#2a86c8', marker: '▼', dash: [] },
  { name: 'grey', colour: '#c8ccd2', marker: '⬟', dash: [] },
  { name: 'orange, dashed', colour: '#e69f00', marker: '○', dash: [12, 6] },
  { name: 'sky blue, dashed', colour: '#56b4e9', marker: '□', dash: [12, 6] },
  { name: 'reddish purple, dashed', colour: '#cc79a7', marker: '△', dash: [12, 6] },
  { name: 'vermillion, dashed', colour: '#d55e00', marker: '◇', dash: [12, 6] },
  { name: 'yellow, dotted', colour: '#f0e442', marker: '☆', dash: [4, 5] },
  { name: 'bluish green, dotted', colour: '#009e73', marker: '✛', dash: [4, 5] },
  { name: 'blue, dotted', colour: '#2a86c8', marker: '▽', dash: [4, 5] },
  { name: 'grey, dotted', colour: '#c8ccd2', marker: '⬠', dash: [4, 5] },
]

export function lookOf(runner: Pick<Runner, 'colour'>): RunnerLook {
  const index = Math.abs(Math.trunc(runner.colour)) % runnerLooks.length
  return runnerLooks[index] ?? (runnerLooks[0] as RunnerLook)
}

/** A runner's colour as CSS, darkened by the theme as far as it takes to be seen on the page's ground. */
export function onPage(colour: string): string {
  return `color-mix(in srgb, ${colour}, black var(--shade))`
}

export interface SceneTheme {
  readonly ground: string
  /** Frame, ticks and leader lines. */
  readonly line: string
  /** Tick numbers. */
  readonly text: string
  /** Names of runners and parameters. */
  readonly ink: string
  /** The plate behind a label. */
  readonly plate: string
  /** The rim that sets a marker off from its plate. */
  readonly rim: string
  /** The rim of a trail: with it a trail reads on any colour of the surface. */
  readonly casing: string
  /** How strong the light line around a casing is. */
  readonly hairline: number
  readonly sheet: SheetLook
  readonly backdrop: BackdropLook
  /** Factor on every line width. */
  readonly lines: number
  /** Text sizes in CSS pixels, where the page's own text has the usual size. */
  readonly labelSize: number
  readonly tickSize: number
  /** No text is smaller than this share of the page's height. */
  readonly minText: number
}

/** A colour in squares of sRGB, from 0 to 1. */
type Squared = readonly [red: number, green: number, blue: number]

/** The surface: its lines and its edge. */
interface SheetLook {
  readonly contour: Squared
  /** How strong thin and bold contours are. */
  readonly contourAlpha: readonly [number, number]
  /** Colour of the edge, and how far the surface's own goes towards it. */
  readonly edge: readonly [...Squared, share: number]
  /** How bright the sheet is from below. */
  readonly underside: number
  /** How strongly warm and cold light tint. */
  readonly tint: number
  readonly rim: number
}

/** What lies behind and below the sheet. Lines are sRGB and opacity. */
interface BackdropLook {
  readonly middle: string
  readonly sky: string
  readonly glow: string
  readonly corner: string
  /** Height of the glow, as a share of the picture's. */
  readonly glowAt: number
  readonly grid: readonly [number, number, number, number]
  readonly frame: readonly [number, number, number, number]
  readonly shadow: number
}

const dark: SceneTheme = {
  ground: '#0f141c',
  line: '#66748a',
  text: '#93a0b4',
  ink: '#e8edf4',
  plate: 'rgba(15, 20, 28, 0.88)',
  rim: 'transparent',
  casing: '#05070c',
  hairline: 0.5,
  sheet: {
    contour: [0.85, 0.88, 1],
    contourAlpha: [0.14, 0.29],
    edge: [1, 0.86, 0.77, 0.5],
    underside: 0.22,
    tint: 1,
    rim: 0.11,
  },
  backdrop: {
    middle: '#0e131e',
    sky: '#1b2436',
    glow: '#2a3350',
    corner: '#06080d',
    glowAt: 0.55,
    grid: [0.52, 0.6, 0.78, 0.16],
    frame: [0.62, 0.7, 0.86, 0.5],
    shadow: 0.55,
  },
  lines: 1,
  labelSize: 13,
  tickSize: 11,
  minText: 0,
}

export const sceneThemes: Readonly<Record<Theme, SceneTheme>> = {
  dark,
  light: {
    ...dark,
    ground: '#f4f5f7',
    line: '#6f7c8c',
    text: '#56616f',
    ink: '#161b22',
    plate: 'rgba(250, 251, 252, 0.9)',
    rim: '#161b22',
    hairline: 0.85,
    sheet: {
      contour: [0.003, 0.001, 0.014],
      contourAlpha: [0.24, 0.45],
      edge: [1, 1, 1, 0.72],
      underside: 0.5,
      tint: 1 / 3,
      rim: 0.044,
    },
    backdrop: {
      middle: '#f3f2f0',
      sky: '#ffffff',
      glow: '#ffffff',
      corner: '#dddcdc',
      glowAt: 0.6,
      grid: [0.3, 0.34, 0.42, 0.13],
      frame: [0.3, 0.34, 0.42, 0.5],
      shadow: 0.3,
    },
  },
  projector: {
    ...dark,
    ground: '#07090d',
    text: '#c3ccd9',
    casing: '#020305',
    ink: '#ffffff',
    sheet: {
      ...dark.sheet,
      contour: [0, 0, 0.004],
      contourAlpha: [0.2, 0.4],
      edge: [1, 0.92, 0.85, 0.6],
      underside: 0.25,
    },
    backdrop: {
      middle: '#080b11',
      sky: '#10151f',
      glow: '#1a2236',
      corner: '#030406',
      glowAt: 0.5,
      grid: [0.6, 0.68, 0.85, 0.24],
      frame: [0.75, 0.82, 0.95, 0.75],
      shadow: 0.5,
    },
    lines: 2,
    labelSize: 22,
    tickSize: 20,
    minText: 1 / 36,
  },
}

/** Red, green, blue from 0 to 1, as in the hex text (sRGB, not linear). */
export function rgb(hex: string): [number, number, number] {
  const bits = Number.parseInt(hex.slice(1), 16)
  return [(bits >> 16) / 255, ((bits >> 8) & 255) / 255, (bits & 255) / 255]
}
