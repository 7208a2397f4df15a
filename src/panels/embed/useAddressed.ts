/** Follows the address: a page that sets another hash in its frame shows another experiment. Nothing is written there. */
import { useEffect } from 'react'
import { decodeLink } from '../../experiment/link/link'
import { kindOfLink } from '../../experiment/link/linkText'
import { useLab } from '../../lab/lab'
import { open } from '../../lab/open'
import type { Lab } from '../../lab/store'

export function useAddressed(): void {
  const lab = useLab()
  useEffect(() => {
    const read = () => {
      if (location.hash === '') return
      if (kindOfLink(location.hash) === 'experiment') open(lab, decodeLink(location.hash))
      else tellOther(lab)
    }
    if (kindOfLink(location.hash) !== 'experiment') tellOther(lab)
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [lab])
}

function tellOther({ store }: Lab): void {
  store.getState().notify('This frame shows experiments, and with “present” in its address talks.')
}
