/** A page's script: computes the digests and posts them to whoever served it, or says why not. */
import { functionDigests, raceDigests } from './digests'

const post = (body: unknown): Promise<Response> => fetch('/', { method: 'POST', body: JSON.stringify(body) })

Promise.all([functionDigests(), raceDigests()]).then(
  ([functions, races]) => post({ functions, races, browser: navigator.userAgent }),
  (error: unknown) => post({ error: String(error) }),
)
