/** What papers and programs call the number of steps of a run, where the name has no value. */
import type { Refusal } from './meantNames'

/** Without underscores and capitals. */
const stepCounts = new Set(
  (
    'steps total horizon totalsteps maxsteps numsteps nsteps trainsteps trainingsteps numtrainingsteps ' +
    'iters totaliters maxiters numiters niters maxiter niter iterations totaliterations maxiterations ' +
    'numiterations niterations tmax ttotal epochs totalepochs maxepochs numepochs nepochs'
  ).split(' '),
)

/** The name that stands for it here: `T` in rules, and the setting `steps` in a schedule that has one. */
export function stepCountRefusal(
  text: string,
  vectors: boolean,
  has: (name: string) => boolean,
): Refusal | undefined {
  const problem = `unknown name "${text}"`
  const isCount = stepCounts.has(text.toLowerCase().replaceAll('_', ''))
  if (vectors && text === 'N')
    return {
      problem,
      advice: 'write T for the number of steps, or n for that of the parameters',
      ways: ['T', 'n'],
      givesWay: true,
    }
  if (vectors)
    return isCount ? { problem, advice: 'the number of steps is T', ways: ['T'], givesWay: true } : undefined
  const isSchedule = has('t') && has('eta')
  if (!isSchedule || !(isCount || text === 'T' || text === 'N')) return undefined
  return has('steps')
    ? { problem, advice: 'the number of steps is steps', ways: ['steps'] }
    : { problem, advice: 'give the schedule a setting "steps", and write that' }
}
