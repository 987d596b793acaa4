"use strict";
// The pictures: a face, the plane with the path, the bars, the tape. Each repeats what words beside it say.
(() => {
  const H = globalThis.Helpfirst, svg = (...all) => H.svg(...all), say = H.say;
  const at = (value) => Math.round(value * 10) / 10;

  // A face of dots on a grid of 24 by 24, as the terminal program draws it; `mood` 0 to 4, somebody in a hurry looks aside.
  const mirrored = (dots) => dots.flatMap(([x, y]) => [[x, y], [23 - x, y]]);
  const level = (start, y) => Array.from({ length: 24 - 2 * start }, (_, x) => [start + x, y]);
  const brow = (y) => mirrored([6, 7, 8, 9].map((x) => [x, y]));
  const BROWS = [mirrored([[6, 8], [7, 8], [8, 9], [9, 9]]), brow(8), brow(7), brow(7), mirrored([[6, 7], [7, 6], [8, 6], [9, 7]])];
  const MOUTHS = [[...level(9, 16), ...mirrored([[8, 17]])], level(9, 16), level(8, 16), [...level(8, 16), ...mirrored([[7, 15]])],
    [...level(9, 17), ...mirrored([[8, 16], [7, 16], [6, 15]])]];
  H.face = (mood, hurried) => {
    const eyes = [];
    for (let y = mood < 2 ? 11 : 10; y <= (mood ? 12 : 11); y++) eyes.push(...mirrored([[7, y], [8, y]]).map(([x]) => [x + (hurried ? 2 : 0), y]));
    const ring = [];
    for (let x = 0; x < 24; x++) for (let y = 0; y < 24; y++) { const r = Math.hypot(x - 11.5, y - 11.5); if (r >= 10.9 && r < 11.9) ring.push([x, y]); }
    const dots = (all) => all.map(([x, y]) => `M${x + 0.15} ${y + 0.5}a.35.35 0 1 0 .7 0a.35.35 0 1 0-.7 0`).join("");
    return svg("svg", { class: "face", viewBox: "0 0 24 24", "aria-hidden": "true" },
      svg("path", { class: "ring", d: dots(ring) }), svg("path", { d: dots([...BROWS[mood], ...eyes, ...MOUTHS[mood]]) }));
  };

  // From closed to open: where somebody is, and where they were before the last line. No figure, since nobody sees one.
  H.gauge = (now, before) => {
    const x = (trust) => at(2 + (96 * trust) / 100000);
    return svg("svg", { class: "gauge", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
      svg("path", { class: "rule", d: "M0 4H100" }), before === null ? "" : svg("path", { class: "then", d: `M${x(before)} 0V8` }),
      svg("rect", { class: "now", x: x(now) - 1.6, y: 1.6, width: 3.2, height: 4.8 }));
  };

  const SIZE = 360, EDGE = 38;
  const across = (hundredths) => at(EDGE + ((SIZE - 2 * EDGE) * hundredths) / 10000), up = (hundredths) => at(SIZE - across(hundredths));
  const text = (kind, x, y, words) => svg("text", { class: kind, x, y }, words);

  // Numbers that would hide each other stand together, at the place of the latest.
  function together(dots) {
    let placed = [];
    dots.forEach(([x, y], place) => {
      let numbers = [place + 1], near;
      const hides = (one) => Math.abs(one.x - x) < half(one.numbers) + half(numbers) && Math.abs(one.y - y) < 18;
      while ((near = placed.filter(hides)).length) {
        placed = placed.filter((one) => !near.includes(one));
        numbers = [...near.flatMap((one) => one.numbers), ...numbers].sort((a, b) => a - b);
      }
      placed.push({ x, y, numbers });
    });
    return placed;
  }
  const half = (numbers) => 6 + 4 * runs(numbers).length; // of the width that they take
  const runs = (numbers) => numbers.reduce((parts, n) => {
    const last = parts[parts.length - 1];
    if (last && last[1] === n - 1) last[1] = n; else parts.push([n, n]);
    return parts;
  }, []).map(([a, b]) => (a === b ? String(a) : `${a}–${b}`)).join(",");

  // A name in as many rows as keep it in its half, at about eight units a letter; one word that is longer is drawn narrower.
  const NAME = SIZE / 2 - 14, ROW = 16;
  const rows = (name) => name.split(" ").reduce((done, word) => {
    const last = done[done.length - 1];
    return last !== undefined && 8 * (last.length + 1 + word.length) <= NAME ? [...done.slice(0, -1), last + " " + word] : [...done, word];
  }, []);
  const fitted = (kind, x, y, words) => svg("text", { class: kind, x, y, ...(8 * words.length > NAME ? { textLength: NAME, lengthAdjust: "spacingAndGlyphs" } : {}) }, words);

  function plane(found, says) {
    const { thresholds, profiles } = found.talk.data, [helpful, pushy, leading] = thresholds;
    const dots = found.decisions.map(({ score }) => [across(score.axes[1].hundredths), up(score.axes[0].hundredths)]);
    const x = across(100 * pushy), y = up(100 * helpful), led = found.score.axes[2].reaches(leading);
    const ids = led ? ["trusted-advisor", "hustler", "busy-bee", "quota-chaser"] : ["pleaser", "know-it-all", "order-taker", "bluffer"];
    const names = ids.map((id) => rows(profiles[id].name)), longest = (...some) => ROW * (Math.max(...some.map((one) => one.length)) - 1);
    const above = longest(names[0], names[1]), below = longest(names[2], names[3]); // the strips that rows after the first take
    const ground = [["home", 0, -above, x, y + above], ["side", x, -above, SIZE - x, y + above], ["side", 0, y, x, SIZE - y + below], ["far", x, y, SIZE - x, SIZE - y + below]]
      .map(([kind, left, top, width, height]) => svg("rect", { class: kind, x: left, y: top, width: at(width), height: at(height) }));
    const corners = names.map((some, corner) => some.map((words, row) => fitted("corner" + (corner % 2 ? " end" : "") + (ids[corner] === found.profile ? " aim" : ""),
      corner % 2 ? SIZE - 10 : 10, corner < 2 ? 22 - above + ROW * row : SIZE - 10 + below - ROW * (some.length - 1 - row), words)));
    const groups = together(dots), seat = dots.map((_, place) => groups.find((one) => one.numbers.includes(place + 1)));
    const path = seat.slice(1).map((to, place) => [seat[place], to]).filter(([from, to]) => from !== to)
      .map(([from, to]) => svg("line", { class: to.x > from.x ? "push" : "help", x1: from.x, y1: from.y, x2: to.x, y2: to.y }));
    const points = groups.map(({ x: px, y: py, numbers }) => {
      const last = numbers[numbers.length - 1] === dots.length, words = runs(numbers), wide = half(numbers);
      return [last ? svg("rect", { class: "now", x: at(px - wide), y: at(py - 11), width: 2 * wide, height: 22, rx: 3 }) : "", text(last ? "dot now" : "dot", px, at(py + 5), words)];
    });
    return H.make("figure", { class: "plane" },
      H.make("p", { class: "axis" }, H.mark("▲"), " ", say("more helpful")),
      svg("svg", { viewBox: `0 ${-above} ${SIZE} ${SIZE + above + below}`, role: "img", "aria-label": says }, ground, corners, path, points),
      H.make("p", { class: "axis right" }, H.make("span", { class: "note" }, say("Each number is a choice.")), H.make("span", {}, say("more pushy"), " ", H.mark("●"))));
  }

  function bars(found, figure) {
    const start = 4, width = 232;
    const x = (hundredths) => at(start + (width * hundredths) / 10000);
    const all = figure.rows.map((row, axis) => {
      const value = found.score.axes[axis].hundredths, kind = ["help", "push", "lead"][axis];
      const tip = { help: `M${x(value)} 4l7 13h-14Z`, push: `M${at(x(value) - 7)} 12a7 7 0 1 0 14 0a7 7 0 1 0-14 0`, lead: `M${x(value)} 3l8 9-8 9-8-9Z` }[kind];
      return [H.make("dt", {}, H.mark(row.mark), " ", row.label), H.make("dd", {}, H.make("b", {}, row.text),
        svg("svg", { viewBox: "-6 0 252 24", "aria-hidden": "true" }, svg("path", { class: "could", d: `M${start} 12H${start + width}` }),
          svg("path", { class: "got " + kind, d: `M${start} 12H${x(value)}` }), found.tries.map(([, axes]) => svg("path", { class: "then", d: `M${x(axes[axis])} 3V21` })), svg("path", { class: "tip " + kind, d: tip })))];
    });
    return H.make("div", { class: "bars" }, H.make("dl", {}, all), H.make("p", { class: "quiet" }, figure.says),
      found.tries.length ? H.make("p", { class: "quiet" }, say("A tick is an earlier try.")) : "");
  }

  function tape(found, says) {
    const steps = found.decisions, wide = 720 / steps.length, y = (value) => at(112 - (1.05 * value) / 1000);
    const line = (kind, first, rest) => {
      const values = [steps[0][first], ...steps.map((one) => one[rest])];
      return [svg("polyline", { class: kind, points: values.map((value, place) => `${at(wide * place)},${y(value)}`).join(" ") }), values[values.length - 1]];
    };
    const [trust, t] = line("trust", "trustBefore", "trust"), [patience, p] = line("patience", "patienceBefore", "patience");
    const apart = Math.abs(y(t) - y(p)) < 14 ? (y(t) <= y(p) ? 14 - Math.abs(y(t) - y(p)) : Math.abs(y(t) - y(p)) - 14) : 0;
    return H.make("figure", { class: "tape" }, svg("svg", { viewBox: "-8 -8 830 146", role: "img", "aria-label": says }, trust, patience,
      text("name", 728, y(t) + 4, say("trust") + " " + H.rounded(t, H.POINT)), text("name quiet", 728, y(p) + 4 + apart, say("patience") + " " + H.rounded(p, H.POINT)),
      steps.map((one) => text("note", at(wide * one.number), 134, String(one.number)))));
  }

  H.figure = (found, figure) => (figure.name === "plane" ? plane(found, figure.says) : figure.name === "bars" ? bars(found, figure) : tape(found, figure.says));
})();
