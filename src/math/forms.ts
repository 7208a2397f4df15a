/** Functions as papers and other languages write them, and names with an index: as tokens of this language. */
import { FormulaError } from './error'
import { type Token, styled } from './tokens'

/** `{\displaystyle f(x, y) = …}`, as encyclopedias copy it: the braces go where they hold a whole line. */
export function withoutStyle(tokens: readonly Token[]): Token[] {
  const dropped = new Set<Token>()
  const open: { readonly token: Token; holds: boolean }[] = []
  for (const token of tokens) {
    const { kind, text } = token
    if (kind === 'sign' && (text === '{' || text === styled)) open.push({ token, holds: false })
    const last = open.at(-1)
    if (text === '=' && last) last.holds = true
    if (kind !== 'sign' || text !== '}') continue
    open.pop()
    if (last?.token.text === styled && last.holds) dropped.add(last.token).add(token)
  }
  return tokens
    .filter((token) => !dropped.has(token))
    .map((token) => (token.text === styled ? { ...token, text: '{' } : token))
}

/**
 * `def f(x, y):` with its `return`, `lambda x, y: …`, `@(x, y) …` and `(x, y) => …`, as `f(x, y) = …`. What is none of
 * them stays.
 */
export function withFunctions(tokens: readonly Token[]): Token[] {
  const whole = tokens.filter(({ kind }) => kind !== 'end')
  const end = tokens.slice(whole.length)
  const begin = whole.findIndex(({ kind }) => kind !== 'newline')
  const [first] = whole.slice(begin)
  if (!first) return [...tokens]
  if (first.text === 'def' || first.text === 'function') return [...defined(whole.slice(begin)), ...end]
  const lambda = whole.findIndex(({ text }) => text === 'lambda' || text === '@' || text === '=>')
  return lambda < 0 ? [...tokens] : [...arrow(whole, lambda), ...end]
}

/** The head of a definition moves to the line that returns. */
function defined(tokens: readonly Token[]): readonly Token[] {
  const colon = tokens.findIndex(({ text }) => text === ':' || text === '{' || text === '\n')
  const head = tokens.slice(1, colon)
  const returns = tokens.findLastIndex(({ text, kind }) => kind === 'name' && text === 'return')
  const [name, open] = head
  const close = head.at(-1)
  if (returns < colon || !isName(name) || open?.text !== '(' || close?.text !== ')') return tokens
  const body = tokens.slice(colon + 1, returns)
  const value = tokens.slice(returns + 1).filter(({ text }) => tokens[colon]?.text !== '{' || text !== '}')
  return [...body, ...head, { ...close, kind: 'sign', text: '=' }, ...value]
}

/** A function without a name, alone or after `f =`. */
function arrow(tokens: readonly Token[], at: number): readonly Token[] {
  const sign = tokens[at]
  const isArrow = sign?.text === '=>'
  const starts = isArrow ? tokens.slice(0, at).findLastIndex(({ text }) => text === '(') : at
  const before = tokens.slice(0, starts)
  const lineStart = before.findLastIndex(({ kind }) => kind === 'newline') + 1
  const given = before.slice(lineStart)
  if (!sign || starts < 0 || (given.length > 0 && given.at(-1)?.text !== '=')) return tokens
  const rest = tokens.slice(starts + (isArrow || sign.text === '@' ? 1 : 0))
  const ends = isArrow ? at - starts : rest.findIndex(({ text }) => text === (sign.text === '@' ? ')' : ':'))
  const names = rest.slice(isArrow ? 0 : 1, ends).filter(({ text }) => /^\w+$/.test(text))
  if (ends < 1 || names.length < 1 || names.length > 2 || !names.every(isName)) return tokens
  const value = tokens.slice(isArrow ? at + 1 : starts + ends + (sign.text === '@' ? 2 : 1))
  return [...tokens.slice(0, lineStart), ...leftSide(sign, names), ...value]
}

function leftSide(place: Token, names: readonly Token[]): Token[] {
  const sign = (text: string, kind: Token['kind'] = 'sign'): Token => ({
    kind,
    text,
    at: place.at,
    length: 1,
  })
  const list = names.flatMap((name, index) => (index > 0 ? [sign(','), name] : [name]))
  return [sign('f', 'name'), sign('('), ...list, sign(')'), sign('=')]
}

/**
 * `x[0]` and `x[1]`, as the first and the second parameter. Counted from 1 where there is a 2. Only if all of the text
 * does so with one name.
 */
export function withIndexed(tokens: readonly Token[], parameters: readonly string[]): Token[] {
  const isOpen = (at: number): boolean =>
    isName(tokens[at]) &&
    tokens[at + 1]?.text === '[' &&
    tokens[at + 2]?.kind === 'number' &&
    tokens[at + 3]?.text === ']'
  const places = tokens.flatMap((_, at) => (isOpen(at) ? [at] : []))
  const [first] = places
  if (first === undefined) return [...tokens]
  const name = tokens[first]?.text
  const indices = places.map((at) => Number(tokens[at + 2]?.text))
  const base = indices.includes(parameters.length) && !indices.includes(0) ? 1 : 0
  const isAlone = tokens.every(
    ({ text }, at) =>
      text !== name || isOpen(at) || (tokens[at - 1]?.text === '(' && tokens[at + 2]?.text === '='),
  )
  const isClear =
    isAlone &&
    places.every((at) => tokens[at]?.text === name) &&
    indices.every((index) => parameters[index - base] !== undefined)
  if (!isClear) return [...tokens]
  return tokens.flatMap((token, at) => {
    const within = places.findLast((place) => place <= at && at < place + 4)
    if (within === undefined) return [token]
    const last = tokens[at + 3]
    if (within < at || !last) return []
    const parameter = parameters[Number(tokens[at + 2]?.text) - base] ?? token.text
    return [{ ...token, text: parameter, length: last.at + last.length - token.at }]
  })
}

/**
 * `θ_{t+1} = θ_t − η g_t`, as rules have it: a name is its value now. Names that a rule has with their index stay.
 * @throws FormulaError where a value from before is wanted that is gone
 */
export function withoutTimes(tokens: readonly Token[], names: readonly string[], text: string): Token[] {
  // A name that is declared with its index is a name like others.
  const isOwn = (token: Token): boolean => token.text !== token.timed?.name && names.includes(token.text)
  const timed = tokens.flatMap((token) => (token.timed && !isOwn(token) ? [token.timed] : []))
  if (timed.length === 0) return [...tokens]
  const isPlain = (name: string): boolean => tokens.some((token) => !token.timed && token.text === name)
  const meant = new Set(
    timed
      .filter(({ name, shift }) => shift !== 0 || (names.includes(name) && !isPlain(name)))
      .map(({ name }) => name),
  )
  const shiftOf = (token: Token): number | undefined =>
    token.timed && meant.has(token.timed.name) && !isOwn(token) ? token.timed.shift : undefined
  /** The time of each name as it stands, and whether this step has changed it. */
  const now = new Map<string, { readonly shift: number; readonly isNew: boolean }>()
  let pending: { readonly name: string; readonly shift: number } | undefined
  for (const [at, token] of tokens.entries()) {
    const shift = shiftOf(token)
    if (pending && (token.kind === 'newline' || token.kind === 'end')) {
      now.set(pending.name, { shift: pending.shift, isNew: true })
      pending = undefined
    }
    if (shift === undefined || !token.timed) continue
    const { name } = token.timed
    if (/^[-+*/]?=$/.test(tokens[at + 1]?.text ?? '')) {
      pending = { name, shift }
      continue
    }
    const known = now.get(name)
    const start = now.get('theta')
    const isGone = name === 'g' && start && !start.isNew && shift < start.shift
    if ((known && known.shift !== shift) || isGone)
      throw new FormulaError(
        `a value of "${name}" that is not kept`,
        text,
        token.at,
        token.length,
        'give it to a state of its own, in a line before',
      )
    now.set(name, known ?? { shift, isNew: false })
  }
  return tokens.map((token) =>
    token.timed && shiftOf(token) !== undefined ? { ...token, text: token.timed.name } : token,
  )
}

function isName(token: Token | undefined): token is Token {
  return token?.kind === 'name'
}
