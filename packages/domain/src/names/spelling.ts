/**
 * A spelling in which transliterations of one name meet: doubled letters once, ee/i/y, oo/u, breathed consonants without their breath
 * (kh/k, gh/g, dh/d, bh/b, jh/j), qu/kw, sz/sh, cz/ch, w/v, -ska/-ski.
 */
export const spellingForm = (token: string): string =>
  token
    .replace(/(s|c|dz)ka$/u, '$1ki')
    .replace(/(ov|ev)a$/u, '$1')
    .replaceAll('ph', 'f')
    .replaceAll('qu', 'kw')
    .replaceAll('sz', 'sh')
    .replaceAll('cz', 'ch')
    .replaceAll(/kh|q|ck/gu, 'k')
    .replaceAll(/([bdgj])h/gu, '$1')
    .replaceAll(/ee|ea|ie|y/gu, 'i')
    .replaceAll(/oo|ou/gu, 'u')
    .replaceAll('w', 'v')
    .replaceAll(/(.)\1+/gu, '$1')
