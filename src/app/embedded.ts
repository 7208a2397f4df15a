/** The page in a frame of another page, as `?embed` asks for it. Loaded only then. */
import type { ComponentType } from 'react'
import { beginEmbedding } from '../embed/embed'
import { leadsToTalk } from '../lab/talk/address'
import type { Lab } from '../lab/store'
import { Embedded } from '../panels/embed/Embedded'
import { EmbeddedTalk } from '../panels/embed/EmbeddedTalk'
import type { PanelsProps } from '../panels/Panels'

/** Begins it, and returns what is around the picture: with `?embed&present` a talk, cue by cue. */
export function embed(lab: Lab): ComponentType<PanelsProps> {
  const { thalweg } = window
  const embedding = beginEmbedding(lab, thalweg)
  Object.defineProperty(thalweg, 'ignored', { enumerable: true, get: () => embedding.ignored })
  thalweg.pause = () => embedding.pause()
  document.documentElement.toggleAttribute('data-embed', true)
  return isTalk(new URL(location.href)) ? EmbeddedTalk : Embedded
}

/** Whether a talk is to be given in the frame, and there is one. */
function isTalk(address: URL): boolean {
  const { searchParams } = address
  return searchParams.has('present') && (searchParams.has('lesson') || leadsToTalk(address))
}
