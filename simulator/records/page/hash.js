"use strict";
// SHA-256 in plain JavaScript (FIPS 180-4): pages opened from a file have no crypto.subtle in some browsers.
globalThis.Helpfirst = globalThis.Helpfirst || {};
(() => {
  const firstPrimes = (many) => {
    const found = [];
    for (let n = 2; found.length < many; n++) if (found.every((prime) => n % prime)) found.push(n);
    return found;
  };
  // the first 32 bits of the fractional part
  const fraction = (root) => ((root - Math.floor(root)) * 4294967296) >>> 0;
  const ROUNDS = firstPrimes(64).map((prime) => fraction(Math.cbrt(prime)));
  const START = firstPrimes(8).map((prime) => fraction(Math.sqrt(prime)));
  const turned = (word, by) => (word >>> by) | (word << (32 - by));

  function padded(bytes) {
    const size = Math.ceil((bytes.length + 9) / 64) * 64, all = new Uint8Array(size), view = new DataView(all.buffer);
    all.set(bytes);
    all[bytes.length] = 0x80;
    view.setUint32(size - 8, Math.floor(bytes.length / 536870912));
    view.setUint32(size - 4, (bytes.length * 8) >>> 0);
    return view;
  }

  // The digest of a text in UTF-8, as 32 numbers from 0 to 255.
  Helpfirst.sha256 = (text) => {
    const view = padded(new TextEncoder().encode(text)), sums = START.slice(), w = new Array(64);
    for (let block = 0; block < view.byteLength; block += 64) {
      for (let t = 0; t < 16; t++) w[t] = view.getUint32(block + 4 * t);
      for (let t = 16; t < 64; t++) {
        const one = turned(w[t - 15], 7) ^ turned(w[t - 15], 18) ^ (w[t - 15] >>> 3);
        const two = turned(w[t - 2], 17) ^ turned(w[t - 2], 19) ^ (w[t - 2] >>> 10);
        w[t] = (w[t - 16] + one + w[t - 7] + two) >>> 0;
      }
      let [a, b, c, d, e, f, g, h] = sums;
      for (let t = 0; t < 64; t++) {
        const one = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[t] + w[t];
        const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) >>> 0, c, b, a, (one + two) >>> 0];
      }
      [a, b, c, d, e, f, g, h].forEach((word, at) => { sums[at] = (sums[at] + word) >>> 0; });
    }
    return sums.flatMap((word) => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255]);
  };
})();
