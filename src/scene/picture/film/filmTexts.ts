/** What a film says beside its picture at a moment: title, step, board, chart, formula, legend, captions. */
import { turnText } from '../../../experiment/names/turnWords'
import type { Film } from '../../../film/film'
import type { FilmMoment } from '../../../film/moment'
import { fitCurves, rowsSeenNext } from '../../../looks/fitMarks'
import { type SceneTheme, lookOf } from '../../../looks/palette'
import { readable } from '../../../math/numbers'
import { linesInUse } from '../../../optimizers/linesInUse'
import { rowsSeenBy } from '../../../run/fit'
import { isLook } from '../../../run/looks'
import { isLost, standingsOf } from '../../../run/standings'
import { turnsAt } from '../../../run/turns'
import { scheduleById } from '../../../schedules/list'
import { rateLines } from '../../../schedules/rateLines'
import { equationOf } from '../../../surfaces/equation'
import { checkText } from '../../../talk/text/checkText'
import { fill, plainText } from '../../../talk/text/fill'
import { terrainMemory } from '../../ground/terrain'
import { legendOf } from '../../things/labels/legend'
import type { FormulaPicture } from './formula'
import type { PaneSight } from './filmPane'
import { filmTheme } from './filmTheme'
import type { OverlayTexts } from './overlay'
import type { BoardRow } from './pieces/board'
import type { FilmCard } from './pieces/card'
import type { ChartLines } from './pieces/chart'
import { type FilmSights, terrainOfSight } from './sights'

interface Said {
  readonly film: Film
  readonly sights: FilmSights
  readonly formulaOf: (tex: string, theme: SceneTheme) => FormulaPicture | undefined
}

export function filmTexts({ film, sights, formulaOf }: Said, moment: FilmMoment): OverlayTexts {
  const { show } = film
  const { experiment, turns, title, captions } = moment
  const [sight] = sights.of(experiment)
  if (!sight) throw new Error('a film shows at least one race')
  const { race } = sight
  const { view } = experiment
  const theme = filmTheme(view.theme)
  const hasLegend = show.legend && race.surface.dimension === 2
  return {
    title,
    step: show.step ? turnText(experiment.turn, Math.floor(turns), experiment.steps, race.runs[0]) : '',
    board: show.board ? boardOf(sight, turns) : [],
    chart: show.chart ? chartOf(sight, turns, experiment.turn) : undefined,
    formula: show.formula ? formulaOf(equationOf(race.surface), theme) : undefined,
    card: show.card ? cardOf(sight, turns, (tex) => formulaOf(tex, theme), !show.formula) : undefined,
    legend: hasLegend ? legendOf(terrainOfSight(sight, terrainMemory()), view) : undefined,
    hasCaptions: film.captions.length > 0 || 'talk' in film.of,
    captions: captions.map(({ text, strength }) => ({
      text: plainText(fill(checkText(text, experiment), { race, turns })),
      strength,
    })),
  }
}

/** As the leaderboard has them. */
export function boardOf({ race, runners, names }: PaneSight, turns: number): BoardRow[] {
  return standingsOf(race, turns).flatMap(({ index, loss, ending, kind }) => {
    const runner = runners[index]
    if (!runner?.visible) return []
    const { marker, colour } = lookOf(runner)
    return [{ marker, colour, name: names[index] ?? '', value: isLost(kind) ? ending : readable(loss) }]
  })
}

/** As the card of the page has it, of the first runner that is shown. Steps, internals and slices, which are read and not watched, are formulas too. */
function cardOf(
  { race, runners, indices, names, experiment }: PaneSight,
  turns: number,
  formulaOf: (tex: string) => FormulaPicture | undefined,
  hasLoss: boolean,
): FilmCard {
  const { card, residuals } = experiment.view
  const index = runners.findIndex(({ visible }) => visible)
  if (card === 'fit' && race.rows && race.model) {
    const seen = rowsSeenNext(race, index, turns, rowsSeenBy(experiment, indices[index] ?? index, race.rows))
    const curves = fitCurves(race, runners, index, turns)
    return { kind: 'fit', race, marks: { curves, seen, residuals, held: undefined } }
  }
  const [runner, run] = [runners[index], race.runs[index]]
  const rule = run && runner ? linesInUse(run.rule.lines, runner.settings).map(({ tex }) => tex) : []
  const schedule = runner && runner.schedule.id !== 'constant' ? scheduleById(runner.schedule.id) : undefined
  const lines = [...(schedule ? rateLines(schedule) : []), ...rule]
  return {
    kind: 'formulas',
    loss: hasLoss ? formulaOf(equationOf(race.surface)) : undefined,
    runner: runner && { ...lookOf(runner), name: names[index] ?? '' },
    rule: lines.flatMap((tex) => formulaOf(tex) ?? []),
  }
}

function chartOf({ race, runners }: PaneSight, turns: number, turn: string): ChartLines {
  return {
    label: `loss by ${turn}`,
    turns,
    last: race.turns,
    lines: race.runs.flatMap((run, index) => {
      const runner = runners[index]
      if (!runner?.visible) return []
      const { colour, dash } = lookOf(runner)
      const length = (run.divergedAt ?? run.steps) + 1
      const steps = Array.from({ length }, (_, step) => step).filter((step) => isLook(run, step))
      const losses = Float64Array.from(steps, (step) => run.points[3 * step + 2] ?? Number.NaN)
      const reached = (point: number): number => turnsAt(run, steps[point] ?? point)
      return [{ colour, dash, losses, turnsAt: reached }]
    }),
  }
}
