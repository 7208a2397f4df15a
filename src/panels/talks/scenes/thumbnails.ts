/** Where the thumbnails of the ready scenes are. `npm run thumbnails` draws them. */
import type { Theme } from '../../../experiment/experiment'

const files = import.meta.glob<string>('../../../gallery/thumbnails/*.webp', {
  eager: true,
  query: '?url',
  import: 'default',
})

/** The address of a scene's thumbnail. */
export function thumbnailOf(id: string, theme: Theme): string | undefined {
  return files[`../../../gallery/thumbnails/${id}-${theme === 'light' ? 'light' : 'dark'}.webp`]
}
