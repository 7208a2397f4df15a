/** Copies the address of the page with another document behind its `#`. */
import type { Lab } from '../../lab/store'
import { readParts } from '../../lab/talk/address'
import { copyText } from './copyText'
import { mention } from './mention'

interface LinkWish {
  /** Undefined if the document is too long for one. */
  readonly hash: string | undefined
  /** As in `the link to the talk`. */
  readonly what: string
  /** What the address says before its `#`. */
  readonly search?: Readonly<Record<string, string>>
}

export async function copyDocumentLink(lab: Lab, { hash, what, search = {} }: LinkWish): Promise<void> {
  const { notify } = lab.store.getState()
  if (hash === undefined)
    return notify(`This ${what} is too long for a link: save it as a file, and give that to others.`)
  const address = new URL(location.href)
  for (const name of readParts) address.searchParams.delete(name)
  for (const [name, value] of Object.entries(search)) address.searchParams.set(name, value)
  address.hash = hash
  try {
    await copyText(address.href)
    mention(lab, `The link to the ${what} is copied.`)
  } catch (error) {
    notify(`The link was not copied: ${error instanceof Error ? error.message : String(error)}`)
  }
}
