window.trustedTypes.createPolicy('default', {
  createHTML: (text) => {
    if (/[<&]/.test(text)) throw new TypeError('markup in a string')
    return text
  },
})
