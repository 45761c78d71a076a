import { carriesFiles } from './carries-files.ts'

/** Shows by the pointer that a file held over a place that takes none would not be taken. */
export function refuseStrayFiles(): void {
  window.addEventListener('dragover', (event) => {
    if (!carriesFiles(event) || event.defaultPrevented) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'none'
  })
}
