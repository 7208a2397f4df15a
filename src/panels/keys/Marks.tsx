/** What the marks in the picture mean, each drawn small as the scene draws it: in the theme's colours, on its ground. */
import type { ReactNode } from 'react'
import './marks.css'
import { useLabState } from '../../lab/lab'
import { colourMapBytes, colourMapSize } from '../../looks/colourMaps'
import { runnerLooks, sceneThemes } from '../../looks/palette'

interface Inks {
  /** Of a runner, of another one, of the text in the picture, and around every line. */
  readonly runner: string
  readonly other: string
  readonly ink: string
  readonly casing: string
}

interface Mark {
  readonly name: string
  readonly means: string
  draw(inks: Inks): ReactNode
}

export const marks: readonly Mark[] = [
  {
    name: 'ball',
    means: 'A runner at the playhead.',
    draw: ({ runner, casing }) => <Ball colour={runner} casing={casing} />,
  },
  {
    name: 'halo',
    means: 'The selected runner: card and sentence are about it.',
    draw: ({ runner, casing }) => (
      <>
        <circle cx="24" cy="14" r="10.5" fill="none" stroke={casing} strokeWidth="4" opacity="0.7" />
        <circle cx="24" cy="14" r="10.5" fill="none" stroke="#fff" strokeWidth="2" />
        <Ball colour={runner} casing={casing} />
      </>
    ),
  },
  {
    name: 'beads',
    means: 'The path so far: a bead for each step, where they are apart.',
    draw: ({ runner, casing }) => (
      <>
        <Trail colour={runner} casing={casing} />
        {[[5, 21], [15, 9], [26, 17], [35, 10], [43, 13]].map(([x, y]) => (
          <circle key={x} cx={x} cy={y} r="3" fill={`color-mix(in srgb, ${runner} 45%, #fff)`} stroke={casing} strokeWidth="1.2" />
        ))}
      </>
    ), // prettier-ignore
  },
  {
    name: 'dashes',
    means: 'Dashed: a runner from the ninth on. Dashed and white or black: the path of another program.',
    draw: ({ other, casing }) => <Trail colour={other} casing={casing} dash="6 4" />,
  },
  {
    name: 'arrow',
    means: 'The step to come. White: the gradient, uphill. Dashed: the momentum.',
    draw: ({ runner, casing }) => (
      <>
        {[[casing, 5.5], [runner, 2.8]].map(([colour, width]) => (
          <path key={width} d="M6 22 L38 8 M29 7.5 L38 8 L33 15.5" fill="none" stroke={String(colour)} strokeWidth={width} strokeLinecap="round" />
        ))}
      </>
    ), // prettier-ignore
  },
  {
    name: 'target',
    means: 'A minimum that is known. The pointer over it tells its place and value.',
    draw: ({ casing }) => (
      <>
        {[[casing, 4], ['#fff', 1.6]].map(([colour, width]) => (
          <g key={width} fill="none" stroke={String(colour)} strokeWidth={width}>
            <circle cx="24" cy="14" r="9" />
            <circle cx="24" cy="14" r="5" />
            <path d="M24 5 V2.5 M24 23 V25.5 M15 14 H12.5 M33 14 H35.5" />
          </g>
        ))}
        <circle cx="24" cy="14" r="1.8" fill="#fff" />
      </>
    ), // prettier-ignore
  },
  {
    name: 'ring',
    means: '“Start here”: a click puts the start where the ring is.',
    draw: ({ ink, casing }) => (
      <>
        <ellipse cx="24" cy="14" rx="13" ry="7" fill="none" stroke={casing} strokeWidth="4" opacity="0.6" />
        <ellipse cx="24" cy="14" rx="13" ry="7" fill="none" stroke={ink} strokeWidth="2" />
      </>
    ),
  },
  {
    name: 'cross',
    means: 'On the chart: the step at which a runner diverged.',
    draw: ({ runner }) => (
      <>
        <path d="M3 22 L22 19 L33 8" fill="none" stroke={runner} strokeWidth="2" />
        <path d="M29 4 L37 12 M37 4 L29 12" stroke={runner} strokeWidth="2" />
      </>
    ),
  },
]

function Ball({ colour, casing }: { readonly colour: string; readonly casing: string }) {
  return (
    <>
      <circle cx="24" cy="14" r="7" fill={colour} stroke={casing} strokeWidth="1.4" />
      <circle cx="21.8" cy="11.5" r="2.1" fill="#fff" opacity="0.55" />
    </>
  )
}

function Trail(of: { readonly colour: string; readonly casing: string; readonly dash?: string }) {
  const { colour, casing, dash } = of
  return (
    <>
      {[[casing, 5.5], [colour, 2.8]].map(([stroke, width]) => (
        <path key={width} d="M5 21 L15 9 L26 17 L35 10 L43 13" fill="none" stroke={String(stroke)} strokeWidth={width} strokeLinejoin="round" strokeDasharray={dash} />
      ))}
    </>
  ) // prettier-ignore
}

/** Where in the colour map the ground of the drawings lies, from its dark basins up. */
const groundShare = 0.3

export function Marks() {
  const theme = useLabState((state) => state.experiment.view.theme)
  const colours = useLabState((state) => state.experiment.view.colours)
  const { ink, casing } = sceneThemes[theme]
  const [runner, other] = [runnerLooks[0], runnerLooks[1]]
  const at = 4 * Math.round(groundShare * (colourMapSize - 1))
  const ground = `rgb(${colourMapBytes(colours, theme)
    .subarray(at, at + 3)
    .join(', ')})`
  const inks = { runner: runner?.colour ?? ink, other: other?.colour ?? ink, ink, casing }
  return (
    <dl className="help-marks">
      {marks.map(({ name, means, draw }) => (
        <div key={name}>
          <dt>
            <svg viewBox="0 0 48 28" role="img" aria-label={name} style={{ background: ground }}>
              {draw(inks)}
            </svg>
          </dt>
          <dd>{means}</dd>
        </div>
      ))}
    </dl>
  )
}
