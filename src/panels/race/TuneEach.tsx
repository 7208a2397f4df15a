/** Tunes every visible runner, and shows the results with the maps of their searches. */
import { dimensionOf } from '../../surfaces/kinds'
import type { Experiment } from '../../experiment/experiment'
import { experimentOf, panesOf } from '../../experiment/edits/panes'
import { useLabState } from '../../lab/lab'
import { type TuningResult, useTuning, useTuningPart } from '../../lab/tuning'
import { placeText } from '../../looks/map/mapKey'
import { readable } from '../../math/numbers'
import { ProblemList } from '../controls/Problems'
import { TextButton } from '../controls/TextButton'
import { TunedRunner } from './TunedRunner'
import { TuningProgress } from './TuningProgress'
import { turnWords } from '../../experiment/names/turnWords'

export function TuneEach() {
  const tuning = useTuning()
  const isGoingOn = useTuningPart(({ progress }) => progress !== undefined)
  const problems = useTuningPart((state) => state.problems)
  const result = useTuningPart((state) => state.result)
  const isOfThis = useLabState(
    ({ experiment }) =>
      result !== undefined &&
      panesOf(experiment).some((pane) => experimentOf(experiment, pane).surface === result.race.surface),
  )
  const isSeen = useLabState(({ experiment }) => experiment.runners.some(({ visible }) => visible))
  const aim = useLabState(({ experiment }) => aimText(experiment))

  return (
    <section className="race-part" aria-label="Tuning">
      <p className="field-note">
        {result && isOfThis
          ? targetText(result)
          : `Searches η, and β where there is one, for every visible runner. ${aim}`}
      </p>
      <div className="actions">
        {isGoingOn ? (
          <button type="button" className="button button-plain" title="Esc" onClick={() => tuning.cancel()}>
            Stop tuning
          </button>
        ) : (
          <TextButton
            off={isSeen ? undefined : 'No runner is visible. Show or add one.'}
            onClick={() => void tuning.start()}
          >
            Tune each
          </TextButton>
        )}
      </div>
      {isGoingOn && <TuningProgress />}
      <ProblemList problems={problems} />
      {result && isOfThis && (
        <>
          <ul className="race-tuned" aria-label="Tuned runners">
            {result.runners.map((tuned) => (
              <TunedRunner key={tuned.runner} tuned={tuned} race={result.race} />
            ))}
          </ul>
          <p className="field-note">
            The cross marks the result, checked in float64. Press a map to open it.
          </p>
        </>
      )}
    </section>
  )
}

const noiseText =
  'With noise no run stays at rest, so the aim is the lowest mean loss over the last tenth of the steps.'

function aimText({ steps, turn, noise }: Experiment): string {
  const budget = `${steps} ${turnWords[turn].many}`
  if (noise.sigma > 0) return `Each has ${budget}. ${noiseText}`
  return `Each has ${budget} to come to rest in the lowest minimum that any of them finds, and to stay there. The soonest is best.`
}

/** The budget and the target. */
function targetText({ target, race }: TuningResult): string {
  const budget = `Tuned within ${race.steps} ${turnWords[race.turn].many} each. `
  if (race.noise.sigma > 0) return `${budget}${noiseText}`
  if (!target) return `${budget}No run came to rest in a minimum, so the lowest final loss counts.`
  const place = placeText(target, [target], dimensionOf(race.surface))
  return `${budget}The target: rest at ${place}, loss ${readable(target.loss, 3)}. Reach it soonest, and stay. For a runner that misses it, the lowest final loss counts.`
}
