/** What cannot be computed and why, one line each. */
import { useEnsemblePart } from './useEnsemblePart'

export function Problems({ className }: { readonly className: string }) {
  const problems = useEnsemblePart('problems')
  if (problems.length === 0) return null
  return (
    <ul className={className} role="status">
      {problems.map((problem) => (
        <li key={problem}>{problem}</li>
      ))}
    </ul>
  )
}
