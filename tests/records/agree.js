"use strict";
// Plays attempts with the page's engine and writes down all that came of them: one JSON line in, one line out.
// The parts of the engine are named on the command line.
const fs = require("fs"), vm = require("vm"), readline = require("readline");
for (const file of process.argv.slice(2)) vm.runInThisContext(fs.readFileSync(file, "utf8"), file);
const H = globalThis.Helpfirst, conversations = new Map();

function played(data, play) {
  const talk = new H.Talk(data, play.seed), seen = [];
  const stands = () => ({
    at: talk.ending ? talk.ending.id : talk.turn.id, version: talk.stop ? talk.stop.version : null, gauges: talk.state.gauges,
    marks: [...talk.state.marks].sort((a, b) => a - b), stuck: talk.stuck, shown: play.told ? talk.shown().map((one) => one.id) : [],
    offered: talk.offered().map((one) => [one.id, one.move.case, one.move.points, one.move.breach]), learnt: talk.learnt,
  });
  seen.push(stands());
  for (const id of play.choices) {
    const step = talk.choose(id);
    seen.push({ ...stands(), trust: step.trust, patience: step.patience, came: step.learnt, went: step.went });
  }
  const score = H.scores(talk.steps).pop();
  return {
    seen, axes: score.axes.map((one) => one.hundredths), breaches: score.breaches, profile: H.profile(score, data.thresholds),
    says: talk.ending ? talk.ending.says : null, told: play.told ? H.told(H.review(talk, play.told)) : null,
  };
}

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const asked = JSON.parse(line);
  if (asked.conversation) conversations.set(asked.name, asked.conversation);
  else process.stdout.write(JSON.stringify(played(conversations.get(asked.name), asked)) + "\n");
});
