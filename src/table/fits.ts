/** Own surfaces that fit two columns of a table: with the formulas and the curves of the data fits of the list. */
import { startIn } from '../surfaces/domain'
import { largest } from '../math/bounds'
import { formatNumber } from '../math/numbers'
import { roundBelow } from '../math/oneTwoFive'
import { type Settings, defaults } from '../math/setting'
import { writeSetting } from '../math/settingText'
import { surfaces } from '../surfaces/list'
import type { FormulaSurface } from '../surfaces/formula'
import type { Surface } from '../surfaces/surface'
import { spreadOf, standardized, whyNotStandardized } from './spread'
import { type TableColumn, nameOf } from './table'
import { type Pairs, type View, leastSquares, lineView, logisticView, sineView, tanhView } from './views'

/** One of the fits, as a person chooses it. */
export interface FitChoice {
  readonly id: string
  readonly name: string
  /** What it shows, in one line. */
  readonly note: string
}

/** What a person has chosen of a table. */
export interface Wish {
  readonly across: TableColumn
  readonly up: TableColumn
  readonly fit: string
  readonly isStandardized: boolean
  /** The file that the rows are of. */
  readonly source: string
}

const listed: readonly Surface[] = surfaces.filter(({ family }) => family === 'data fit')
const classFit = 'logisticRegression'

/** Where to look at each; others are looked at as a line is. */
const views: Readonly<Record<string, (pairs: Pairs) => View>> = {
  [classFit]: logisticView,
  sineFit: sineView,
  tanhUnit: tanhView,
}

/** The fits for a column up: one for classes needs 0 and 1. */
export function fitsFor({ numbers }: TableColumn): readonly FitChoice[] {
  return listed
    .filter(({ id }) => id !== classFit || areClasses(numbers))
    .map(({ id, name, note = '' }) => ({ id, name, note }))
}

function areClasses(numbers: readonly number[]): boolean {
  return numbers.every((each) => each === 0 || each === 1) && new Set(numbers).size === 2
}

/** Which columns of a wish are standardized: those of a fit of classes stay 0 and 1. */
function changed({ across, up, fit }: Wish): readonly TableColumn[] {
  return fit === classFit ? [across] : [across, up]
}

/** Why a wish cannot be had, in one line; undefined if it can. */
export function whyNot(wish: Wish): string | undefined {
  if (wish.isStandardized) return changed(wish).map(whyNotStandardized).find(Boolean)
  const view = (views[wish.fit] ?? lineView)({ u: wish.across.numbers, v: wish.up.numbers })
  const isWide = view.domain.every(([low, high]) => low < high)
  return isWide ? undefined : 'what fits these rows has parameters beyond 1e12: standardize the columns'
}

/** The formula of a fit, as the sheet shows it. @throws RangeError if there is none of this id */
export function formulaOf(id: string): string {
  return linesOf(known(id).formula)
}

/** The surface of a wish that can be had. @throws RangeError if there is no such fit */
export function surfaceOf(wish: Wish): FormulaSurface {
  const { fit, isStandardized, source } = wish
  const { parameters, formula, settings = {}, model } = known(fit)
  const [across, up] = [wish.across, wish.up].map((column) =>
    isStandardized && changed(wish).includes(column) ? standardized(column) : column,
  ) as [TableColumn, TableColumn]
  const pairs: Pairs = { u: across.numbers, v: up.numbers }
  const own: Settings = Object.fromEntries(
    Object.entries(settings).map(([name, setting]) => [
      name,
      name === 'delta' ? { ...setting, ...deltaFor(pairs) } : setting,
    ]),
  )
  const view = (views[fit] ?? lineView)(pairs)
  const declared = Object.entries(own).map(([name, setting]) => writeSetting(name, setting))
  return {
    formula: [...declared, linesOf(formula)].join('\n'),
    parameters,
    // Said, so that it does not depend on the surface before.
    start: startIn(view.domain),
    ...view,
    ...(declared.length > 0 && { settings: defaults(own) }),
    data: { columns: { ...pairs }, labels: { u: across.name, v: up.name }, source: nameOf(source, 0) },
    ...(model && { model }),
  }
}

/** How far off a row is that Huber's loss counts as far: about as far as rows are from the line. */
function deltaFor(pairs: Pairs): { readonly default: number; readonly min: number; readonly max: number } {
  const { w, b } = leastSquares(pairs)
  const off = pairs.v.map((each, row) => each - (w * (pairs.u[row] ?? 0) + b))
  const size = spreadOf(off).deviation
  const delta = size > 1e-9 ? Math.min(roundBelow(size), largest) : 1
  const times = (factor: number): number =>
    Math.min(Number(formatNumber(Number((delta * factor).toPrecision(6)))), largest)
  return { default: delta, min: times(0.1), max: times(10) }
}

/** A formula of the list without the indentation that it has there. */
function linesOf(formula: string): string {
  return formula
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
}

function known(id: string): Surface {
  const fit = listed.find((each) => each.id === id)
  if (!fit) throw new RangeError(`no fit "${id}"`)
  return fit
}
