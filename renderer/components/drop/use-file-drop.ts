import { type DragEvent, useState } from 'react'

/** What a place that takes files puts on its element. */
export interface FileDrop {
  readonly onDragOver: (event: DragEvent) => void
  readonly onDragLeave: (event: DragEvent) => void
  readonly onDrop: (event: DragEvent) => void
  readonly 'data-dropping': true | undefined
}

/** Makes a place take files that are dragged onto it; the innermost place takes them. `null` takes none. */
export function useFileDrop(onFiles: ((files: readonly File[]) => void) | null): FileDrop | null {
  const [over, setOver] = useState(false)
  if (!onFiles) return null
  return {
    onDragOver(event) {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      event.stopPropagation()
      event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    },
    onDragLeave(event) {
      if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) return
      setOver(false)
    },
    onDrop(event) {
      event.preventDefault()
      event.stopPropagation()
      setOver(false)
      const files = [...event.dataTransfer.files]
      if (files.length > 0) onFiles(files)
    },
    'data-dropping': over || undefined,
  }
}
