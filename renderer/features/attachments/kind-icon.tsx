import {
  IconFile,
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconPhoto,
} from '@tabler/icons-react'

/** A picture for what a file is. */
export function KindIcon({ mediaType }: { readonly mediaType: string }) {
  const Glyph = iconOf(mediaType)
  return <Glyph size={16} stroke={2} aria-hidden="true" />
}

function iconOf(mediaType: string) {
  if (mediaType === 'application/pdf') return IconFileTypePdf
  if (mediaType === 'application/zip') return IconFileZip
  if (mediaType.startsWith('image/')) return IconPhoto
  if (mediaType.includes('spreadsheet')) return IconFileSpreadsheet
  if (mediaType.startsWith('text/') || mediaType.includes('document')) return IconFileText
  return IconFile
}
