/** Title and comment of a picture, as PNG keeps them. */
import type { Sheet } from '../sheet'
import { chunk } from './png'

/** Texts in UTF-8, not compressed, of no named language. */
export function textChunks({ title, comment }: Pick<Sheet, 'title' | 'comment'>): Uint8Array[] {
  return Object.entries({ Title: title, Comment: comment }).flatMap(([keyword, text]) =>
    text === undefined ? [] : [chunk('iTXt', new TextEncoder().encode(`${keyword}\0\0\0\0\0${text}`))],
  )
}
