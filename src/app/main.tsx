/** Opens the page and plays the experiment of its link, or the opening; or opens the speaker's window of a talk. */
import type { ComponentType } from 'react'
import { createRoot } from 'react-dom/client'
import { setView } from '../experiment/edits/edits'
import type { Experiment } from '../experiment/experiment'
import { decodeLink } from '../experiment/link/link'
import { kindOfLink } from '../experiment/link/linkText'
import { opening } from '../gallery/opening'
import { readScene } from '../gallery/scene'
import { leadsToTalk } from '../lab/talk/address'
import { createLab } from '../lab/store'
import { EnsembleDesk } from '../lab/ensembleDesk'
import { TuningDesk } from '../lab/tuning'
import { beginFirstLook } from '../lab/firstLook'
import { offerFilms } from '../lab/filming'
import { expectMotion, firstMotion, tellStill } from '../lab/firstMotion'
import { expectFrames, firstPicture } from '../lab/firstPicture'
import { wantsStillness } from '../lab/stillness'
import { rememberArrangement } from '../panels/page/remembered'
import { Panels, type PanelsProps } from '../panels/Panels'
import { App } from './App'
import { exposeThalweg } from './thalweg'

const target = document.getElementById('app')
if (!target) throw new Error('index.html has no element #app')
const { searchParams } = new URL(location.href)
/** Of which this is the speaker's window. */
const talk = searchParams.get('speaker')
const hasLink = !['', '#'].includes(location.hash)
const kind = kindOfLink(location.hash)
// A talk or a film comes once the page has begun.
const hasExperiment = hasLink && kind === 'experiment'
const { experiment, problems, moment } = hasExperiment ? decodeLink(location.hash) : readScene(opening)
const lab = createLab(hasExperiment ? experiment : inFirstTheme(experiment), problems, moment)
rememberArrangement(lab)
const ensembles = new EnsembleDesk(lab)
const tuning = new TuningDesk(lab, ensembles)

const hasTalk = leadsToTalk(new URL(location.href))
// In a frame the experiment of the address is more than that of the lesson.
const isOwn = searchParams.has('embed') && hasExperiment
const hasLesson = (searchParams.has('lesson') && !isOwn) || hasTalk
const root = createRoot(target)
exposeThalweg(lab, ensembles)
offerFilms(async () => (await import('./film')).studio)
/** Shows the page, with these things around the picture. */
function begin(Around: ComponentType<PanelsProps>): void {
  // A frame in somebody's page has a caption of its own.
  const hasCaption = !hasLink && !hasLesson && window.parent === window
  root.render(
    <App
      {...{ lab, ensembles, tuning, Around }}
      hasClock={talk === null}
      opening={hasCaption ? experiment : undefined}
    />,
  )
  expectFrames()
}
// In the speaker's window of a talk, and in a frame of another page, there are other things around the picture.
if (talk !== null) void import('./speaker').then(({ followTalk }) => begin(followTalk(lab, talk)))
else if (searchParams.has('embed')) void import('./embedded').then(({ embed }) => begin(embed(lab)))
else begin(Panels)
if (!hasLink && !hasLesson && talk === null) beginFirstLook()

// The race starts with the first picture, so that nobody misses the first steps. A link may say that it stands still,
// and a lesson may begin with a question.
const plays = !wantsStillness() && !hasLesson && talk === null && moment?.play !== false
// Until it is seen to move only the scene is shown.
document.documentElement.toggleAttribute('data-opening', true)
void firstMotion.then(() => document.documentElement.removeAttribute('data-opening'))
// Keeping some hundred files is work that the first steps do not wait for. In development every file is new.
if (import.meta.env.PROD)
  void firstMotion.then(async () => (await import('./offline/keepPage')).keepPage(lab))
void firstPicture.then(() => {
  if (!plays) return tellStill()
  expectMotion(lab.timeline)
  lab.timeline.set({ playing: true })
})

/** Where no link says what to show, the page begins in the light theme if the user's system is light. */
function inFirstTheme(experiment: Experiment): Experiment {
  const prefersLight = matchMedia('(prefers-color-scheme: light)').matches
  return prefersLight ? setView(experiment, { theme: 'light' }) : experiment
}
