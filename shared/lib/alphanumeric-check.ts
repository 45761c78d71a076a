// Values of characters in odd places (the first, the third...), decree of 12 March 1974 on the fiscal code; the CIN of
// an IBAN uses the same table. Digits 0 to 9 have the values of A to J.
const oddValues = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
] as const

/** The check letter of a text of digits and capital letters. Throws RangeError on any other character. */
export function checkLetter(text: string): string {
  let sum = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const index = code >= 48 && code <= 57 ? code - 48 : code >= 65 && code <= 90 ? code - 65 : -1
    if (index < 0) throw new RangeError(`Not a digit or capital letter: ${text}`)
    sum += at % 2 === 0 ? (oddValues[index] ?? 0) : index
  }
  return String.fromCharCode(65 + (sum % 26))
}
