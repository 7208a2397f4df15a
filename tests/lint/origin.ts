/**
 * Finds the file of `shaders/` from which a line of a whole shader comes. The program joins parts of files with
 * generated code between them, so the lines themselves are looked up.
 */

/** Texts by the names of their files. */
export type Texts = ReadonlyMap<string, string>

/** `shaders/ball.frag:12` for a line, counted from 1, of a whole text. For generated code it is the last such line above. */
export function whereIs(line: number, whole: string, files: Texts): string {
  const lines = bareLines(whole)
  for (let above = line; above > 0; above -= 1) {
    const found = originOf(above - 1, lines, files)
    if (!found) continue
    return above === line ? found : `${found} (in what is written after it, "${lines[line - 1]}")`
  }
  return `generated code, "${lines[line - 1]}"`
}

/** The files of which less than half is in any whole text. Some lines of a file may be holes that are filled. */
export function unusedFiles(files: Texts, whole: readonly string[]): string[] {
  const all = whole.map((text) => new Set(bareLines(text)))
  return [...files].flatMap(([name, text]) => {
    const lines = bareLines(text).filter((line) => line !== '' && !/^#include|\{\{/.test(line))
    const isUsed = all.some((known) => lines.filter((line) => known.has(line)).length * 2 > lines.length)
    return isUsed ? [] : [name]
  })
}

/** The same line in a file. If there are several, the one with the most matching neighbours. */
function originOf(index: number, lines: readonly string[], files: Texts): string | undefined {
  let [best, most] = [undefined as string | undefined, 0]
  for (const [name, text] of files) {
    const own = bareLines(text)
    for (const [place, line] of own.entries()) {
      if (line !== lines[index] || line === '') continue
      let [first, last] = [0, 0]
      while (place - first > 0 && own[place - first - 1] === lines[index - first - 1]) first += 1
      while (place + last + 1 < own.length && own[place + last + 1] === lines[index + last + 1]) last += 1
      if (first + last + 1 <= most) continue
      best = `${name}:${place + 1}`
      most = first + last + 1
    }
  }
  // A brace by itself is in every file.
  return most > 1 || (lines[index]?.length ?? 0) > 3 ? best : undefined
}

/** Without their indentation, which depends on where a text is put. */
function bareLines(text: string): string[] {
  return text.split('\n').map((line) => line.trim())
}
