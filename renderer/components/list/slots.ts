/** Which element draws which row: the number of the element by the row's place. */
export type Slots = ReadonlyMap<number, number>

/** Rows that stay keep their element; those that come take the elements of those that went, the lowest first. */
export function slotsFor(before: Slots, places: readonly number[]): Slots {
  const slots = new Map<number, number>()
  const taken = new Set<number>()
  for (const place of places) {
    const slot = before.get(place)
    if (slot === undefined) continue
    slots.set(place, slot)
    taken.add(slot)
  }
  let free = 0
  for (const place of places) {
    if (slots.has(place)) continue
    while (taken.has(free)) free++
    slots.set(place, free)
    taken.add(free)
  }
  return slots
}
