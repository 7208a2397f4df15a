/** The page in a frame of another page, as `?embed` asks for it. Loaded only then. */
import type { ComponentType } from 'react'
import { beginEmbedding } from '../embed/embed'
import type { Lab } from '../lab/store'
import { Embedded } from '../panels/Embedded'
import { EmbeddedTalk } from '../panels/EmbeddedTalk'
import type { PanelsProps } from '../panels/Panels'

/** Begins it, and returns what is around the picture: with `?embed&present` a talk, cue by cue. */
export function embed(lab: Lab): ComponentType<PanelsProps> {
  const { thalweg } = window
  const embedding = beginEmbedding(lab, thalweg)
  Object.defineProperty(thalweg, 'ignored', { enumerable: true, get: () => embedding.ignored })
  thalweg.pause = () => embedding.pause()
  document.documentElement.toggleAttribute('data-embed', true)
  return new URLSearchParams(location.search).has('present') ? EmbeddedTalk : Embedded
}
