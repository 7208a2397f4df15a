/** Ready ways of the camera. Each is a few keys that a hand can move afterwards. */
import type { CameraKey } from '../camera/keys'
import type { Film } from './film'

export interface Preset {
  readonly id: string
  readonly name: string
  /** What the film becomes. `leader`: the runner that ends lowest. */
  apply(film: Film, leader: number): Film
}

export const presets: readonly Preset[] = [
  {
    id: 'still',
    name: 'Still',
    apply: (film) => moved(film, []),
  },
  {
    id: 'turntable',
    name: 'Turntable',
    apply: (film) =>
      moved(film, [key(0, { view: 'default' }, 'linear'), key(film.seconds, { orbit: 360 })], true),
  },
  {
    id: 'flyIn',
    name: 'Fly in',
    apply: (film) => moved(film, [key(0, { dolly: 2.6 }, 'out'), key(part(0.55, film), { view: 'default' })]),
  },
  {
    id: 'leader',
    name: 'Follow the leader',
    apply: (film, leader) =>
      moved(film, [
        key(0, { view: 'default' }),
        key(part(0.3, film), { follow: leader }),
        key(part(0.45, film), { dolly: 0.45 }, 'linear'),
        key(film.seconds, { orbit: 50 }),
      ]),
  },
  {
    id: 'topToLow',
    name: 'Top to low',
    apply: (film) =>
      moved(film, [
        key(0, { view: 'top' }),
        key(part(0.5, film), { view: 'default' }, 'linear'),
        key(film.seconds, { rise: -22 }),
      ]),
  },
]

/** A share of the film, to hundredths of a second. */
function part(share: number, { seconds }: Film): number {
  return Math.round(100 * share * seconds) / 100
}

function key(at: number, stand: CameraKey['stand'], ease: CameraKey['ease'] = 'inOut'): CameraKey {
  return { at, stand, ease }
}

function moved(film: Film, camera: readonly CameraKey[], loop = false): Film {
  return { ...film, camera, loop }
}
