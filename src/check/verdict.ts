/** Is an optimizer right? Its path beside a runner of a plan: they agree, or part, and which reading of the rule explains it. */
import { log2 } from '../math/elementary/log'
import type { RacePlan, RunnerPlan } from '../run/plan'
import { type Alignment, alignmentsOf } from './compare/alignment'
import type { Comparison } from './compare/compare'
import { evidenceFor, isStill } from './compare/evidence'
import type { Course } from './compare/follow'
import { firstRatio } from './compare/firstStep'
import { lossNote } from './compare/losses'
import { type Look, Trial, lastStepOf, reach } from './compare/trial'
import { type Path, PathError } from './path/path'
import { listedVariants, rateVariants, settingVariants } from './readings/others'
import { type Variant, variantsOf } from './readings/variants'

export interface Verdict {
  readonly comparison: Comparison
  readonly alignment: Alignment
  /** The readings that fit the path to its last digits, the likeliest first. Empty if the runner itself does. */
  readonly fits: readonly Fit[]
  /** If none fits: the slip that goes furthest, further than the runner. */
  readonly closest: Fit | undefined
  /** If readings fit, but the path tells too little to say that it is one of them. */
  readonly weak: Weak | undefined
  /** Whether the path stays at its start, as far as its digits say. */
  readonly isStill: boolean
  readonly notes: readonly string[]
}

/** How many readings fit, and the bits of evidence for the best of them, and those that it takes. */
export interface Weak {
  readonly count: number
  readonly bits: number
  readonly needed: number
}

export interface Fit {
  readonly variant: Variant
  readonly comparison: Comparison
}

/** A reading is named where chance would make one fit in less than one of so many paths. */
const odds = 1000
/** How many readings are looked at closely to find the closest. */
const maxClose = 3

/** @throws PathError if the path cannot be laid beside a run @throws FormulaError if a text of the plan does not compile */
export function verdictOf(plan: RacePlan, index: number, path: Path): Verdict {
  const runner = plan.runners[index]
  if (!runner) throw new PathError(`there is no runner ${index}`, `choose one of ${plan.runners.length}`)
  const course = { plan, index }
  const all = alignmentsOf(course, path, { runner })
  const alignments = all.filter(({ offset }) => lastStepOf(path) + offset > 0)
  if (alignments.length === 0) throw new PathError('the path has only its start', 'add the rows of its steps')
  const exact = judge(course, path, runner, alignments)
  const loose = alignments.filter(({ known }) => known)
  if (exact.comparison.steps < 1 && exact.comparison.horizon !== undefined)
    throw new PathError('rounding alone parts two runs at the first step', 'begin at another point')
  const isClear = !exact.comparison.parting || exact.fits.length > 0 || exact.isStill
  const found =
    isClear || loose.length === 0 ? exact : looser(exact, judge(course, path, runner, loose, true))
  return { ...found, notes: [...path.notes, ...notesOf(plan, path, found)] }
}

type Judged = Omit<Verdict, 'notes'>

/** `isLoose`: within what the path's start is known. */
function judge(
  course: Course,
  path: Path,
  runner: RunnerPlan,
  alignments: readonly Alignment[],
  isLoose = false,
): Judged {
  const trial = new Trial(course, path, isLoose)
  const own = alignments.map((alignment) => trial.closely({ runner }, alignment))
  const best = own.reduce((most, each) => (reach(each) > reach(most) ? each : most))
  const { comparison, alignment } = best
  const bare = {
    comparison,
    alignment,
    fits: [],
    closest: undefined,
    weak: undefined,
    isStill: isStill(path, best),
  }
  if (!comparison.parting || bare.isStill) return bare

  const slips = tryAll(trial, own, variantsOf(runner, course.plan.noise))
  if (slips.fits.length > 0) return { ...bare, ...explained(path, slips.fits, slips.tried.length) }
  // These are no slips. They come last, since they may be the same rule in other words.
  const ratio = firstRatio(course, path, runner, alignment)
  const others = tryAll(trial, own, [
    ...rateVariants(runner, ratio),
    ...settingVariants(runner),
    ...listedVariants(runner),
  ])
  const count = slips.tried.length + others.tried.length
  if (others.fits.length > 0) return { ...bare, ...explained(path, others.fits, count) }
  return { ...bare, closest: closestOf(trial, slips.tried, best) }
}

/** A reading beside the path, and the runner itself beside it. */
interface Tried {
  readonly variant: Variant
  readonly own: Look
  /** At a first look if it does not fit, closely if it may. */
  readonly look: Look
  readonly isClose: boolean
}

function tryAll(
  trial: Trial,
  own: readonly Look[],
  variants: readonly Variant[],
): { readonly tried: readonly Tried[]; readonly fits: readonly Tried[] } {
  const tried = variants.flatMap((variant) =>
    own.map((its): Tried => {
      const look = trial.roughly(variant, its)
      if (look.comparison.parting) return { variant, own: its, look, isClose: false }
      return { variant, own: its, look: trial.closely(variant, its.alignment), isClose: true }
    }),
  )
  return { tried, fits: tried.filter(doesFit) }
}

/** Whether a reading fits all rows that can be compared, past the one where the runner does not. */
function doesFit({ look: { comparison }, own, isClose }: Tried): boolean {
  return isClose && !comparison.parting && reach({ comparison }) >= reach(own)
}

/** Each reading once, by the alignment of the first. If `count` were tried, some may fit by chance. */
function explained(
  path: Path,
  fits: readonly Tried[],
  count: number,
): Pick<Judged, 'alignment' | 'comparison' | 'fits' | 'weak'> {
  const weighed = fits.map((each) => {
    const needed = log2(count * odds) + (each.variant.chosenBits ?? 0)
    return { ...each, needed, bits: evidenceFor(path, each.own, each.look) }
  })
  const strong = weighed.filter(({ bits, needed }) => bits >= needed)
  const [{ own }] = (strong.length > 0 ? strong : fits) as [Tried]
  const { alignment, comparison } = own
  const its = strong.filter((each) => each.own === own).map(fitOf)
  if (its.length > 0) return { comparison, alignment, fits: its, weak: undefined }
  const [most] = weighed.toSorted((a, b) => b.bits - b.needed - (a.bits - a.needed))
  const { bits = 0, needed = 0 } = most ?? {}
  return { comparison, alignment, fits: [], weak: { count: fits.length, bits, needed } }
}

function closestOf(trial: Trial, tried: readonly Tried[], own: Look): Fit | undefined {
  const [closest] = tried
    .filter((each) => each.own === own)
    .toSorted((a, b) => reach(b.look) - reach(a.look))
    .slice(0, maxClose)
    .map(({ variant, ...rest }) => ({ ...rest, variant, look: trial.closely(variant, own.alignment) }))
    .filter(({ look }) => reach(look) > reach(own))
    .toSorted((a, b) => reach(b.look) - reach(a.look))
  return closest && fitOf(closest)
}

function fitOf({ variant, look }: Tried): Fit {
  return { variant, comparison: look.comparison }
}

/** What holds within what the path's start is known, if only that explains something. */
function looser(exact: Judged, loose: Judged): Judged {
  const { note = '' } = loose.alignment
  if (loose.comparison.steps < 1) return exact
  const explains = !loose.comparison.parting || loose.fits.length > 0 || loose.weak !== undefined
  if (!explains) return exact
  const alignment = {
    ...loose.alignment,
    note: `${note} It is compared as far as the digits of that start tell.`,
  }
  return { ...loose, alignment }
}

function notesOf(
  plan: RacePlan,
  path: Path,
  { comparison, alignment, fits, isStill: stands }: Judged,
): string[] {
  const { horizon, parting } = comparison
  const loss = lossNote(plan, path)
  return [
    ...(alignment.note === undefined ? [] : [alignment.note]),
    ...(loss === undefined ? [] : [loss]),
    ...(stands ? ['The path does not move within its digits, so it tells nothing of a rule.'] : []),
    ...(horizon === undefined
      ? []
      : [`After step ${horizon} rounding alone parts two runs, so the rows behind it say nothing.`]),
    ...(parting && fits.length === 0 && plan.noise.sigma > 0
      ? ['The experiment has noise, and another program draws other noise: set σ to 0 on both sides.']
      : []),
  ]
}
