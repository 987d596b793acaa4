"use strict";
// What a conversation shows once it is over: where it turned, which line would have been better, and what to keep, to
// start and to stop. debrief.js puts it into words.
(() => {
  const H = globalThis.Helpfirst;

  // The first with the largest measure; null of none.
  H.largest = (all, measure) => all.reduce((best, one) => (best === null || measure(one) > measure(best) ? one : best), null);
  H.trustChange = (step) => step.trust - step.trustBefore;
  const unused = (step) => Math.max(...step.offered.map((one) => one.move.points[0])) - step.points[0];

  const worth = ([help, push, lead]) => [help, -Math.max(push, 0), lead];
  const above = (one, other) => { for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return one[at] > other[at]; return false; };
  function better(step) {
    const best = step.offered.reduce((top, one) => (above(worth(one.move.points), worth(top.move.points)) ? one : top));
    return above(worth(best.move.points), worth(step.points)) ? best : null;
  }
  function tempting(step) {
    const worse = step.offered.filter((one) => one.id !== step.said.id && one.move.points[0] < Math.max(step.points[0], 1));
    return worse.length ? worse.reduce((top, one) => (above([one.move.points[1], -one.move.points[2]], [top.move.points[1], -top.move.points[2]]) ? one : top)) : null;
  }

  // The choice that won most trust and the one that cost most; the first breach outweighs every other loss.
  H.turningPoints = (steps) => {
    const kept = steps.filter((step) => !step.breach);
    const gain = H.largest(kept.filter((step) => H.trustChange(step) > 0), H.trustChange);
    const loss = steps.find((step) => step.breach)
      || H.largest(steps.filter((step) => H.trustChange(step) < 0), (step) => -H.trustChange(step))
      || H.largest(steps.filter((step) => unused(step) > 0), unused);
    const asMuch = (most, all) => (most ? all.filter((step) => step.number !== most.number && H.trustChange(step) === H.trustChange(most)).map((step) => step.number) : []);
    return { gain, loss, asMuchGained: asMuch(gain, kept), asMuchLost: loss && H.trustChange(loss) < 0 && !loss.breach ? asMuch(loss, steps) : [], inOrder: (loss && loss.breach ? [loss, gain] : [gain, loss]).filter(Boolean) };
  };

  // Everything a debrief is made from. `tries` are [name, [three axes in hundredths]]; `words` by the choice's number.
  H.review = (talk, { tries = [], answers = [], purpose = "", promise = "", words = {} } = {}) => {
    const scores = H.scores(talk.steps), score = scores[scores.length - 1];
    const decisions = talk.steps.map((step) => ({ ...step, score: scores[step.number], better: better(step), tempting: tempting(step) }));
    const profile = H.profile(score, talk.data.thresholds);
    return { talk, decisions, score, profile, turning: H.turningPoints(decisions), tries, answers, purpose, promise, words };
  };

  // Whether it helped without leaning on them, or no line on offer would have helped more.
  H.helped = ({ points, breach, better }) => points[0] > 0 && !breach && (points[1] <= 0 || !better);

  // Whether it did harm that another line on offer would not have done.
  const harmed = (one) => one.better && !H.helped(one) && (one.points[0] < 0 || one.points[1] > 0 || one.points[2] < 0);

  // Those of the behaviour that weighs most: each counts one, and what was said also the trust that it moved.
  function heaviest(decisions, behaviour, weigh) {
    const by = new Map();
    for (const one of decisions.filter(behaviour)) {
      const held = by.get(behaviour(one)) || { weight: 0, all: [] };
      by.set(behaviour(one), { weight: held.weight + weigh(one), all: [...held.all, one] });
    }
    const first = H.largest([...by.values()], (held) => held.weight);
    return first ? first.all : [];
  }
  const saidMost = (decisions) => heaviest(decisions, (one) => one.move.behaviour, (one) => 1 + Math.abs(H.trustChange(one)));

  // Which choices to keep, to start and to stop are about.
  H.learnt = ({ decisions, turning: { loss } }) => {
    const stopped = loss && loss.breach ? loss : H.largest(saidMost(decisions.filter(harmed)), (one) => -H.trustChange(one));
    const best = decisions.filter((one) => H.helped(one) && unused(one) <= 0); // what a better line was beside is no habit
    const kept = H.largest(saidMost(best), H.trustChange), known = kept && kept.move.behaviour;
    const all = decisions.filter((one) => one.better && one.better.move.behaviour !== known), others = all.filter((one) => one !== stopped);
    const started = H.largest(heaviest(others.length ? others : all, (one) => one.better.move.behaviour, () => 1), unused);
    return { stopped, kept, started };
  };
})();
