/** The few icons of the page, as strokes on a 20 × 20 grid. */

const strokes = {
  play: 'M6 3.5v13l10-6.5z',
  pause: 'M6.5 4v12M13.5 4v12',
  forward: 'M5 4v12l8-6zM15.5 4v12',
  back: 'M15 4v12l-8-6zM4.5 4v12',
  restart: 'M4.5 10a5.8 5.8 0 1 0 2-4.3M4 3v4h4',
  loop: 'M4 9V8a3 3 0 0 1 3-3h8m-3-3 3 3-3 3M16 11v1a3 3 0 0 1-3 3H5m3 3-3-3 3-3',
  scenes: 'M3 4h6v5H3zM11 4h6v5h-6zM3 11h6v5H3zM11 11h6v5h-6z',
  link: 'M8.5 11.5a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l1-1',
  moment: 'M10 3a7 7 0 1 0 7 7M10 6v4l2.5 2.5M13 3h4v4M17 3l-4 4',
  open: 'M3 16V4.5h5l1.5 2H17V16z',
  save: 'M10 3v9m-3.5-3.5L10 12l3.5-3.5M4 16h12',
  table: 'M3 4.5h14v11H3zM3 8.5h14M8 8.5v7M12.5 8.5v7',
  picture: 'M3 4.5h14v11H3zM3 13l4-4 3.5 3.5L13 10l4 4',
  film: 'M2.5 5.5h10v9h-10zM12.5 9l5-3v8l-5-3',
  present: 'M3 3.5h14M4 3.5v9h12v-9M10 12.5v3M6.5 17.5l3.5-2.5 3.5 2.5M8.5 6v4l3.5-2z',
  up: 'M10 16V4M5 9l5-5 5 5',
  down: 'M10 4v12M5 11l5 5 5-5',
  add: 'M10 4v12M4 10h12',
  theme: 'M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14',
  help: 'M7.5 7.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M10 14.8v.1',
  hide: 'M12.5 4v12M3 4h14v12H3z',
  panels: 'M3 4h14v12H3zM3 11h9.5M12.5 4v12',
  screen: 'M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4',
  close: 'M5 5l10 10M15 5 5 15',
  copy: 'M7 7h9v9H7zM4 13V4h9',
  remove: 'M4 6h12M8 6V4h4v2M6 6l.7 10h6.6L14 6',
  eye: 'M2.5 10s2.8-5 7.5-5 7.5 5 7.5 5-2.8 5-7.5 5-7.5-5-7.5-5zM10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4',
  hidden: 'M2.5 10s2.8-5 7.5-5 7.5 5 7.5 5-2.8 5-7.5 5-7.5-5-7.5-5zM4 16 16 4',
} as const

type IconName = keyof typeof strokes

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <path d={strokes[name]} />
    </svg>
  )
}

interface IconButtonProps {
  readonly icon: IconName
  /** What it does, for the tooltip and for a screen reader. */
  readonly label: string
  readonly pressed?: boolean
  /** Whether it can do nothing now. */
  readonly off?: boolean
  onClick(): void
}

export function IconButton({ icon, label, pressed, off = false, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      className="button"
      title={label}
      aria-label={label}
      aria-pressed={pressed}
      disabled={off}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  )
}
