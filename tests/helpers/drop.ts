/** Files that are dropped on the page. */
import type { Page } from 'playwright'

/** Drops a file as a hand does: over the page first. */
export async function drop(page: Page, text: string, name: string): Promise<void> {
  await page.evaluate(
    ([content, file]) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([content], file))
      for (const type of ['dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    },
    [text, name] as const,
  )
}
