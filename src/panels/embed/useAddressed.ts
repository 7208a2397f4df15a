/** Follows the address: a page that sets another hash in its frame shows another experiment. Nothing is written there. */
import { useEffect } from 'react'
import { decodeLink } from '../../experiment/link/link'
import { useLab } from '../../lab/lab'
import { open } from '../../lab/open'

export function useAddressed(): void {
  const lab = useLab()
  useEffect(() => {
    const read = () => {
      if (location.hash !== '') open(lab, decodeLink(location.hash))
    }
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [lab])
}
