/** A printout as records: lines of words, numbers and brackets, such as `step 3: tensor([1.0000, 2.0000])`. */
import { bracketed, plainLabel, roleOf } from './columns'
import { numeralOf } from './numerals'
import { PathError, maxColumns, tooWide } from './path'
import type { TextLine, TextRecord } from './records'

/** What libraries print around numbers: `grad_fn=<MulBackward0>`, `dtype=torch.float64`, times of day. */
const noise = [
  /<[^<>]*>/g,
  /\b(?:requires_grad|grad_fn|dtype|device|size)\s*=\s*(?:'[^']*'|"[^"]*"|[^\s,)\]]+)/g,
  /\b\d{4}-\d{2}-\d{2}\b/g,
  /\b\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?\b/g,
]

/** Words around numbers that are not the names of what they are. */
const wrapper =
  /^(?:tensor|array|parameter|parametercontaining|containing|variable|list|(?:np|torch|jnp|tf)\..*|after|at|in|is|and|the|point|now)$/

const piece =
  /(?<number>[-+−]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eEdD][-+]?\d+)?(?!\w|\.\w)|[-+−]?(?:nan|inf|infinity)\b)|(?<name>[\p{L}_][\p{L}\w.]*(?:\[\d+\])?)|(?<unit>[-+−]?[\d.]+[\p{L}%][\p{L}\w/%]*)/giuy

/** A list of points that was printed as one. */
const listed = /^\s*(?:\w+\()?\[\s*[[(]/

/** Each line as a record, brackets that go on below joined. Of one list of points, each point. @throws PathError */
export function printoutOf(lines: readonly TextLine[]): TextRecord[] {
  const cut = lines.find(({ text }) => /^[\s[(]*(?:\.\.\.|…)[\s,)\]]*$/.test(text))
  if (cut) throw new PathError('"..." stands for rows that are left out', 'print all of them', cut.line)
  if (listed.test(lines[0]?.text ?? ''))
    return lines.flatMap(({ line, text }) =>
      text.split(/(?<=[\])]),/).map((each) => ({ line, ...entriesOf(each, line) })),
    )
  const records: TextRecord[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const { line, text } = lines[index] as TextLine
    let whole = text
    const end = Math.min(index + maxJoined, lines.length - 1)
    while (depthOf(whole) > 0 && index < end) {
      index += 1
      whole += ` ${lines[index]?.text}`
    }
    records.push({ line, ...entriesOf(whole, line) })
  }
  return records
}

/** How many lines one bracket may go on. */
const maxJoined = 8

function depthOf(text: string): number {
  return text.split(/[([{]/).length - text.split(/[)\]}]/).length
}

const word = /[\w.]+/y

/** The length of what is no number and no name: a whole word, so that a long one is not tried at each character. */
function skipped(text: string, at: number): number {
  word.lastIndex = at
  return word.exec(text)?.[0].length ?? 1
}

function entriesOf(whole: string, line: number): Pick<TextRecord, 'labels' | 'texts'> {
  const text = noise.reduce((rest, each) => rest.replace(each, ' '), whole)
  const labels: string[] = []
  const texts: string[] = []
  let label = ''
  let depth = 0
  for (let at = 0; at < text.length;) {
    piece.lastIndex = at
    const groups = piece.exec(text)?.groups
    const { number, name, unit } = groups ?? {}
    const found = number ?? name ?? unit
    // `10/100` is step 10 of 100.
    const isTotal = text[at - 1] === '/'
    if (text[at] === '[') depth += 1
    if (text[at] === ']') depth -= 1
    at += found?.length ?? skipped(text, at)
    if (name !== undefined && numeralOf(name) === undefined) {
      if (!wrapper.test(plainLabel(name))) label = name
    } else if (found !== undefined && unit === undefined && !isTotal) {
      labels.push(label === '' && depth > 0 ? bracketed : label)
      texts.push(found)
      if (texts.length > maxColumns) throw tooWide(line)
      // Other labels hold for all numbers of their brackets.
      const role = roleOf(label)
      if (role === 'step' || role === 'loss') label = ''
    }
  }
  return { labels, texts }
}
