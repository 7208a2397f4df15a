/** What a handout prints of each cue: its picture, its title, its text with numbers, and its note. */
import { lastTurnOf } from '../../../film/stillOf'
import { race } from '../../../run/race'
import { countMany, endsAtHand } from '../../../talk/expression/share'
import type { Cue, Talk } from '../../../talk/talk'
import { checkText, countedIn } from '../../../talk/text/checkText'
import { fill, plainText } from '../../../talk/text/fill'
import { pictureOf } from './cuePictures'

export interface Page {
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly note: string | undefined
  /** The address of its picture, which whoever shows the page gives back. */
  readonly picture: string
}

/** On paper a bright ground is best. */
const look = { size: [1600, 900], theme: 'light', hasTitle: false } as const

export async function pagesOf(
  { cues }: Talk,
  hasNotes: boolean,
  signal: AbortSignal,
  onDone: (done: number) => void,
): Promise<readonly Page[]> {
  const pages: Page[] = []
  try {
    for (const [index, cue] of cues.entries()) {
      const picture = new Blob([await pictureOf(cue, index, look, signal)], { type: 'image/png' })
      signal.throwIfAborted()
      pages.push({
        title: cue.title,
        paragraphs: await paragraphsOf(cue, signal),
        note: hasNotes ? cue.note : undefined,
        picture: URL.createObjectURL(picture),
      })
      onDone(pages.length)
    }
    return pages
  } catch (error) {
    release(pages)
    throw error
  }
}

export function release(pages: readonly Page[]): void {
  for (const { picture } of pages) URL.revokeObjectURL(picture)
}

/** With the numbers of the moment that the picture shows. */
async function paragraphsOf(cue: Cue, signal: AbortSignal): Promise<string[]> {
  const { text, experiment } = cue
  const checked = checkText(text, experiment)
  await countMany(experiment, countedIn(checked), signal)
  const moment = { race: race(experiment), turns: lastTurnOf(cue), endsOf: endsAtHand }
  return fill(checked, moment).map((spans) => plainText([spans]))
}
