import { type Municipality, municipalities, municipalityOf } from '../../../../shared/lib/municipalities.ts'
import { foldText } from '../../../../shared/lib/text.ts'

const shown = 8
const folded = municipalities.map((place) => ({ place, name: foldText(place.name) }))

/** "Forli'", "Cantu’": an accent that the keyboard has not. */
function withoutTypedAccent(text: string): string {
  return text.trim().replace(/['’`´]$/, '')
}

/** The municipalities whose name begins so, the larger ones first. */
export function suggestPlaces(text: string): readonly Municipality[] {
  const wanted = foldText(withoutTypedAccent(text))
  if (wanted === '') return []
  return folded
    .filter(({ name }) => name.startsWith(wanted))
    .map(({ place }) => place)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, shown)
}

/** The municipality of exactly this name; null when the table has none, which says nothing of the name. */
export function placeNamed(text: string): Municipality | null {
  const wanted = foldText(withoutTypedAccent(text))
  return folded.find(({ name }) => name === wanted)?.place ?? null
}

/** "Torino" for L219; null for a code that is not in the table. */
export function placeOfCode(code: string | null): string | null {
  return code === null ? null : (municipalityOf(code)?.name ?? null)
}
