/** The fields for formulas and rules, once the editor is in the text area's place. */
import type { Locator } from 'playwright'

/** Waits until the editor is there. */
export async function whenEditor(field: Locator): Promise<Locator> {
  await field.and(field.page().locator('.cm-content')).waitFor()
  return field
}

/** The text that the editor holds. */
export function textOf(field: Locator): Promise<string> {
  return field.evaluate((element) =>
    Array.from(element.querySelectorAll('.cm-line'), (line) =>
      line.querySelector('.cm-placeholder') ? '' : line.textContent,
    ).join('\n'),
  )
}
