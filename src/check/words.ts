/** A verdict in words. */
import { log10 } from '../math/elementary/log'
import type { Comparison, Parting } from './compare/compare'
import type { Path } from './path/path'
import type { Variant } from './readings/variants'
import type { Fit, Verdict, Weak } from './verdict'

interface Named {
  readonly name: string
  readonly parameters: readonly string[]
}

/** How many readings are named. */
const maxNamed = 3

/** In sentences, the verdict first. `name` is what the runner is called. */
export function wordsOf(verdict: Verdict, path: Path, named: Named): string[] {
  const { comparison, notes } = verdict
  const { parting } = comparison
  if (!parting) return [`${agreement(`${named.name} and the path agree`, comparison, path)}.`, ...notes]
  return [`${partedWords(parting, path, named)}.`, ...explanation(verdict, path), ...notes]
}

/** `… to 4 digits over 200 steps` */
function agreement(what: string, comparison: Comparison, path: Path): string {
  const { steps, horizon } = comparison
  const over = horizon === undefined ? steps : horizon
  return `${what} to ${digitsOf(comparison, path)} over ${over} ${over === 1 ? 'step' : 'steps'}`
}

/** Of a float64 number at most. */
const maxDigits = 17

function digitsOf({ largest }: Comparison, path: Path): string {
  const most = Math.min(path.digits, maxDigits)
  const digits = largest === 0 ? most : Math.min(most, Math.floor(-log10(largest)))
  return digits === 1 ? '1 digit' : `${Math.max(digits, 0)} digits`
}

function partedWords(
  { row, step, after, parameter, inPath, here }: Parting,
  path: Path,
  named: Named,
): string {
  const name = named.parameters[parameter] ?? 'x'
  const between =
    after === undefined || after === step - 1
      ? `at step ${step}`
      : `after step ${after}, at step ${step} or before`
  const where = `${named.name} and the path part ${between}`
  if (!Number.isFinite(inPath))
    return `${where}: the path has ${inPath} for ${name}, and the runner ${shortly(here)}`
  if (!Number.isFinite(here))
    return `${where}: the runner is lost there, and the path has ${name} = ${inPath}`
  const digits = Math.max(path.digits, 4)
  const apart = shortly(Math.abs(inPath - here))
  return `${where} by ${apart}: ${name} is ${inPath} in the path (line ${row.line}), and ${Number(here.toPrecision(digits))} here`
}

function explanation({ fits, closest, weak, isStill }: Verdict, path: Path): string[] {
  if (isStill) return []
  if (weak) return [weakWords(weak)]
  const [first, ...others] = fits
  if (!first) {
    if (!closest) return ['No known reading explains it.']
    const { parting, horizon } = closest.comparison
    return [
      `No known reading explains it. The closest, ${nameOf(closest.variant)}, parts at step ${parting?.step ?? horizon}.`,
    ]
  }
  const end = agreement(others.length > 0 ? 'fit' : 'fits', first.comparison, path)
  if (others.length === 0) return [`It is explained by: ${nameOf(first.variant)}, which ${end}.`]
  return [`The path does not tell apart ${listOf(fits)}, which all ${end}.`]
}

function weakWords({ count, bits, needed }: Weak): string {
  const fit = count === 1 ? 'A reading fits' : `${count} readings fit`
  return `${fit}, but the path tells too little to name one: ${Math.floor(bits)} of ${Math.ceil(needed)} bits. Add rows or digits.`
}

function listOf(fits: readonly Fit[]): string {
  const names = fits.slice(0, maxNamed).map(({ variant }) => nameOf(variant))
  const more = fits.length - names.length
  if (more > 0) return `${names.join('; ')}; and ${more} more`
  return `${names.slice(0, -1).join('; ')} and ${names.at(-1)}`
}

/** `ε inside the root (rms = sqrt(v + epsilon))` */
export function nameOf({ name, changed }: Variant): string {
  return changed.length > 0 ? `${name} (${changed.join('; ')})` : name
}

function shortly(value: number): number {
  return Number(value.toPrecision(3))
}
