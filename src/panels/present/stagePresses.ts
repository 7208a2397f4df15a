/** Follows the presses of keys while a talk is given: digits make a number, and a P that is held is the light. */
import type { Lab } from '../../lab/store'
import { goBack, goTo } from '../../lab/talk/present'
import { type StageActions, stageKeyOf } from './stageKeys'

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

export class StagePresses {
  #digits = ''
  #forgetting: ReturnType<typeof setTimeout> | undefined
  /** Whether the key that is held has turned the light on. */
  #isLight = false
  #holding: ReturnType<typeof setTimeout> | undefined
  readonly #lab: Lab
  readonly #actions: StageActions
  readonly #typed: (digits: string) => void

  /** `typed` is told of the digits so far. */
  constructor(lab: Lab, actions: StageActions, typed: (digits: string) => void) {
    this.#lab = lab
    this.#actions = actions
    this.#typed = typed
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
      goTo(this.#lab, cue - 1)
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
    if (meaning && !repeat) meaning.run(this.#lab, this.#actions)
    // All that a page does with keys rests before a room; what the browser and the machine have stays theirs.
    return meaning !== undefined || !/^(?:f\d+|tab|audio|media|volume|brightness)/.test(name)
  }

  up(key: string): void {
    if (key.toLowerCase() !== 'p' || this.#holding === undefined) return
    clearTimeout(this.#holding)
    this.#holding = undefined
    if (this.#isLight) this.#lab.light.turn(false)
    else goBack(this.#lab)
    this.#isLight = false
  }

  dispose(): void {
    clearTimeout(this.#forgetting)
    clearTimeout(this.#holding)
  }

  /** A light that was on before stays, and P is the key that it is. */
  #hold(): void {
    const { light } = this.#lab
    this.#holding = setTimeout(() => {
      this.#isLight = !light.isOn
      if (this.#isLight) light.turn(true)
    }, holdMilliseconds)
  }

  /** The laser key of many clickers is Ctrl+L. */
  #command(key: string): boolean {
    if (key.toLowerCase() !== 'l') return false
    const { light } = this.#lab
    light.turn(!light.isOn)
    return true
  }

  #type(digits: string): void {
    if (digits === this.#digits) return
    this.#digits = digits.slice(-4)
    clearTimeout(this.#forgetting)
    if (this.#digits !== '') this.#forgetting = setTimeout(() => this.#type(''), digitsMilliseconds)
    this.#typed(this.#digits)
  }
}
