import { type DragEvent, useState } from 'react'

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
      if (!carriesFiles(event)) return
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
      if (event.isDefaultPrevented()) return
      event.preventDefault()
      onDropped(droppedBy(event.dataTransfer))
    },
    'data-dropping': over || undefined,
  }
}

function droppedBy(data: DataTransfer): Dropped {
  const items = [...data.items].filter(({ kind }) => kind === 'file')
  const isFolder = (item: DataTransferItem) => item.webkitGetAsEntry()?.isDirectory ?? false
  const fileOf = (item: DataTransferItem) => item.getAsFile() ?? []
  return {
    files: items.filter((item) => !isFolder(item)).flatMap(fileOf),
    folders: items.filter(isFolder).flatMap((item) => item.webkitGetAsEntry()?.name ?? []),
  }
}

/** Shows by the pointer that a file held over a place that takes none would not be taken. */
export function refuseStrayFiles(): void {
  window.addEventListener('dragover', (event) => {
    if (!carriesFiles(event) || event.defaultPrevented) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'none'
  })
}

function carriesFiles<E extends { readonly dataTransfer: DataTransfer | null }>(
  event: E,
): event is E & { readonly dataTransfer: DataTransfer } {
  return event.dataTransfer?.types.includes('Files') ?? false
}
