/** Whether the losses of a path are those of the surface. If they are not, the optimizer is not to blame. */
import { groundOf } from '../../run/ground'
import type { RacePlan } from '../../run/plan'
import type { Path, PathRow } from '../path/path'

/** A sentence if they differ; undefined if they agree, or if there are none. */
export function lossNote(plan: RacePlan, { rows }: Path): string | undefined {
  const { loss } = groundOf(plan)
  const slopes = new Float64Array(2)
  const known = rows.filter((row) => row.loss && [...row.point, row.loss.value].every(Number.isFinite))
  const at = ({ point, units }: PathRow): { readonly value: number; readonly room: number } => {
    const [x = 0, y = 0] = point
    const value = loss.gradient(x, y, slopes)
    const room = units.reduce((sum, unit, i) => sum + Math.abs(slopes[i] ?? 0) * unit, 0)
    return { value, room: room + 1e-5 * Math.abs(value) }
  }
  const fits = (row: PathRow, place: PathRow): boolean => {
    const { value, room } = at(place)
    const { value: given = 0, unit = 0 } = row.loss ?? {}
    return Math.abs(given - value) <= room + unit
  }
  const wrong = known.find((row) => !fits(row, row))
  if (
    !wrong ||
    (wrong !== known[0] && wrong.step > 1 && fits(known[0] ?? wrong, known[0] ?? wrong) && isSparse(rows))
  )
    return undefined
  // Many programs print the loss of the point before the step.
  const isLate = known.every((row, index) => {
    const before = known[index - 1]
    return !before || fits(row, before)
  })
  if (isLate && known.length > 1) return undefined
  const ratios = known.map((row) => (row.loss?.value ?? 0) / at(row).value)
  const [ratio = 0] = ratios
  const isScaled = known.length > 1 && ratios.every((each) => Math.abs(each / ratio - 1) < 1e-3)
  if (isScaled && Math.abs(ratio - 1) > 1e-2)
    return `The loss of the path is ${Number(ratio.toPrecision(3))} times that of the surface.`
  const here = Number(at(wrong).value.toPrecision(6))
  return `At step ${wrong.step} the path has the loss ${wrong.loss?.value}, and the surface ${here} at that point: is it another surface?`
}

/** Whether steps are left out between rows. */
function isSparse(rows: readonly PathRow[]): boolean {
  return rows.some((row, index) => row.step > (rows[index - 1]?.step ?? row.step - 1) + 1)
}
