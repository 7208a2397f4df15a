/** The reference runs as Experiments, for the command line. */
import reference from '../reference/trajectories.json'

/** By name: the index in the list, the surface and the optimizer. */
export const referenceExperiments: ReadonlyMap<string, object> = new Map(
  reference.cases.map(({ surface, formula, optimizer, settings, start, steps, ...rest }, index) => [
    `${index}-${surface}-${optimizer}`,
    {
      version: 1,
      surface: { formula },
      start,
      steps,
      runners: [{ optimizer, settings, ...('clip' in rest && { clip: rest.clip }) }],
    },
  ]),
)
