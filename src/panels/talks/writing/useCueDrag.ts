/** Cues are dragged to another place in their list: a mouse takes the row, a finger its grip, and else scrolls. */
import { type MouseEvent, type PointerEvent, type RefObject, useRef, useState } from 'react'
import { useLab } from '../../../lab/lab'
import { editTalk, endTalkGesture } from '../../../lab/talk/editTalk'
import { move } from '../../../talk/edits'

/** In pixels: less is a press. */
const slop = 5

interface Drag {
  readonly y: number
  /** Where the cue is now. */
  index: number
  isMoving: boolean
}

export function useCueDrag(list: RefObject<HTMLElement | null>) {
  const lab = useLab()
  const drag = useRef<Drag>(undefined)
  const wasMoved = useRef(false)
  const [at, setAt] = useState<number>()
  const rows = () => [...(list.current?.children ?? [])]
  const end = () => {
    wasMoved.current = drag.current?.isMoving ?? false
    drag.current = undefined
    setAt(undefined)
    endTalkGesture(lab)
  }
  return {
    /** The index of the cue that is being dragged. */
    at,
    list: {
      onPointerDown: ({ button, pointerType, target, clientY }: PointerEvent) => {
        wasMoved.current = false
        if (button !== 0 || !(target instanceof Element)) return
        if (pointerType === 'touch' && !target.closest('.cue-grip')) return
        const row = target.closest('li')
        if (row) drag.current = { y: clientY, index: rows().indexOf(row), isMoving: false }
      },
      onPointerMove: ({ clientY, pointerId, currentTarget, buttons }: PointerEvent) => {
        const { current } = drag
        if (!current) return
        if ((buttons & 1) === 0) return end()
        if (!current.isMoving && Math.abs(clientY - current.y) < slop) return
        if (!current.isMoving) {
          current.isMoving = true
          currentTarget.setPointerCapture(pointerId)
        }
        const to = rowAt(rows(), clientY)
        if (to !== current.index) {
          const from = current.index
          current.index = editTalk(lab, (talk) => move(talk, from, to), 'drag') ?? from
        }
        setAt(current.index)
      },
      onPointerUp: end,
      onPointerCancel: end,
      // Letting go is no press.
      onClickCapture: (event: MouseEvent) => {
        if (wasMoved.current) event.stopPropagation()
        wasMoved.current = false
      },
    },
  }
}

/** The row at a height of the window: the nearest one. */
function rowAt(rows: readonly Element[], y: number): number {
  const below = rows.findIndex((row) => row.getBoundingClientRect().bottom > y)
  return below < 0 ? rows.length - 1 : below
}
