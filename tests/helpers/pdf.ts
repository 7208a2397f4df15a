/** Reads what a PDF of Chromium says: its words, and how many pages and pictures it has (ISO 32000-1). */
import { inflateSync } from 'node:zlib'

export interface PdfContent {
  readonly pages: number
  readonly pictures: number
  /** Without blanks, which a PDF has as places. */
  readonly text: string
}

export function pdfContent(bytes: Uint8Array): PdfContent {
  const file = Buffer.from(bytes).toString('latin1')
  const objects = new Map<string, { readonly head: string; readonly stream: string }>()
  for (const [, number = '', body = ''] of file.matchAll(/(?:^|\n)(\d+) 0 obj\s(.*?)\nendobj/gs)) {
    const [head = '', packed] = body.split(/stream\r?\n/, 2)
    const stream = packed === undefined ? '' : streamOf(head, body.slice(body.indexOf('stream') + 6))
    objects.set(number, { head, stream })
  }
  const all = [...objects.values()]
  const pages = all.filter(({ head }) => /\/Type\s*\/Page\b/.test(head))
  const masks = all.flatMap(({ head }) => /\/SMask (\d+) 0 R/.exec(head)?.[1] ?? [])
  const pictures = [...objects].filter(([number, { head }]) => /\/Subtype\s*\/Image/.test(head) && !masks.includes(number)) // prettier-ignore
  const text = pages.map((page) => textOf(page.head, objects)).join('')
  return { pages: pages.length, pictures: pictures.length, text }
}

type Objects = ReadonlyMap<string, { readonly head: string; readonly stream: string }>

function streamOf(head: string, rest: string): string {
  if (!head.includes('/FlateDecode') || head.includes('/Subtype /Image')) return ''
  const packed = Buffer.from(rest.replace(/^\r?\n/, ''), 'latin1')
  return inflateSync(packed).toString('latin1')
}

function textOf(page: string, objects: Objects): string {
  const fonts = new Map<string, ReadonlyMap<number, string>>()
  for (const [, name = '', font = ''] of page.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const [, map = ''] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.head ?? '') ?? []
    fonts.set(name, glyphsOf(objects.get(map)?.stream ?? ''))
  }
  const [, content = ''] = /\/Contents (\d+) 0 R/.exec(page) ?? []
  let glyphs: ReadonlyMap<number, string> | undefined
  let text = ''
  for (const [, name, hex] of (objects.get(content)?.stream ?? '').matchAll(
    /\/(F\d+) [\d.]+ Tf|<([\da-fA-F]+)>/g,
  )) {
    if (name !== undefined) glyphs = fonts.get(name)
    for (const [code] of (hex ?? '').matchAll(/.{4}/g)) text += glyphs?.get(Number.parseInt(code, 16)) ?? ''
  }
  return text.replace(/\s/g, '')
}

/** The letters of a font's glyphs. */
function glyphsOf(map: string): ReadonlyMap<number, string> {
  const glyphs = new Map<number, string>()
  const number = (hex: string | undefined): number => Number.parseInt(hex ?? '', 16)
  const letters = (hex = ''): string =>
    String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((code) => number(code)))
  for (const [, block = ''] of map.matchAll(/beginbfchar(.*?)endbfchar/gs))
    for (const [, from, to] of block.matchAll(/<(\w+)> <(\w+)>/g)) glyphs.set(number(from), letters(to))
  for (const [, block = ''] of map.matchAll(/beginbfrange(.*?)endbfrange/gs))
    for (const [, from, end, to] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g))
      for (let code = number(from); code <= number(end); code += 1)
        glyphs.set(code, String.fromCharCode(number(to) + code - number(from)))
  return glyphs
}
