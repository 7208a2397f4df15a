/** A row with a slider for each number of the Experiment that is named by its path. */
import { useId } from 'react'
import { useLab, useLabState } from '../../lab/lab'
import { runnerNames } from '../../experiment/names/runnerNames'
import { QuantityRow } from './QuantityRow'
import { usePathEntry } from './usePathEntry'

export function PathRows({ paths }: { readonly paths: readonly string[] }) {
  return paths.map((path, index) => <PathRow key={path} path={path} before={paths[index - 1]} />)
}

function PathRow({ path, before }: { readonly path: string; readonly before: string | undefined }) {
  const { store } = useLab()
  const entry = usePathEntry(path)
  const owner = useOwner(path)
  const isSame = useOwner(before ?? '') === owner
  const id = useId()
  if (!entry) return null
  const spoken = entry.spoken ?? entry.label
  const its = owner === undefined ? entry : { ...entry, spoken: `${spoken} of ${owner}` }
  return (
    <>
      {owner !== undefined && !isSame && <p className="path-owner">{owner}</p>}
      <QuantityRow id={id} entry={its} onEnd={() => store.getState().endGesture()} />
    </>
  )
}

/** Whose number it is, where several runners have one. */
function useOwner(path: string): string | undefined {
  const runners = useLabState((state) => state.experiment.runners)
  const [, index] = /^runners\.(\d+)\./.exec(path) ?? []
  return index === undefined || runners.length < 2 ? undefined : runnerNames(runners)[Number(index)]
}
