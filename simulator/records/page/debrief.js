"use strict";
// The debrief as blocks: the same sections, sentences and order as the program's own telling. What needs every other
// road through the conversation explored (what was still possible, the exact ranges) is not part of it here.
(() => {
  const H = globalThis.Helpfirst, say = H.say, many = H.many, POINT = H.POINT;
  const LIMIT = 4, FEW = 4, BEST = "trusted-advisor";
  const heading = (text, level = 2, mark = "") => ({ kind: "heading", text, level, mark });
  const paragraph = (text, tone = "") => ({ kind: "paragraph", text, tone });
  const row = (label, text, tone = "", mark = "", joint = ": ") => ({ label, text, tone, mark, joint });
  const rows = (all) => ({ kind: "rows", rows: all });

  H.QUESTIONS = () => [say("What were you trying to do?"), say("Where did it turn?"), say("What did the customer feel?")];
  H.axisName = (axis) => ({ helpfulness: say("helpfulness"), pushiness: say("pushiness"), initiative: say("initiative") })[axis];
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

  H.markOf = (step) => (step.points[1] > 0 ? H.MARKS.pushiness : step.points[0] > 0 ? H.MARKS.helpfulness : "");
  const label = (found, step) => found.talk.data.people[step.stop.speaker].label;

  function before(found) {
    const wanted = H.oneLine(found.purpose), questions = H.QUESTIONS();
    const all = [...(wanted ? [row(say("To be better for them"), wanted)] : []),
      ...found.answers.slice(0, 3).map((answer, at) => row(questions[at], H.oneLine(answer), "", "", " ")).filter((one) => one.text)];
    return all.length ? [heading(say("Before any score you said")), rows(all)] : [];
  }

  function breachSentence(found) {
    const numbers = found.decisions.filter((one) => one.breach).map((one) => one.number), name = found.talk.data.profiles[found.profile].name;
    return many("{name}, at choice {numbers}.", "{name}, at choices {numbers}.", numbers.length, { name, numbers: H.joined(numbers) })
      + " " + say("Nothing else here outweighs it.");
  }

  H.headline = (talk, breached) => (talk.ending ? (breached ? talk.ending.broken : talk.ending.headline)
    : talk.stuck ? say("The conversation could not go on.") : say("You stopped before the end."));

  function outcome(found) {
    const { talk, score } = found, breached = score.breaches.length > 0;
    const broken = breached ? [paragraph(breachSentence(found), "strong")] : [];
    const then = talk.ending ? talk.ending.followed.map((text) => paragraph(text)) : [paragraph(say("What you said is kept; there is no outcome to look at."))];
    return [heading(H.headline(talk, breached), 1), ...broken, ...then];
  }

  // The profile's name and what it says; the best one is not given without a word where a line leaned on them.
  function standing(found) {
    const { name, within: profile, says } = found.talk.data.profiles[found.profile];
    if (found.profile !== BEST) return [name, says];
    const hardest = H.largest(found.decisions, (one) => one.points[1]), pushed = hardest ? hardest.points[1] : 0;
    if (hardest && pushed >= LIMIT)
      return [say("Nearly: {profile}, but for choice {number}", { profile, number: hardest.number }),
        say("You helped, and you led; choice {number} pushed as hard as one line can.", { number: hardest.number })];
    const numbers = (those) => those.map((one) => one.number);
    const pressed = found.decisions.filter((one) => one.points[1] > 0), leaned = pressed.filter((one) => !H.helped(one));
    const whole = !pressed.length ? says : leaned.length
      ? many("You helped, and you led; at choice {numbers} you leaned on them.",
        "You helped, and you led; at choices {numbers} you leaned on them.", leaned.length, { numbers: H.joined(numbers(leaned)) })
      : many("You helped, and you led; choice {numbers} pressed, and no line on offer would have helped more.",
        "You helped, and you led; choices {numbers} pressed, and no line on offer would have helped more.", pressed.length, { numbers: H.joined(numbers(pressed)) });
    if (found.decisions.length >= FEW) return [name, whole];
    const few = [say("no choice"), say("one choice"), say("two choices"), say("three choices")][found.decisions.length];
    return [say("Nearly: {profile}, on {few}", { profile, few }), whole + " " + say("So few are little to go by.")];
  }

  const percent = (hundredths) => H.rounded(hundredths, 100);
  H.percents = (score) => score.axes.map((one) => percent(one.hundredths));

  function planeFigure(found) {
    const after = found.decisions.map((one) => say("▲ {help} ● {push} after choice {number}",
      { help: percent(one.score.axes[0].hundredths), push: percent(one.score.axes[1].hundredths), number: one.number })).join(", ");
    return { kind: "figure", name: "plane", says: say("Helpfulness and pushiness: {after}.", { after }), rows: [] };
  }

  function barsFigure(found) {
    const all = H.AXES.map((axis, at) => row(capital(H.axisName(axis)), String(percent(found.score.axes[at].hundredths)), "strong", H.MARKS[axis]));
    const axes = (hundredths) => H.AXES.map((axis, at) => H.axisName(axis) + " " + percent(hundredths[at])).join(", ");
    const says = [say("Each is the share, of 100, of what the lines on offer made possible."), ...found.tries.map(([name, axis]) => name + ": " + axes(axis) + ".")];
    return { kind: "figure", name: "bars", says: says.join(" "), rows: all };
  }

  function tapeFigure(found) {
    const { decisions } = found, along = (first, rest) => [decisions[0][first], ...decisions.map((one) => one[rest])].map((value) => H.rounded(value, POINT)).join(", ");
    return { kind: "figure", name: "tape", rows: [],
      says: say("Trust at first and after each choice: {trust}. Patience: {patience}.", { trust: along("trustBefore", "trust"), patience: along("patienceBefore", "patience") }) };
  }

  function score(found) {
    const judges = paragraph(say("One conversation never judges a person."), "quiet");
    if (!found.decisions.length) return [judges];
    const [name, says] = standing(found), profile = found.score.breaches.length ? [] : [paragraph(name, "strong"), paragraph(says)];
    return [...profile, planeFigure(found), barsFigure(found), judges];
  }

  const withWhy = (one) => (one ? (H.quoted(one.say) + " " + one.move.why).trim() : "");
  const moved = (from, to) => say("{before} to {now}", { before: H.rounded(from, POINT), now: H.rounded(to, POINT) });

  function decisionRows(found, one) {
    const name = label(found, one), own = found.words[one.number] || "", { rule } = found.talk.data.behaviours[one.move.behaviour];
    return [
      row(say("Before"), one.stop.thinks ? say("you spoke, {name} thought {thought}", { name, thought: H.quoted(one.stop.thinks) }) : "", "aside", "", " "),
      row(say("You said"), H.quoted(one.said.say), "strong"),
      row(say("Your words"), own ? H.quoted(H.oneLine(own)) : "", "soft"),
      row(say("Then"), one.move.reply, "aside"),
      row(say("Behaviour"), one.move.names),
      row(say("Why"), one.move.why || rule),
      row(say("Otherwise"), one.better ? one.said.elsewhere : ""),
      row(say("Better"), withWhy(one.better), "", H.MARKS.helpfulness),
      row(say("Tempting"), withWhy(one.tempting), "soft", H.MARKS.pushiness),
    ].filter((each) => each.text);
  }

  const wonOver = ({ talk, score }, { points, trust }) => !score.breaches.length && talk.ending && talk.ending.meeting === "earned"
    && trust >= 60 * POINT && points[0] >= 2 && points[1] <= 0;
  function turningTitle(found, one) {
    const number = one.number, { asMuchGained, asMuchLost } = found.turning;
    if (one === found.turning.gain && !wonOver(found, one)) {
      if (asMuchGained.length) {
        const values = { number, others: H.joined(asMuchGained) };
        return one.points[0] < 0 ? say("Trust grew most at choice {number}, though it did not help, and as much at {others}", values) : say("Trust grew most at choice {number}, and as much at {others}", values);
      }
      return one.points[0] < 0 ? say("Trust grew most at choice {number}, though it did not help", { number }) : say("Trust grew most at choice {number}", { number });
    }
    if (one === found.turning.gain) return say("Choice {number} won {name} over", { number, name: label(found, one) });
    if (one.breach) return one.move.behaviour === "mislead" ? say("Choice {number} was not true, and cost you most", { number }) : say("Choice {number} broke trust, and cost you most", { number });
    if (H.trustChange(one) < 0 && asMuchLost.length) return say("Choice {number} cost you most, as did {others}", { number, others: H.joined(asMuchLost) });
    return H.trustChange(one) < 0 ? say("Choice {number} cost you most", { number }) : say("Choice {number} could have helped more", { number });
  }

  function turning(found) {
    if (!found.decisions.length) return [];
    const { gain, loss, inOrder } = found.turning;
    return [...inOrder.flatMap((one) => [heading(turningTitle(found, one), 2, H.markOf(one)), rows(decisionRows(found, one))]),
      ...(gain ? [] : [paragraph(say("No choice won them over."))]),
      ...(loss ? [] : [paragraph(say("No choice cost you their trust, and no line on offer would have helped more than yours."))])];
  }

  function lessons(found) {
    const { stopped, kept, started } = H.learnt(found), { behaviours } = found.talk.data;
    const why = (move) => move.why || behaviours[move.behaviour].rule;
    const at = (move, number, text) => say("{behaviour}, as at choice {number}: “{text}”", { behaviour: behaviours[move.behaviour].name, number, text });
    const told = [];
    if (kept) told.push([row(say("Keep"), at(kept.move, kept.number, kept.said.say), "strong"), row("", why(kept.move))]);
    if (started) told.push([row(say("Start"), say("{behaviour}, where choice {number} was: “{text}”",
      { behaviour: behaviours[started.better.move.behaviour].name, number: started.number, text: started.better.say }), "strong"), row("", why(started.better.move))]);
    if (stopped) {
      const instead = stopped.better ? `${behaviours[stopped.better.move.behaviour].name}, ${H.quoted(stopped.better.say)}` : behaviours[stopped.move.behaviour].rule;
      const because = stopped === started ? why(stopped.move) : say("Instead: {instead}", { instead });
      told.push([row(say("Stop"), at(stopped.move, stopped.number, stopped.said.say), "strong"), row("", because)]);
    }
    const inOrder = (stopped && stopped.breach ? told.reverse() : told).flat();
    return [heading(say("Keep, start, stop")), inOrder.length ? rows(inOrder) : paragraph(say("Nothing here calls for a change."))];
  }

  function next(found) {
    const promise = H.oneLine(found.promise), { stopped, kept, started } = H.learnt(found);
    const taken = stopped && stopped.breach && stopped.better ? stopped.better.move : started ? started.better.move : kept && kept.move;
    const title = taken ? say("Next time: {behaviour}", { behaviour: found.talk.data.behaviours[taken.behaviour].name }) : say("Next time");
    return [heading(title), paragraph(found.talk.data.transfer, "strong"),
      ...(promise ? [{ kind: "quote", text: H.quoted(promise) }, paragraph(say("You will be asked how it went when this comes back."), "quiet")] : [])];
  }

  function tape(found) {
    const { talk, decisions } = found, head = heading(say("The whole conversation"));
    if (!decisions.length) return [head, paragraph(say("Nothing was said."))];
    const blocks = [head, tapeFigure(found)];
    for (const one of decisions) {
      const name = label(found, one), values = { number: one.number, verdict: one.move.verdict };
      const title = one.breach ? say("Choice {number}, a breach of trust. {verdict}", values) : say("Choice {number}. {verdict}", values);
      const value = H.AXES.map((axis, at) => `${H.MARKS[axis]} ${H.axisName(axis)} ${H.signed(one.points[at])}`).join(", ");
      const heard = [row(say("Scene"), one.stop.scene, "aside"), row(say("{name} said", { name }), one.stop.says ? H.quoted(one.stop.says) : "", "soft")];
      blocks.push(heading(title, 3, H.markOf(one)), rows([...heard.filter((each) => each.text), ...decisionRows(found, one),
        row(say("Worth"), value), row(say("Trust"), moved(one.trustBefore, one.trust)), row(say("Patience"), moved(one.patienceBefore, one.patience))]));
    }
    if (talk.ending) {
      const name = label(found, decisions[decisions.length - 1]);
      blocks.push(heading(say("At the end"), 3), rows([row(say("{name} said", { name }), H.quoted(talk.ending.says))]));
    }
    return blocks;
  }

  // The whole debrief as sections of blocks; those without blocks are left out.
  H.told = (found) => Object.entries({ before, outcome, score, turning, lessons, next, tape })
    .map(([name, tell]) => ({ name, blocks: tell(found) })).filter((section) => section.blocks.length);
})();
