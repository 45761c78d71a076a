import { type DragEvent, useState } from 'react'
import { carriesFiles } from './carries-files.ts'

/** What a place that takes files puts on its element. */
export interface FileDrop {
  readonly onDragOver: (event: DragEvent) => void
  readonly onDragLeave: (event: DragEvent) => void
  readonly onDrop: (event: DragEvent) => void
  readonly 'data-dropping': true | undefined
}

/** What was let go. */
export interface Dropped {
  readonly files: readonly File[]
  /** Names of folders: they have no bytes of their own. */
  readonly folders: readonly string[]
}

/** Makes a place take files that are dragged onto it; of places within each other the innermost takes them. `null` takes none. */
export function useFileDrop(onDropped: ((dropped: Dropped) => void) | null): FileDrop | null {
  const [over, setOver] = useState(false)
  if (!onDropped) return null
  return {
    onDragOver(event) {
      if (!carriesFiles(event) || !isOverIt(event)) return
      const takenWithin = event.isDefaultPrevented()
      setOver(!takenWithin)
      if (takenWithin) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
    },
    onDragLeave(event) {
      if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) return
      setOver(false)
    },
    onDrop(event) {
      setOver(false)
      // Text that is dragged into a field of the place is the field's.
      if (!carriesFiles(event) || !isOverIt(event) || event.isDefaultPrevented()) return
      event.preventDefault()
      onDropped(droppedBy(event.dataTransfer))
    },
    'data-dropping': over || undefined,
  }
}

/** A dialog that the place has opened lies over it and is no part of it, though its events come by here. */
function isOverIt({ target, currentTarget }: DragEvent): boolean {
  return target instanceof Node && currentTarget.contains(target)
}

function droppedBy(data: DataTransfer): Dropped {
  const files: File[] = []
  const folders: string[] = []
  for (const item of data.items) {
    const entry = item.webkitGetAsEntry()
    const file = item.getAsFile()
    if (entry?.isDirectory) folders.push(entry.name)
    else if (file) files.push(file)
  }
  return { files, folders }
}
