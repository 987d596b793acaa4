"use strict";
// What the page's engine makes of one attempt, as plain data: in node and in a browser alike.
globalThis.played = (data, play) => {
  const H = globalThis.Helpfirst;
  H.speak(data.messages);
  const talk = new H.Talk(data, play.seed, [], play.before), seen = [];
  const stands = () => ({
    at: talk.ending ? talk.ending.id : talk.turn.id, version: talk.stop ? talk.stop.version : null, gauges: talk.state.gauges,
    marks: [...talk.state.marks].sort((a, b) => a - b), stuck: talk.stuck, shown: play.told ? talk.shown().map((one) => one.id) : [],
    offered: talk.offered().map((one) => [one.id, one.move.case, one.move.points, one.move.breach]), learnt: talk.learnt,
  });
  if (play.told) seen.push(stands());
  for (const id of play.choices) {
    const step = talk.choose(id);
    seen.push({ ...(play.told ? stands() : {}), trust: step.trust, patience: step.patience, came: step.learnt, went: step.went });
  }
  if (!play.told) seen.push(stands());
  const score = H.scores(talk.steps).pop();
  return {
    seen, axes: score.axes.map((one) => one.hundredths), breaches: score.breaches, profile: H.profile(score, data.thresholds),
    says: talk.ending ? talk.ending.says : null, told: play.told ? H.told(H.review(talk, play.told)) : null,
  };
};
