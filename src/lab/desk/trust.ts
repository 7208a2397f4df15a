/** The scripts of workers, of which the service worker is one. */
// oxlint-disable-next-line import/default -- the address of the worker's script, which the build puts in place
import float64Worker from '../../ensemble/float64Worker?worker&url'
// oxlint-disable-next-line import/default -- the same
import gifWorker from '../../video/gif/gifWorker?worker&url'
// oxlint-disable-next-line import/default -- the same
import checkWorker from '../checkWorker?worker&url'

/** Where the build puts it: beside the page, since what it answers for is the folder that it lies in. */
export const serviceWorkerAddress = './serviceWorker.js'

const scripts: readonly string[] = [float64Worker, checkWorker, gifWorker, serviceWorkerAddress]

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): {
    createScriptURL(address: string): string
  }
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

/**
 * Starts the worker of an address above. The build makes one plain script of each, which a file that is opened from a disk
 * can start too; a module it could not.
 */
export function startWorker(address: string): Worker {
  return new Worker(trust(address), { type: import.meta.env.DEV ? 'module' : 'classic' })
}

/** The page's policy accepts the address of a script only from here. @throws TypeError for any other */
export function trust(address: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes }
  policy ??= trustedTypes?.createPolicy('thalweg-worker', {
    createScriptURL(given) {
      if (!scripts.includes(given)) throw new TypeError(`${given} is not a script of this page`)
      return given
    },
  })
  return policy?.createScriptURL(address) ?? address
}
