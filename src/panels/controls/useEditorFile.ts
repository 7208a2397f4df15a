/** The file with CodeMirror, fetched when an input for a text is first shown. */
import { useEffect, useState } from 'react'
import type { openEditor } from '../../editor/open'
import type { Range } from '../../editor/writer'
import { firstPicture } from '../../lab/firstPicture'
import { fetched } from './fetched'

type Open = typeof openEditor

export interface EditorFile {
  readonly open: Open
  /** What was selected in the text area, if it had the focus. */
  readonly selected: Range | undefined
}

let loaded: Open | undefined

/** A load that failed is tried again at the next mount. */
async function load(): Promise<Open> {
  await firstPicture
  loaded = (await fetched(() => import('../../editor/open'))).openEditor
  return loaded
}

/** Undefined until it is there, and where it does not come: the text area in `input` does all that is needed. */
export function useEditorFile(input: {
  readonly current: HTMLTextAreaElement | null
}): EditorFile | undefined {
  const [file, setFile] = useState<EditorFile | undefined>(
    () => loaded && { open: loaded, selected: undefined },
  )
  useEffect(() => {
    if (file) return undefined
    const ending = new AbortController()
    load().then(
      (open) => {
        if (input.current)
          whenComposed(input.current, ending.signal, (selected) => setFile({ open, selected }))
      },
      () => undefined,
    )
    return () => ending.abort()
  }, [file, input])
  return file
}

/** Calls at once, or when the letter that is being composed is there. */
function whenComposed(
  input: HTMLTextAreaElement,
  signal: AbortSignal,
  call: (selected: Range | undefined) => void,
): void {
  const swap = () => {
    if (signal.aborted) return
    const { selectionStart: from, selectionEnd: to } = input
    call(document.activeElement === input ? { from, to } : undefined)
  }
  if (!composed.has(input)) return swap()
  // The input's own event comes first.
  input.addEventListener('compositionend', () => setTimeout(swap), { signal, once: true })
}

/** The inputs in which a letter is being composed. */
const composed = new WeakSet<EventTarget>()

export const composition = {
  onCompositionStart: ({ target }: { readonly target: EventTarget }) => composed.add(target),
  onCompositionEnd: ({ target }: { readonly target: EventTarget }) => composed.delete(target),
}
