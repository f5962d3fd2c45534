/**
 * A spelling in which transliterations of one name meet: doubled letters once, ee/i/y, oo/u, breathed consonants without their breath
 * (kh/k, gh/g, dh/d, bh/b, jh/j), qu/kw before a vowel and else q/k (Quaye, Qureshi), hard c/k, sz/sh, cz/ch, w/v, -ska/-ski, -indar/-inder.
 * Mc is Mac written short, and the vowel of Abd al-, "servant of the", is written as it is heard (Abdallah, Abdellah, Abdullah). Our own
 * work, from rules of spelling in common knowledge.
 */
export const spellingForm = (token: string): string =>
  token
    .replace(/(s|c|dz)ka$/u, '$1ki')
    .replace(/(ov|ev)a$/u, '$1')
    .replace(/indar$/u, 'inder')
    .replace(/^mac(?=[a-z]{3})/u, 'mc')
    .replace(/^abd[ae]l/u, 'abdul')
    .replaceAll('ph', 'f')
    .replaceAll(/qu(?=[aeiou])/gu, 'kw')
    .replaceAll('sz', 'sh')
    .replaceAll('cz', 'ch')
    .replaceAll(/kh|q|ck|c(?![ehiy])/gu, 'k')
    .replaceAll(/([bdgj])h/gu, '$1')
    .replaceAll(/ee|ea|ie|y/gu, 'i')
    .replaceAll(/oo|ou/gu, 'u')
    .replaceAll('w', 'v')
    .replaceAll(/(.)\1+/gu, '$1')
