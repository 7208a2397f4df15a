/** What cannot be computed and why, in one line each. */
import { useEnsemblePart } from './useEnsemblePart'

interface ProblemListProps {
  readonly problems: readonly string[]
  readonly className?: string
}

export function ProblemList({ problems, className = 'problems' }: ProblemListProps) {
  if (problems.length === 0) return null
  return (
    <ul className={className} role="status">
      {problems.map((problem, index) => (
        <li key={index}>{problem}</li>
      ))}
    </ul>
  )
}

/** The problems of the ensembles. */
export function Problems({ className }: { readonly className?: string }) {
  const problems = useEnsemblePart('problems')
  return <ProblemList problems={problems} {...(className !== undefined && { className })} />
}
