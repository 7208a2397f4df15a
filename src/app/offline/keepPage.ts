/** Has the browser keep the page for times without network, and offers a new version when there is one. */
import { serviceWorkerAddress, trust } from '../../lab/desk/trust'
import { tellOffline } from '../../lab/offline'
import type { Lab } from '../../lab/store'
import { beforehand, refused } from './beforehand'
import { takeOver } from './takeOver'

/** Never rejects: a page that is not kept works as before. */
export async function keepPage(lab: Lab): Promise<void> {
  try {
    const known = beforehand({
      isOneFile: import.meta.env.MODE === 'one-file',
      protocol: location.protocol,
      isSecureContext,
      hasServiceWorkers: 'serviceWorker' in navigator,
    })
    if (known) return tellOffline(known)
    const { serviceWorker } = navigator
    const registration = await serviceWorker.register(trust(serviceWorkerAddress), { updateViaCache: 'none' })
    if (registration.active) tellOffline({ kind: 'ready' })
    else await firstActive(registration)
    // A frame is a guest: the page around it has the say.
    if (window.parent === window) offerNext(lab, registration)
  } catch {
    // Private windows and frames without storage throw here, each browser in its way.
    tellOffline(refused.byBrowser)
  }
}

async function firstActive(registration: ServiceWorkerRegistration): Promise<void> {
  tellOffline({ kind: 'working' })
  const coming = registration.installing ?? registration.waiting
  await new Promise<void>((done) => {
    coming?.addEventListener('statechange', () => {
      const { state } = coming
      if (state === 'activated') tellOffline({ kind: 'ready' })
      if (state === 'redundant') tellOffline(refused.broken)
      if (state === 'activated' || state === 'redundant') done()
    })
  })
}

/** Offers the version that waits, and every later one. */
function offerNext(lab: Lab, registration: ServiceWorkerRegistration): void {
  const offer = () => {
    lab.store
      .getState()
      .notify('A new version is there.', { label: 'Load it', take: () => load(registration) })
  }
  if (registration.waiting) offer()
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed') offer()
    })
  })
}

/** Reloads once the new version answers. Another tab may have let it take over, and then it does already. */
function load({ waiting }: ServiceWorkerRegistration): void {
  if (!waiting) return location.reload()
  // A page that was loaded past its worker has no controller that would change.
  waiting.addEventListener('statechange', () => {
    if (waiting.state === 'activated') location.reload()
  })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  waiting.postMessage(takeOver)
}
