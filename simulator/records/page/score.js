"use strict";
// The three axes as exact shares of what was attainable at the decisions faced, in whole numbers; the profile; breaches.
(() => {
  const H = globalThis.Helpfirst;
  H.AXES = ["helpfulness", "pushiness", "initiative"];
  H.MARKS = { helpfulness: "▲", pushiness: "●", initiative: "◆" };
  const EMPTY = [100, 0, 100];
  const PROFILES = { // helpful, initiative, pushy
    "110": "trusted-advisor", "111": "hustler", "100": "pleaser", "101": "know-it-all",
    "010": "busy-bee", "011": "quota-chaser", "000": "order-taker", "001": "bluffer",
  };
  H.TRUST_BROKEN = "trust-broken";

  const most = (offered, axis) => Math.max(...offered.map((one) => one.move.points[axis]));
  const least = (offered, axis) => Math.min(...offered.map((one) => one.move.points[axis]));
  const gained = (points, offered) => [points[0] - least(offered, 0), Math.max(points[1], 0), points[2] - least(offered, 2)];
  const attainable = (offered) => [most(offered, 0) - least(offered, 0), Math.max(0, most(offered, 1)), most(offered, 2) - least(offered, 2)];

  // Hundredths of a per cent, half up; and whether the exact share is at least so many per cent.
  const share = (got, of, empty) => ({
    hundredths: of === 0 ? 100 * empty : Math.floor((20000 * got + of) / (2 * of)),
    reaches: (threshold) => (of === 0 ? empty >= threshold : 100 * got >= threshold * of),
  });

  // The score before the first choice and after each one.
  H.scores = (steps) => {
    let got = [0, 0, 0], of = [0, 0, 0], breaches = [];
    const score = () => ({ axes: got.map((one, axis) => share(one, of[axis], EMPTY[axis])), breaches });
    const found = [score()];
    for (const step of steps) {
      const more = gained(step.points, step.offered), could = attainable(step.offered);
      got = got.map((one, axis) => one + more[axis]);
      of = of.map((one, axis) => one + could[axis]);
      if (step.breach) breaches = [...breaches, step.said.id];
      found.push(score());
    }
    return found;
  };

  H.profile = (score, thresholds) => {
    if (score.breaches.length) return H.TRUST_BROKEN;
    const [helpful, pushy, leads] = score.axes.map((one, axis) => (one.reaches(thresholds[axis]) ? 1 : 0));
    return PROFILES[`${helpful}${leads}${pushy}`];
  };
})();
