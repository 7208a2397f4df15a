/** Reads and writes the JSON form of an Experiment. Reading gives a line for everything that is wrong. */
import { oneOf } from '../../math/check'
import { dimensionOf, factsOf, readSurface, surfaceJson } from '../../surfaces/kinds'
import { defaultExperiment } from '../defaults/defaults'
import { readEnsemble } from './ensembleSchema'
import type { Experiment, Runner, View } from '../experiment'
import { lastSeed, maxRunners, maxSigma, maxSteps, maxTurnsOf, turns } from '../limits'
import { maxTurnsIn } from '../edits/panes'
import { tooLargeRules } from '../rule/tooLargeRules'
import { plainCopy } from './plainCopy'
import { Part, Problems, isObject } from './reading'
import { show } from '../../math/show'
import { readChanges, readRunner } from './runnerSchema'
import { readStop } from './stopSchema'
import { between, flag, place, whole } from './values'
import { readView, sparseView } from './viewSchema'

export interface Parsed {
  readonly experiment: Experiment
  /** One line for each part that was wrong: `path: what is wrong; what is done instead`. */
  readonly problems: string[]
}

/** Reads any value. Never throws. A wrong part becomes its default, and a problem names its path. */
export function parseExperiment(given: unknown): Parsed {
  let json: unknown
  try {
    json = plainCopy(given)
  } catch (error) {
    return nothingOf(`the experiment cannot be read: ${error instanceof Error ? error.message : show(error)}`)
  }
  if (!isObject(json)) return nothingOf(`${show(json)} is not an experiment`)
  if (Object.hasOwn(json, 'version') && json['version'] !== 1) {
    return nothingOf(`version: ${show(json['version'])} is not known, 1 is expected`)
  }
  // `$schema` is for editors. It says nothing about the experiment.
  const { $schema: _, ...parts } = json
  const problems = new Problems()
  const experiment = readExperiment(new Part(parts, '', problems))
  return { experiment, problems: problems.lines }
}

/** The default experiment, for when nothing could be read, and the reason. */
export function nothingOf(reason: string): Parsed {
  return { experiment: defaultExperiment, problems: [reason + outcomeOfNothing] }
}

const outcomeOfNothing = '; the default experiment is used'

/** Why nothing could be read. Undefined if something was: then the experiment is a new one, or there is no problem. */
export function whyNothing({ experiment, problems: [problem] }: Parsed): string | undefined {
  return experiment === defaultExperiment ? problem?.replace(outcomeOfNothing, '') : undefined
}

/** The value that `parseExperiment` reads back: the race in full, and of the view only what is not the default. */
export function serialize(experiment: Experiment): unknown {
  const { version, surface, start, steps, turn, stop, seed, noise, runners, changes, ensemble, view } =
    experiment
  return {
    version,
    surface: surfaceJson(surface),
    start,
    steps,
    ...(turn !== 'step' && { turn }),
    ...(stop && { stop }),
    seed,
    noise,
    runners: runners.map(
      ({ name, optimizer, settings, schedule, clip, batch, start: own, colour, visible, fitted }, index) => ({
        ...(name !== undefined && { name }),
        optimizer,
        settings,
        ...(schedule.id !== 'constant' && { schedule }),
        ...unlessEmpty('clip', clip),
        ...(batch && { batch: writeBatch(batch) }),
        ...(own && { start: own }),
        ...(colour !== index && { colour }),
        ...(!visible && { visible }),
        ...(fitted !== undefined && { fitted }),
      }),
    ),
    ...unlessEmpty('changes', changes),
    ...(ensemble && { ensemble }),
    ...unlessEmpty('view', writeView(view)),
  }
}

function writeBatch({ size, accumulate, shuffle }: NonNullable<Runner['batch']>): object {
  return { size, ...(accumulate !== 1 && { accumulate }), ...(shuffle !== 'epoch' && { shuffle }) }
}

/** Writes the view as JSON, without defaults. */
function writeView(view: View): object {
  const { panes, ...others } = sparseView(view)
  return {
    ...others,
    ...(panes && {
      panes: panes.map((pane) => ({
        ...pane,
        ...(pane.surface && { surface: surfaceJson(pane.surface) }),
      })),
    }),
  }
}

function unlessEmpty(name: string, value: object): object {
  return Object.keys(value).length > 0 ? { [name]: value } : {}
}

const partNames = [
  'version', 'surface', 'start', 'steps', 'turn', 'stop', 'seed', 'noise', 'runners', 'changes', 'ensemble', 'view',
] as const // prettier-ignore

/** Whether an experiment can have a part of this name. */
export function isPartName(name: string): boolean {
  return partNames.some((each) => each === name)
}

/** Reads the parts of an object. What is wrong with them are problems of the part. */
export function readExperiment(part: Part): Experiment {
  const at = part.object(partNames)
  const usual = defaultExperiment
  const surface = readSurface(at('surface'), 'the default surface is used') ?? usual.surface
  const dimension = dimensionOf(surface)
  const list = at('runners').list(maxRunners)
  const runners = list?.map((item, index) => readRunner(item, index, dimension)) ?? usual.runners
  const noise = at('noise').object(['sigma', 'shared'])
  const stop = readStop(at('stop'))
  const race = {
    surface,
    start: at('start').read(place(dimension), factsOf(surface).start),
    steps: at('steps').read(whole(1, maxSteps), usual.steps),
    turn: at('turn').read(oneOf(turns), usual.turn),
    seed: at('seed').read(whole(0, lastSeed), usual.seed),
    noise: {
      sigma: noise('sigma').read(between(0, maxSigma), usual.noise.sigma),
      shared: noise('shared').read(flag, usual.noise.shared),
    },
    runners,
    changes: readChanges(at('changes'), runners),
    ...(stop && { stop }),
  }
  const ensemble = readEnsemble(at('ensemble'), race)
  const view = readView(at('view'), race)
  const maxTurns = maxTurnsIn({ runners, view })
  if (race.steps > maxTurns) {
    const many = maxTurns < maxTurnsOf(runners.length) ? 'these panes' : `${runners.length} runners`
    at('steps').problem(`${race.steps} is too many for ${many}; ${maxTurns} is used`)
  }
  for (const line of tooLargeRules({ surface, runners, view }))
    at('runners').problem(`${line}; it does not run there`)
  return { version: 1, ...race, steps: Math.min(race.steps, maxTurns), ...(ensemble && { ensemble }), view }
}
