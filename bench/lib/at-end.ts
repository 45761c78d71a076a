const acts: (() => Promise<void>)[] = []

/** Does something when all benchmarks of the run are through. */
export function atEnd(act: () => Promise<void>): void {
  acts.push(act)
}

/** The last first, as each may stand on one before it. */
export async function end(): Promise<void> {
  for (const act of acts.splice(0).reverse()) await act()
}
