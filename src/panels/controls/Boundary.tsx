/** Wraps a part of the page. If the part fails, one line says so, and everything else goes on. */
import { Component, type ReactNode } from 'react'
import './boundary.css'
import { writeText } from '../../experiment/file/file'
import { useLab } from '../../lab/lab'
import { copyText } from './copyText'
import { mention } from './mention'

interface BoundaryProps {
  /** The part's name, as it begins a sentence: `The chart`. */
  readonly part: string
  readonly children: ReactNode
  onFail?(): void
}

interface BoundaryState {
  readonly failure: { readonly error: unknown } | undefined
}

export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failure: undefined }

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { failure: { error } }
  }

  override componentDidCatch(): void {
    this.props.onFail?.()
  }

  override render(): ReactNode {
    const { part, children } = this.props
    const { failure } = this.state
    if (!failure) return children
    return <Failure part={part} error={failure.error} onAgain={() => this.setState({ failure: undefined })} />
  }
}

interface FailureProps {
  readonly part: string
  readonly error: unknown
  onAgain(): void
}

function Failure({ part, error, onAgain }: FailureProps) {
  const lab = useLab()
  const line = `${part} failed: ${error instanceof Error ? error.message : String(error)}`
  const copy = () => {
    const { experiment, notify } = lab.store.getState()
    copyText(writeText(experiment)).then(
      () => mention(lab, 'The experiment is copied.'),
      (reason: unknown) => notify(`The experiment was not copied: ${String(reason)}`),
    )
  }
  return (
    <div className="failure" role="alert">
      <p title={line}>{line}</p>
      <div className="failure-ways">
        <button type="button" className="button button-plain" onClick={onAgain}>
          Try again
        </button>
        <button type="button" className="button button-plain" onClick={copy}>
          Copy the experiment
        </button>
      </div>
    </div>
  )
}
