"use strict";
// The page's own sentences. Each stands in English in the code; a table beside the conversation may have it in another
// language. Values go into {places}.
(() => {
  const H = globalThis.Helpfirst;
  let table = {};

  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  // Which form of a sentence a count takes: the table says it for 0 to 199, and from there by the last two digits.
  const form = (count) => (Object.hasOwn(table, "") ? Number(table[""][count < 200 ? count : 100 + (count % 100)]) : count === 1 ? 0 : 1);

  H.speak = (messages) => { table = messages || {}; };
  H.say = (english, values = {}) => filled(Object.hasOwn(table, english) ? table[english] : english, values);
  // A sentence in the form for `count`, which is also a value of it.
  H.many = (one, other, count, values = {}) =>
    filled(Object.hasOwn(table, one) ? table[one][form(count)] : count === 1 ? one : other, { count, ...values });

  // What could move a reading direction, hide itself or act is shown as characters instead, as in the program.
  const HIDDEN = /[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
  H.visible = (text) => text.replace(HIDDEN, (one) => {
    const code = one.charCodeAt(0);
    return code < 0x100 ? "\\x" + code.toString(16).padStart(2, "0") : "\\u" + code.toString(16).padStart(4, "0");
  });

  // White space as the program knows it: every run of it is one blank.
  const SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
  H.oneLine = (text) => text.replace(SPACE, " ").replace(/^ | $/g, "");
  H.quoted = (text) => H.say("“{text}”", { text });

  // A whole number of `unit`s; what lies in the middle goes to the even one, as the program rounds for people.
  H.rounded = (value, unit) => {
    const whole = Math.floor(value / unit), rest = 2 * (value - whole * unit);
    return rest > unit || (rest === unit && whole % 2 !== 0) ? whole + 1 : whole;
  };
  H.signed = (halves) => {
    if (halves === 0) return "0";
    const whole = Math.floor(Math.abs(halves) / 2), half = halves % 2 !== 0;
    return (halves > 0 ? "+" : "-") + (whole || !half ? whole : "") + (half ? "½" : "");
  };
  H.joined = (numbers) => (numbers.length === 1 ? String(numbers[0])
    : H.say("{some} and {last}", { some: numbers.slice(0, -1).join(", "), last: numbers[numbers.length - 1] }));
})();
