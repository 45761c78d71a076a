import { expect, test } from 'vitest'
import { kindOfMediaType, mediaKindOf } from './media-type.ts'

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))

test.each([
  ['%PDF-1.7 ...', 'application/pdf', true],
  ['\x89PNG\r\n\x1a\n....', 'image/png', true],
  ['\xff\xd8\xff\xe0....', 'image/jpeg', true],
  ['RIFF\0\0\0\0WEBPVP8 ', 'image/webp', true],
  [
    'PK\x03\x04....[Content_Types].xml....word/document.xml',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    true,
  ],
  [
    'PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text',
    'application/vnd.oasis.opendocument.text',
    true,
  ],
  ['PK\x03\x04....word/vbaProject.bin', 'application/zip', false],
  ['PK\x03\x04....anything.exe', 'application/zip', false],
  ['Gentile cliente,\r\nle scrivo', 'text/plain', true],
  ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'image/svg+xml', false],
  ['\xef\xbb\xbf <!doctype html><script>alert(1)</script>', 'text/html', false],
  ['<img src=x onerror=alert(1)>', 'text/html', false],
  ['#!/bin/sh\nrm -rf /', 'application/octet-stream', false],
  ['MZ\x90\0\x03', 'application/octet-stream', false],
  ['\x7fELF\x02\x01', 'application/octet-stream', false],
  ['', 'application/octet-stream', false],
])('faults 58, 59: content %j is %s, opened: %s', (text, mediaType, opens) => {
  const kind = mediaKindOf(bytes(text))
  expect([kind.mediaType, kind.opens]).toEqual([mediaType, opens])
  expect(kindOfMediaType(mediaType)).toEqual(kind)
})

test('fault 59: a media type that head office states and nobody knows is not opened', () => {
  expect(kindOfMediaType('application/x-msdownload').opens).toBe(false)
})
