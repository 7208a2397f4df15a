/** What the address says of a lesson or a talk, before its `#` and behind it. */
import { kindOfLink } from '../../experiment/link/linkText'
import { builtInTalk } from '../builtInTalk'

/** The names before `#` that say what is read, and that it is given. */
export const readParts = ['lesson', 'talk', 'part', 'present'] as const

/** Whether it leads to a talk of one's own, and no lesson: by its link, by what the tab has kept, or as it is built in. */
export function leadsToTalk({ searchParams, hash }: URL): boolean {
  // A link says more than what the page was built with.
  const isBuiltIn = hash === '' && !searchParams.has('lesson') && builtInTalk() !== undefined
  return searchParams.has('talk') || kindOfLink(hash) === 'talk' || isBuiltIn
}
