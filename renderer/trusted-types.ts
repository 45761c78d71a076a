import { z } from 'zod'

// zod would try `new Function` to see whether it may compile its checks: the policy forbids it, and the try is a report.
z.config({ jitless: true })

// The first script of the page. The policy lets through what cannot become markup (Mantine writes its variables into a
// style element) and refuses the rest, so a text of a customer never turns into a script.

interface TrustedTypesFactory {
  createPolicy(name: 'default', rules: { createHTML: (text: string) => string }): unknown
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypesFactory
  }
}

window.trustedTypes?.createPolicy('default', {
  createHTML(text) {
    if (/[<&]/.test(text)) throw new TypeError('Markup from text is refused.')
    return text
  },
})

document.addEventListener('securitypolicyviolation', (event) => {
  void window.shell?.reportCsp(event.violatedDirective.slice(0, 100), event.blockedURI.slice(0, 500))
})
