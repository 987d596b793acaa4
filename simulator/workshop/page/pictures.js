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

// Pushiness to the right, helpfulness up. Numbers that would hide each other stand together, at the place of the latest.
function plane(found, own, label) {
  const WIDE = 400, HIGH = 210, EDGE = 30, right = (value) => EDGE + ((WIDE - 2 * EDGE) * value) / 100, up = (value) => HIGH - EDGE - ((HIGH - 2 * EDGE) * value) / 100;
  const x = right(found.thresholds[1]), y = up(found.thresholds[0]);
  const ground = [["home", 0, 0, x, y], ["side", x, 0, WIDE - x, y], ["side", 0, y, x, HIGH - y], ["far", x, y, WIDE - x, HIGH - y]]
    .map(([kind, left, top, width, height]) => drawn("rect", { class: kind, x: left, y: top, width, height }));
  const corners = found.corners.map((name, at) => drawn("text", { class: "corner" + (at % 2 ? " end" : "") + (name === own ? " own" : ""), x: at % 2 ? WIDE - 8 : 8, y: at < 2 ? 18 : HIGH - 8 }, name));
  let placed = [];
  const seats = found.path.map(([helpful, pushy], at) => {
    const seat = { x: right(pushy), y: up(helpful), numbers: [at + 1] };
    for (const one of placed.filter((one) => Math.abs(one.x - seat.x) < 24 && Math.abs(one.y - seat.y) < 18)) {
      seat.numbers.unshift(...one.numbers);
      one.joined = seat;
    }
    placed = [...placed.filter((one) => !one.joined), seat];
    return seat;
  });
  const last = (seat) => { while (seat.joined) seat = seat.joined; return seat; };
  const path = seats.slice(1).map((to, at) => [last(seats[at]), last(to)]).filter(([from, to]) => from !== to)
    .map(([from, to]) => drawn("line", { class: to.x > from.x ? "push" : "help", x1: from.x, y1: from.y, x2: to.x, y2: to.y }));
  const points = placed.flatMap((one) => {
    const now = one.numbers.includes(found.path.length), words = runs(one.numbers), half = 6 + 4 * words.length;
    return [...(now ? [drawn("rect", { class: "now", x: one.x - half, y: one.y - 11, width: 2 * half, height: 22, rx: 3 })] : []),
      drawn("text", { class: now ? "dot now" : "dot", x: one.x, y: one.y + 5 }, words)];
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
