/** The small card at the ball under the pointer. */
import { norm } from '../../math/norm'
import { numberText } from '../../math/numbers'
import { stepAt } from '../../run/race'
import type { BallState } from '../things/balls'
import type { Shown } from '../stage'

export class Tooltip {
  readonly #element = document.createElement('div')

  constructor(layer: HTMLElement) {
    this.#element.className = 'scene-tooltip'
    this.#element.hidden = true
    layer.appendChild(this.#element)
  }

  hide(): void {
    this.#element.hidden = true
  }

  dispose(): void {
    this.#element.remove()
  }

  show(
    shown: Shown,
    runner: number,
    ball: BallState,
    position: number,
    x: number,
    y: number,
    width: number,
  ): void {
    const run = shown.race.runs[runner]
    if (!run) return this.hide()
    const { parameters } = shown.race.surface
    const gradient = new Float64Array(2)
    const loss = shown.race.loss.gradient(ball.x, ball.y, gradient)
    const rows: [string, string][] = [
      ...parameters.map((name, index): [string, string] => [name, numberText(index ? ball.y : ball.x, 5)]),
      ['loss', numberText(loss, 5)],
      ['‖∇L‖', numberText(norm(gradient[0] ?? 0, gradient[1] ?? 0), 5)],
      ['step', String(Math.floor(stepAt(run, position)))],
    ]
    const name = text(shown.names[runner] ?? run.name)
    this.#element.replaceChildren(name, ...rows.flatMap(([label, value]) => [text(label), text(value)]))
    this.#element.hidden = false
    const toLeft = x > width - 200
    this.#element.style.transform = `translate(${x.toFixed(1)}px, ${(y + 18).toFixed(1)}px) translate(${toLeft ? -100 : 0}%, 0) translate(${toLeft ? -12 : 12}px, 0)`
  }
}

function text(content: string): HTMLElement {
  const element = document.createElement('span')
  element.textContent = content
  return element
}
