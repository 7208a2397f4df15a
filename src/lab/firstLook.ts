/** Whether this is a first look: a page that opened without a link names what it shows. */

let isFirst = false

export function beginFirstLook(): void {
  isFirst = true
}

export function isFirstLook(): boolean {
  return isFirst
}
