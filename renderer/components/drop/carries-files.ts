/** Whether what is dragged are files; else it is text, or a part of the page. */
export function carriesFiles<E extends { readonly dataTransfer: DataTransfer | null }>(
  event: E,
): event is E & { readonly dataTransfer: DataTransfer } {
  return event.dataTransfer?.types.includes('Files') ?? false
}
