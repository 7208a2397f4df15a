/** What is known of the page without network before the browser is asked to keep it. */
import type { Offline } from '../../lab/offline'

interface Place {
  /** Whether the build put the whole page into one file. */
  readonly isOneFile: boolean
  /** As in `location`. */
  readonly protocol: string
  readonly isSecureContext: boolean
  readonly hasServiceWorkers: boolean
}

/** Undefined where nothing speaks against keeping the page. */
export function beforehand(place: Place): Offline | undefined {
  const { isOneFile, protocol, isSecureContext, hasServiceWorkers } = place
  if (protocol === 'file:') return isOneFile ? { kind: 'ready' } : refused.fromDisk
  if (isOneFile) return refused.oneFile
  if (!isSecureContext) return refused.plain
  return hasServiceWorkers ? undefined : refused.byBrowser
}

export const refused = {
  fromDisk: no('From file:// only the one-file page opens: npm run build -- --single makes it.'),
  oneFile: no('This page is one file, which a server gave: save that file, and open it from there.'),
  plain: no('Browsers keep pages from https:// and localhost only, and this one comes over http://.'),
  byBrowser: no('The browser keeps no pages here, as in a private window.'),
  broken: no('Not every file of the page could be kept: reload it while the network is good.'),
} as const

function no(why: string): Offline {
  return { kind: 'refused', why }
}
