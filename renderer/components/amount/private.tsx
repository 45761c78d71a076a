import type { ReactNode } from 'react'

/** A sensitive field (fiscal code, IBAN, phone, health): the veil (F8) blurs it when the customer sits at the desk. */
export function Private({ children }: { readonly children: ReactNode }) {
  return <span data-private="">{children}</span>
}
