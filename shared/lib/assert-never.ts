/** Makes an unhandled case of a union a compile error; throws if data from outside gets past the types. */
export function assertNever(value: never, what = 'value'): never {
  throw new Error(`Unexpected ${what}: ${String(value)}`)
}
