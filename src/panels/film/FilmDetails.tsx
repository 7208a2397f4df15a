/** What is picked of a film's tracks, with all that can be said of it. */
import { checkText } from '../../talk/text/checkText'
import { type Ease, eases } from '../../camera/easing'
import { standName } from '../../camera/standName'
import type { Film } from '../../film/film'
import { type NamedPath, pathsOf } from '../../talk/path/listPaths'
import { quantityAt } from '../../talk/path/quantity'
import type { Experiment } from '../../experiment/experiment'
import { useLabState } from '../../lab/lab'
import { IconButton } from '../controls/icons'
import { TimeField } from '../controls/TimeField'
import { type EditFilm, type Picked, movedItem, timeOfItem, withoutItem } from './picked'

interface FilmDetailsProps {
  readonly film: Film
  readonly edit: EditFilm
  readonly picked: Picked | undefined
  pick(picked: Picked | undefined): void
}

const easeNames: Readonly<Record<Ease, string>> = {
  inOut: 'from rest to rest',
  linear: 'without a stop',
  in: 'from rest',
  out: 'to rest',
}

export function FilmDetails(props: FilmDetailsProps) {
  const { film, edit, picked, pick } = props
  if (!picked || !film[picked.track][picked.index])
    return (
      <p className="film-details film-soft">
        Turn the picture and press Key: the camera goes from key to key. Drag what is on the tracks; Delete
        removes it.
      </p>
    )
  const at = timeOfItem(film, picked)
  return (
    <div className="film-details" role="group" aria-label="What is picked">
      <label>
        at
        <TimeField
          label="Time in seconds"
          value={at}
          min={0}
          max={film.seconds}
          onTake={(seconds) => {
            edit((now) => movedItem(now, picked, seconds).film)
            pick(movedItem(film, picked, seconds).picked)
          }}
        />
      </label>
      {picked.track === 'camera' && <CameraDetails {...props} index={picked.index} />}
      {picked.track === 'values' && <ValueDetails {...props} index={picked.index} />}
      {picked.track === 'captions' && <CaptionDetails {...props} index={picked.index} />}
      <IconButton
        icon="remove"
        label="Remove it"
        onClick={() => {
          edit((now) => withoutItem(now, picked))
          pick(undefined)
        }}
      />
    </div>
  )
}

interface DetailsProps extends FilmDetailsProps {
  readonly index: number
}

function CameraDetails({ film, edit, index }: DetailsProps) {
  const key = film.camera[index]
  if (!key) return null
  return (
    <>
      <span className="film-soft">{standName(key.stand)}</span>
      <label>
        goes on
        <select
          className="choice"
          value={key.ease}
          onChange={({ currentTarget }) => {
            const ease = eases.find((each) => each === currentTarget.value) ?? key.ease
            edit((now) => ({ ...now, camera: now.camera.with(index, { ...key, ease }) }))
          }}
        >
          {eases.map((ease) => (
            <option key={ease} value={ease}>
              {easeNames[ease]}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}

function ValueDetails({ film, edit, index }: DetailsProps) {
  const experiment = useLabState((state) => state.experiment)
  const key = film.values[index]
  if (!key) return null
  const change = (part: Partial<typeof key>) =>
    edit((now) => ({ ...now, values: now.values.with(index, { ...key, ...part }) }))
  const quantity = quantityAt(experiment, key.of)
  return (
    <>
      <select
        className="choice"
        aria-label="What changes"
        value={key.of}
        onChange={({ currentTarget }) => {
          const next = quantityAt(experiment, currentTarget.value)
          change({ of: currentTarget.value, ...(next && { to: next.value }) })
        }}
      >
        {pathsIn(experiment, key.of).map(({ path, name }) => (
          <option key={path} value={path}>
            {name}
          </option>
        ))}
      </select>
      <label>
        to
        {typeof key.to === 'number' && quantity ? (
          <TimeField
            label="The value it goes to"
            value={key.to}
            min={quantity.bounds.low}
            max={quantity.bounds.high}
            isFine
            onTake={(to) => change({ to })}
          />
        ) : (
          <span className="film-soft">{String(key.to)}</span>
        )}
      </label>
      <label>
        over
        <TimeField
          label="How long it takes in seconds"
          value={key.over}
          min={0}
          max={film.seconds}
          onTake={(over) => change({ over })}
        />
      </label>
    </>
  )
}

/** What can change in a film: the numbers of the runners and of the surface, and what is at present. */
function pathsIn(experiment: Experiment, present: string): readonly NamedPath[] {
  const isUsual = /^(?:runners\.\d+\.settings|surface\.settings|start|noise)\./
  return pathsOf(experiment).filter(({ path }) => isUsual.test(path) || path === present)
}

function CaptionDetails({ film, edit, index }: DetailsProps) {
  const experiment = useLabState((state) => state.experiment)
  const caption = film.captions[index]
  if (!caption) return null
  const change = (part: Partial<typeof caption>, gesture?: string) =>
    edit((now) => ({ ...now, captions: now.captions.with(index, { ...caption, ...part }) }), gesture)
  const [mistake] = checkText(caption.text, experiment).mistakes
  return (
    <>
      <label>
        to
        <TimeField
          label="End in seconds"
          value={caption.to}
          min={caption.from}
          max={film.seconds}
          onTake={(to) => {
            if (to > caption.from) change({ to })
          }}
        />
      </label>
      <span className="film-text">
        <input
          className="number-field film-words"
          aria-label="Text of the caption"
          aria-invalid={mistake !== undefined}
          value={caption.text}
          onChange={({ currentTarget }) => change({ text: currentTarget.value }, `film text ${index}`)}
        />
        {mistake && (
          <span className="film-problem" role="status">
            {mistake.message}
          </span>
        )}
      </span>
    </>
  )
}
