/** Follows the presses of keys while a talk is given: digits make a number, and a P that is held is the light. */
import type { Light } from '../light'
import { type Deed, stageKeyOf } from './keys'

/** A P that is held so long, in milliseconds, is the light and not the cue before. */
const holdMilliseconds = 250
/** Digits that nobody ends with Enter are forgotten after so long. */
const digitsMilliseconds = 3000

/** The parts of a KeyboardEvent that decide. */
export interface StagePress {
  readonly key: string
  readonly repeat: boolean
  /** With Ctrl, Alt or Command it is the browser's. */
  readonly isCommand: boolean
}

/** Does what the keys say: in the room's window to the talk itself, in the speaker's by asking for it. */
export interface StageHand {
  do(deed: Exclude<Deed, 'light' | 'first' | 'last'>): void
  /** To a cue, by its index. */
  goTo(cue: number): void
  /** How many cues there are. */
  count(): number
}

export class StagePresses {
  #digits = ''
  #forgetting: ReturnType<typeof setTimeout> | undefined
  /** Whether the key that is held has turned the light on. */
  #isLight = false
  #holding: ReturnType<typeof setTimeout> | undefined
  readonly #hand: StageHand
  readonly #light: Light
  readonly #typed: (digits: string) => void

  /** `typed` is told of the digits so far. */
  constructor(hand: StageHand, light: Light, typed: (digits: string) => void) {
    this.#hand = hand
    this.#light = light
    this.#typed = typed
  }

  /** Whether a number is begun: Enter ends it then, whatever has the focus. */
  get isTyping(): boolean {
    return this.#digits !== ''
  }

  /** Returns whether the page shall do nothing else with the key. */
  down({ key, repeat, isCommand }: StagePress): boolean {
    if (isCommand) return this.#command(key)
    if (/^\d$/.test(key)) {
      this.#type(this.#digits + key)
      return true
    }
    const name = key.toLowerCase()
    if (name === 'enter' && this.#digits !== '') {
      const cue = Number(this.#digits)
      this.#type('')
      this.#hand.goTo(cue - 1)
      return true
    }
    if (name === 'escape' && this.#digits !== '') {
      this.#type('')
      return true
    }
    if (name === 'p') {
      if (!repeat) this.#hold()
      return true
    }
    const meaning = stageKeyOf(key)
    this.#type('')
    // A key that is held goes one cue on, not to the end.
    if (meaning && !repeat) this.#do(meaning.deed)
    // All that a page does with keys rests before a room; what the browser and the machine have stays theirs.
    return meaning !== undefined || !/^(?:f\d+|tab|audio|media|volume|brightness)/.test(name)
  }

  up(key: string): void {
    if (key.toLowerCase() !== 'p' || this.#holding === undefined) return
    clearTimeout(this.#holding)
    this.#holding = undefined
    if (this.#isLight) this.#light.turn(false)
    else this.#do('back')
    this.#isLight = false
  }

  dispose(): void {
    clearTimeout(this.#forgetting)
    clearTimeout(this.#holding)
  }

  /** A light that was on before stays, and P is the key that it is. */
  #hold(): void {
    this.#holding = setTimeout(() => {
      this.#isLight = !this.#light.isOn
      if (this.#isLight) this.#light.turn(true)
    }, holdMilliseconds)
  }

  /** The laser key of many clickers is Ctrl+L. */
  #command(key: string): boolean {
    if (key.toLowerCase() !== 'l') return false
    this.#do('light')
    return true
  }

  #do(deed: Deed): void {
    if (deed === 'light') this.#light.turn(!this.#light.isOn)
    else if (deed === 'first') this.#hand.goTo(0)
    else if (deed === 'last') this.#hand.goTo(this.#hand.count() - 1)
    else this.#hand.do(deed)
  }

  #type(digits: string): void {
    if (digits === this.#digits) return
    this.#digits = digits.slice(-4)
    clearTimeout(this.#forgetting)
    if (this.#digits !== '') this.#forgetting = setTimeout(() => this.#type(''), digitsMilliseconds)
    this.#typed(this.#digits)
  }
}
