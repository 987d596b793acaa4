"use strict";
// Drawn from numbers, beside words that say the same: a face, and the plane with the path.
const drawn = (tag, values, ...inside) => {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(values)) node.setAttribute(name, value);
  node.append(...inside);
  return node;
};

// Dots on a grid of 24 by 24, as the terminal draws them; `mood` 0 to 4, and somebody in a hurry looks aside.
function face(mood, hurried) {
  const even = (dots) => dots.flatMap(([x, y]) => [[x, y], [23 - x, y]]);
  const row = (start, y) => Array.from({ length: 24 - 2 * start }, (_, at) => [start + at, y]);
  const flat = (y) => even([[6, y], [7, y], [8, y], [9, y]]);
  const brows = [even([[6, 8], [7, 8], [8, 9], [9, 9]]), flat(8), flat(7), flat(7), even([[6, 7], [7, 6], [8, 6], [9, 7]])][mood];
  const mouth = [[...row(9, 16), ...even([[8, 17]])], row(9, 16), row(8, 16), [...row(8, 16), ...even([[7, 15]])],
    [...row(9, 17), ...even([[8, 16], [7, 16], [6, 15]])]][mood];
  const eyes = [], ring = [];
  for (let y = mood < 2 ? 11 : 10; y <= (mood ? 12 : 11); y++) eyes.push(...even([[7, y], [8, y]]).map(([x]) => [x + (hurried ? 2 : 0), y]));
  for (let x = 0; x < 24; x++) for (let y = 0; y < 24; y++) { const far = Math.hypot(x - 11.5, y - 11.5); if (far >= 10.9 && far < 11.9) ring.push([x, y]); }
  const dots = (all) => all.map(([x, y]) => `M${x + 0.15} ${y + 0.5}a.35.35 0 1 0 .7 0a.35.35 0 1 0-.7 0`).join("");
  return drawn("svg", { class: "face", viewBox: "0 0 24 24", "aria-hidden": "true" },
    drawn("path", { class: "ring", d: dots(ring) }), drawn("path", { d: dots([...brows, ...eyes, ...mouth]) }));
}

// The face beside the words for it: how somebody seems, and how that has changed.
function person(one) {
  if (one.mood === undefined) return "";
  const [word, change] = (one.seems || "").split(".")[0].split(/,\s*/);
  return make("div", "person", face(one.mood, one.hurried), make("div", "", make("b", "", word || ""), make("p", "muted", change || "")));
}

// Numbers that would hide each other stand together, at the place of the latest.
function together(dots) {
  let placed = [];
  dots.forEach((dot, at) => {
    const seat = { ...dot, numbers: [at + 1] };
    const hides = (one) => Math.abs(one.x - seat.x) < half(one.numbers) + half(seat.numbers) && Math.abs(one.y - seat.y) < 22;
    for (let near; (near = placed.filter(hides)).length;) {
      placed = placed.filter((one) => !near.includes(one));
      seat.numbers.unshift(...near.flatMap((one) => one.numbers));
    }
    placed.push(seat);
  });
  return placed;
}
const half = (numbers) => 6 + 4 * runs(numbers).length; // of the width that they take

// A name in as many lines as keep it in its half, at about eight units a letter; one word that is longer is drawn narrower.
function lines(name, wide) {
  const rows = [];
  for (const word of name.split(" ")) {
    const row = rows[rows.length - 1];
    if (row !== undefined && 8 * (row.length + 1 + word.length) <= wide) rows[rows.length - 1] = row + " " + word; else rows.push(word);
  }
  return rows;
}

// Pushiness to the right, helpfulness up. The names of the grounds have the strips above and below, where no number can be.
function plane(found, own, label) {
  const WIDE = 400, EDGE = 34, ROW = 16, NAME = WIDE / 2 - 14, names = found.corners.map((name) => lines(name, NAME));
  const strip = (...rows) => 22 + ROW * Math.max(...rows.map((one) => one.length));
  const top = strip(names[0], names[1]), low = top + 140, HIGH = low + strip(names[2], names[3]);
  const right = (value) => EDGE + ((WIDE - 2 * EDGE) * value) / 100, up = (value) => low - ((low - top) * value) / 100;
  const x = right(found.thresholds[1]), y = up(found.thresholds[0]);
  const ground = [["home", 0, 0, x, y], ["side", x, 0, WIDE - x, y], ["side", 0, y, x, HIGH - y], ["far", x, y, WIDE - x, HIGH - y]]
    .map(([kind, left, top, width, height]) => drawn("rect", { class: kind, x: left, y: top, width, height }));
  const corners = names.flatMap((rows, at) => rows.map((words, row) => drawn("text", {
    class: "corner" + (at % 2 ? " end" : "") + (found.corners[at] === own ? " own" : ""), x: at % 2 ? WIDE - 8 : 8,
    y: at < 2 ? 18 + ROW * row : HIGH - 8 - ROW * (rows.length - 1 - row), ...(8 * words.length > NAME ? { textLength: NAME, lengthAdjust: "spacingAndGlyphs" } : {}) }, words)));
  const placed = together(found.path.map(([helpful, pushy]) => ({ x: right(pushy), y: up(helpful) })));
  const seats = found.path.map((_, at) => placed.find((one) => one.numbers.includes(at + 1)));
  const path = seats.slice(1).map((to, at) => [seats[at], to]).filter(([from, to]) => from !== to)
    .map(([from, to]) => drawn("line", { class: to.x > from.x ? "push" : "help", x1: from.x, y1: from.y, x2: to.x, y2: to.y }));
  const points = placed.flatMap((one) => {
    const now = one.numbers.includes(found.path.length), wide = half(one.numbers), middle = Math.min(Math.max(one.x, wide), WIDE - wide);
    return [...(now ? [drawn("rect", { class: "now", x: middle - wide, y: one.y - 11, width: 2 * wide, height: 22, rx: 3 })] : []),
      drawn("text", { class: now ? "dot now" : "dot", x: middle, y: one.y + 5 }, runs(one.numbers))];
  });
  return drawn("svg", { class: "plane", viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img", "aria-label": label }, ...ground, ...corners, ...path, ...points);
}

// 1, 2, 3, 5 as "1–3,5".
function runs(numbers) {
  const parts = [];
  for (const one of [...numbers].sort((a, b) => a - b)) {
    const part = parts[parts.length - 1];
    if (part && part[1] === one - 1) part[1] = one; else parts.push([one, one]);
  }
  return parts.map(([from, to]) => (from === to ? String(from) : from + "–" + to)).join(",");
}
