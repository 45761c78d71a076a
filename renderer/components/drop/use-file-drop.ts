import { type DragEvent, useState } from 'react'

/** What a place that takes files puts on its element. */
export interface FileDrop {
  readonly onDragOver: (event: DragEvent) => void
  readonly onDragLeave: (event: DragEvent) => void
  readonly onDrop: (event: DragEvent) => void
  readonly 'data-dropping': true | undefined
}

/** Makes a place take files that are dragged onto it; of places within each other the innermost takes them. `null` takes none. */
export function useFileDrop(onFiles: ((files: readonly File[]) => void) | null): FileDrop | null {
  const [over, setOver] = useState(false)
  if (!onFiles) return null
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
      const files = [...event.dataTransfer.files]
      if (files.length > 0) onFiles(files)
    },
    'data-dropping': over || undefined,
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
