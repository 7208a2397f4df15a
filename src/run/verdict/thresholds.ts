/**
 * The thresholds of verdicts. None has a unit: lengths are in widths of the domain, losses in heights of the surface
 * (see `Scales`), so that neither the unit of the loss nor that of a parameter matters.
 */

/** A slope of less than this many heights per width is rest. With 1,000 pixels, a run would go down 500 widths for one. */
export const restSlope = 2e-6
/** A run has arrived at a place within this distance of it: a pixel of a picture that is 1,000 pixels wide. */
export const arrival = 1e-3
/** A step shorter than this is rest: at this rate, a hundred steps do not move a run by a pixel. */
export const restStep = 1e-5
/** Half the distance between neighbouring float32 numbers, relative to them. Cells of maps are placed in float32. */
export const rounding32 = 2 ** -24
/** A run does not move if its step is at most this many roundings of float32 long: one for either end, and as many to spare. */
export const roundingsOfStep = 4

/** Newton's method looks for a place of rest within this distance. A place of rest further off is another matter. */
export const newtonReach = 0.02
/** The number of its steps: a quartic minimum, where each takes off a third, is then 100 times nearer. */
export const newtonSteps = 12
/** A run nears a flat minimum where they become this much smaller in all, within this distance: those of x¹⁰ do, to a quarter. */
export const [nears, nearingReach] = [0.5, 0.25] as const
/** A direction decides nothing if its curvature is this share of the largest: float64 has 16 digits, and 4 are to spare. */
export const minCurvature = 1e-12
/** The slope that is allowed along such a direction, as a step of this length along the steepest one would change it. */
export const minSlope = 1e-9

/** Radii of the two rings of samples: well within the narrowest valley of the list (Lévy N. 13: 0.017), and 10 to 1. */
export const ringRadii = [2e-4, 2e-3] as const
/** Directions of a ring, besides those of the principal curvatures. A monkey saddle has 6 lobes, so twice 6 at least. */
export const ringDirections = 16
/** Curvature decides where the loss on the inner ring is what it predicts, within this share. */
export const curvatureFits = 0.5
/** Between two directions the lowest loss of a ring is closed in so often, each time by a third: to a hundredth of a degree. */
export const ringThirds = 20
/** An edge rises within the inner ring by at least this share of the rise within the outer. A cusp like √r has a third. */
export const edgeShare = 0.5
/** A minimum is looked for without curvature by steps down to this share of the arrival, in so many moves at most. */
export const [descentShare, maxDescent] = [16, 60] as const
/** Losses that differ by less are equal: rounding, in heights and in the loss itself. */
export const [equalHeight, equalLoss] = [1e-13, 64 * Number.EPSILON] as const

/**
 * On a plateau neither the slope nor the curvature is larger, in heights per width and per width²: within the whole width
 * they would show as a pixel, and as a twentieth of the height. No place within `newtonReach` is lower by `plateauDrop`.
 */
export const [plateauSlope, plateauCurvature, plateauDrop] = [1e-3, 0.1, 1e-3] as const
/** A floor is as low as the lowest loss known, within this part of the height. */
export const floorHeight = 1e-3

/** A circle about a minimum has at most this radius. A larger one spans valleys: it still searches. */
export const largestCircle = 0.05
/** A run circles if it returns: after n steps it is at most this share of n steps away. A run that creeps goes all of it. */
export const returns = 0.25
/** A circle does not shrink to less than this share of what it was. At β = 0.9, an oscillation would after 40 steps. */
export const shrinks = 1 / 8
/** A run that was at rest has left where it is this many times as steep as at rest. */
export const leaves = 1000

/** How a run moves is read off its places now and two to three laps ago. The GPU takes so many steps at a time. */
export const [lap, laps] = [32, 2] as const
