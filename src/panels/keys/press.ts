/** Which binding a press of a key means, on any layout of the keyboard. */

/** The parts of a KeyboardEvent that decide it. */
export interface Press {
  /** What the key types here, such as `z`, `я`, `,` or `Home`. */
  readonly key: string
  /** Where the key lies, named by what it types in the USA: `KeyZ`. */
  readonly code: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}

/** Whether the modifier of this machine's commands is Command. */
export function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform)
}

/**
 * The binding that is meant. It goes by what a key types, wherever it lies. A key of another script, as on a Cyrillic
 * keyboard, goes by its place; so does a key of the upper row that types its digit only with Shift, as on a French one.
 * `onApple`: whether `$mod` is Command.
 */
export function boundTo(press: Press, bindings: readonly string[], onApple: boolean): string | undefined {
  const byKey = nameOf(press.key)
  const byPlace = placeOf(press)
  const find = (key: string) => bindings.find((binding) => fits(binding, key, press, onApple))
  return find(byKey) ?? (byPlace === undefined ? undefined : find(byPlace))
}

/** Whether `Shift+R`, `$mod+z`, `?` or `Home` is what is pressed. */
function fits(binding: string, key: string, press: Press, onApple: boolean): boolean {
  const modifiers = binding.split('+')
  const wanted = modifiers.pop()?.toLowerCase()
  const [mod, other] = onApple ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey]
  return (
    wanted === key &&
    mod === modifiers.includes('$mod') &&
    !other &&
    !press.altKey &&
    // A sign may need Shift here and not there.
    (isSign(key) || press.shiftKey === modifiers.includes('Shift'))
  )
}

function nameOf(key: string): string {
  return key === ' ' ? 'space' : key.toLowerCase()
}

/** A digit or a punctuation mark. */
function isSign(key: string): boolean {
  return /^[!-@]$/.test(key)
}

const signs: Readonly<Record<string, string>> = { Comma: ',', Period: '.', NumpadDecimal: '.' }

function placeOf({ key, code, shiftKey }: Press): string | undefined {
  const isForeign = /[^ -~]/.test(key)
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? []
  if (letter !== undefined) return isForeign ? letter.toLowerCase() : undefined
  if (shiftKey) return undefined
  const [, digit] = /^Digit(\d)$/.exec(code) ?? []
  const [, padDigit] = /^Numpad(\d)$/.exec(code) ?? []
  return digit ?? (isForeign ? (padDigit ?? signs[code]) : undefined)
}
