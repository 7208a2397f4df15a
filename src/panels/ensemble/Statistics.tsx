/** How the runs of one runner's ensemble ended: shares as a bar with numbers, and quantiles over the runs. */
import type { EnsembleResult, Quantiles } from '../../ensemble/outcomes/result'
import { useLabState } from '../../lab/lab'
import { mapKey } from '../../looks/map/mapKey'
import { lookOf, onPage } from '../../looks/palette'
import { readable } from '../../math/numbers'
import { ColourList, shareText } from '../controls/ColourList'

const restWords =
  'Of the runs that converged: the step from which slope and step stay small. Within a thousandth of the domain’s width of the minimum they are some steps before.'

interface StatisticsProps {
  readonly result: EnsembleResult
  readonly name: string
}

export function Statistics({ result, name }: StatisticsProps) {
  const theme = useLabState((state) => state.experiment.view.theme)
  const runner = useLabState((state) => state.experiment.runners[result.plan.runner])
  const { outcomes, statistics, isCoarse } = result
  const { swatches } = mapKey(outcomes, 'outcome', theme)
  const look = lookOf(runner ?? { colour: 0 })
  const shown = swatches.filter(({ share }) => share !== undefined && share > 0)
  return (
    <section className="statistics" aria-label={`Statistics of ${name}`}>
      <h2 className="statistics-head">
        <span className="marker" aria-hidden="true" style={{ color: onPage(look.colour) }}>
          {look.marker}
        </span>
        <span>{name}</span>
        <span>
          {statistics.runs.toLocaleString('en')} runs{isCoarse && ', coarse'}
        </span>
      </h2>
      <div
        className="statistics-bar"
        role="img"
        aria-label={shown.map(({ label, share = 0 }) => `${label} ${shareText(share)}`).join(', ')}
      >
        {shown.map(({ colour, label, share = 0 }) => (
          <span key={label} title={label} style={{ background: colour, flexGrow: share, flexBasis: 0 }} />
        ))}
      </div>
      <ColourList colours={shown} />
      <dl className="statistics-numbers">
        {statistics.stepsToConverge && (
          <>
            <dt title={restWords}>steps to rest</dt>
            <dd>{quantilesText(statistics.stepsToConverge, (step) => String(Math.round(step)))}</dd>
          </>
        )}
        {statistics.finalLoss && (
          <>
            <dt>final loss</dt>
            <dd>{quantilesText(statistics.finalLoss, (loss) => readable(loss, 3))}</dd>
          </>
        )}
      </dl>
    </section>
  )
}

/** The median, and in brackets the middle 80 %: `143 (88 … 310)`. */
function quantilesText({ low, median, high }: Quantiles, text: (value: number) => string): string {
  return `${text(median)} (${text(low)} … ${text(high)})`
}
