/** A page element over the canvas that moves without React. It is written to only where something changes. */

export class MovedElement {
  readonly element: HTMLElement
  #text = ''
  #transform = ''
  #isVisible: boolean | undefined

  constructor(parent: HTMLElement, className = '', tag: 'div' | 'span' = 'div') {
    this.element = document.createElement(tag)
    this.element.className = className
    parent.appendChild(this.element)
  }

  get text(): string {
    return this.#text
  }

  /** Every write of a text lays the page out again, even one of the same text. */
  setText(text: string): void {
    if (text === this.#text) return
    this.#text = text
    this.element.textContent = text
  }

  setTransform(transform: string): void {
    if (transform === this.#transform) return
    this.#transform = transform
    this.element.style.transform = transform
  }

  setVisible(isVisible: boolean): void {
    if (isVisible === this.#isVisible) return
    this.#isVisible = isVisible
    this.element.style.visibility = isVisible ? 'visible' : 'hidden'
  }

  remove(): void {
    this.element.remove()
  }
}
