/** What the columns of a surface's data measure, in words. */
import { type PlanSurface, factsOf } from './kinds'

/** `u: weight (1000 lb); v: miles per gallon`. Empty where nobody says it. */
export function columnWords(surface: PlanSurface): string {
  const { data } = factsOf(surface)
  const labels = data?.choices.find(({ id }) => id === data.chosen)?.labels ?? {}
  return Object.entries(labels)
    .map(([column, label]) => `${column}: ${label}`)
    .join('; ')
}
