/** The texts of a film as files beside it: subtitles, and where each part begins. */
import { captionsOf, vttOf } from '../../film/captions'
import { chapterLines, chaptersOf } from '../../film/chapters'
import type { Film } from '../../film/film'
import { download } from '../controls/download'

export function SaveTexts({ film }: { readonly film: Film }) {
  const save = (kind: string) => {
    if (kind === 'vtt') download(textFile(vttOf(captionsOf(film)), 'text/vtt'), 'thalweg.vtt')
    else download(textFile(chapterLines(chaptersOf(film)), 'text/plain'), 'thalweg.chapters.txt')
  }
  return (
    <select
      className="choice"
      aria-label="Save texts"
      title="The texts of the film as files beside it"
      value=""
      onChange={({ currentTarget }) => save(currentTarget.value)}
    >
      <option value="" disabled>
        texts…
      </option>
      <option value="vtt">subtitles (.vtt)</option>
      <option value="chapters">chapters (.txt)</option>
    </select>
  )
}

function textFile(text: string, type: string): Blob {
  return new Blob([text], { type })
}
