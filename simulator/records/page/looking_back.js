"use strict";
// Before and after the conversation: the brief, the three questions before any score, the debrief with what to do next.
(() => {
  const H = globalThis.Helpfirst, say = H.say, many = H.many, make = H.make;
  const PURPOSE = () => say("What do you want to be better for this person afterwards?");
  const market = (name) => ({ b2b: say("Companies"), b2c: say("Shops and homes"), internal: say("Your own team") })[name];
  const level = (number) => [say("First steps"), say("Practised"), say("Hard")][number - 1];
  const tick = (name, on, does, id = null) => make("label", { class: "tick" }, make("input", { id, type: "checkbox", checked: on, on: { change: (event) => does(event.target.checked) } }), make("span", {}, name));
  const day = (time) => { const at = new Date(time); return Number.isNaN(at.getTime()) ? "" : new Intl.DateTimeFormat(document.documentElement.lang || undefined, { day: "numeric", month: "long" }).formatToParts(at).map((part) => (part.type === "day" && part.value === "1" ? say("1") : part.value)).join(""); }; // French writes the first as an ordinal
  const field = (id, question, value) => [make("label", { for: id }, question), make("input", { id, type: "text", dir: "auto", value, maxlength: 500, autocomplete: "off" })];
  const typed = (id) => { const found = document.getElementById(id); return found ? H.oneLine(found.value) : ""; };

  function tries(app) {
    const all = app.keep.finished.slice(-8);
    if (!all.length) return "";
    return make("section", { class: "tries" }, make("h2", {}, say("Your tries so far")), make("ul", {}, all.map((attempt) => {
      const talk = app.keep.talk(attempt), score = H.scores(talk.steps).pop(), figures = H.percents(score);
      return make("li", {}, H.button(H.headline(talk, score.breaches.length > 0), () => app.lookBackOn(attempt), { class: "plain" }), " ", make("span", { class: "quiet" }, day(attempt.finished), "  ",
        H.AXES.map((axis, at) => [make("span", { class: "unseen" }, H.axisName(axis), " "), H.mark(H.MARKS[axis]), " ", figures[at], "  "])));
    })), H.button(say("Forget all of this"), () => app.forget(), { class: "plain quiet" }));
  }

  // What an earlier meeting may have left behind: whoever plays says what is to hold.
  const earlierMeeting = (data, left) => (data.before.length ? make("fieldset", {}, make("legend", {}, say("What an earlier meeting left behind")),
    make("p", { class: "quiet" }, say("Tick what is to hold. Without a tick, you meet for the first time.")),
    data.before.map((one) => tick(one.text, left !== null && left.before.includes(one.id), () => {}, "before-" + one.id))) : "");

  H.briefPage = (app) => {
    const { data, keep } = app, left = keep.left, about = [market(data.market), level(data.level), data.minutes > 1 ? many("about a minute", "about {count} minutes", data.minutes) : ""].filter(Boolean);
    // Enter in the field does what the first button says: it goes on with what was left
    const begin = (event) => { event.preventDefault(); if (event.submitter && event.submitter.value === "on") app.goOnWith({ ...left, purpose: typed("purpose") }); else app.begin(typed("purpose"), data.before.map((one) => one.id).filter((id) => document.getElementById("before-" + id).checked)); };
    return [make("p", { class: "quiet" }, about.join(" · ")), make("h1", { id: "now" }, data.title), data.brief.split(/\n+/).filter((text) => text.trim()).map((text) => make("p", { class: "brief" }, H.oneLine(text))),
      data.objective ? [make("h2", {}, say("Your aim")), make("p", {}, data.objective)] : "",
      make("h2", {}, say("You meet")), make("ul", { class: "people" }, data.people.map((one) => make("li", {}, make("b", {}, one.name), one.role ? [make("br"), make("span", { class: "quiet" }, one.role)] : ""))),
      data.facts.length ? [make("h2", { class: "narrow" }, say("What you can look up")), make("ul", { class: "facts narrow" }, data.facts.map((fact) => make("li", {}, fact)))] : "",
      make("form", { class: "begin", on: { submit: begin } }, earlierMeeting(data, left), field("purpose", PURPOSE(), left ? left.purpose : ""), make("p", { class: "quiet" }, say("One line, if you like. Nothing judges it.")),
        tick(say("The coach speaks after every choice"), app.coach, (on) => app.set("coach", on)), tick(say("First say it in your own words"), app.sayFirst, (on) => app.set("sayFirst", on)),
        make("p", { class: "row" }, left ? make("button", { class: "filled", value: "on" }, many("Go on after your first choice", "Go on after {count} choices", left.choices.length)) : "",
          make("button", { class: left ? "" : "filled" }, left ? say("Begin anew") : say("Begin")))),
      make("p", { class: "quiet" }, app.kept()), tries(app), data.author || data.licence ? make("p", { class: "quiet" }, [data.author, data.licence].filter(Boolean).join(" · ")) : ""];
  };

  H.factsSide = (data) => (data.facts.length ? [make("h2", {}, say("What you can look up")), make("ul", {}, data.facts.map((fact) => make("li", {}, fact)))] : "");

  H.reflectionPage = (app) => {
    const { attempt, talk } = app, score = H.scores(talk.steps).pop();
    const done = (event) => { event.preventDefault(); app.answered([0, 1, 2].map((at) => typed("answer" + at))); };
    return [make("h1", { id: "now", class: "small" }, say("Before any score, three questions")), make("p", { class: "quiet" }, say("One line each. Any of them may stay empty.")),
      attempt.purpose ? make("dl", {}, make("dt", {}, say("What you wanted to be better for them afterwards")), make("dd", {}, attempt.purpose),
        make("dt", {}, say("What came of it")), make("dd", {}, H.headline(talk, score.breaches.length > 0))) : "",
      make("form", { class: "reflection", on: { submit: done } }, H.QUESTIONS().map((question, at) => field("answer" + at, question, attempt.answers[at] || "")),
        make("p", {}, make("button", { class: "filled" }, say("See how it went"))))];
  };

  const tone = (one) => (one.tone ? { class: one.tone } : {});
  const telling = (one) => [one.label ? make("dt", {}, H.mark(one.mark), one.mark ? " " : "", one.label) : "", make("dd", tone(one), one.text)];

  function block(found, one, app) {
    if (one.kind === "heading") return make("h" + one.level, {}, H.mark(one.mark), one.mark ? " " : "", one.text);
    if (one.kind === "paragraph") return make("p", tone(one), one.text);
    if (one.kind === "quote") return make("blockquote", {}, one.text);
    if (one.kind === "figure") return H.figure(found, one);
    return make("dl", {}, one.rows.map(telling));
  }

  const again = (app, number) => H.button(say("Say something else at choice {number}", { number }), () => app.whatIf(number), { class: "again" });

  function turning(app, found, section) {
    const groups = [];
    for (const one of section.blocks) { if (one.kind !== "rows" || !groups.length) groups.push([]); groups[groups.length - 1].push(one); }
    const inOrder = found.turning.inOrder;
    return groups.map((group, place) => make("div", {}, group.map((one) => block(found, one)), inOrder[place] ? again(app, inOrder[place].number) : ""));
  }

  function tape(app, found, section) {
    let number = 0;
    return section.blocks.map((one) => [block(found, one), one.kind === "rows" && number < found.decisions.length ? again(app, (number += 1)) : ""]);
  }

  function promise(app) {
    const keep = (event) => { event.preventDefault(); app.promised(typed("promise")); };
    return make("form", { class: "promise", on: { submit: keep } }, field("promise", say("What you promise yourself"), app.attempt.promise), make("button", {}, say("Keep it")));
  }

  H.debriefPage = (app) => {
    const found = app.found, sections = H.told(found), plain = (section) => make("section", {}, section.blocks.map((one) => block(found, one)));
    const shown = sections.map((section) => {
      if (section.name === "score") {
        const [drawn, rest] = [true, false].map((want) => section.blocks.filter((one) => (one.name === "plane") === want));
        return make("section", { class: "cols" }, drawn.length ? make("div", {}, drawn.map((one) => block(found, one))) : "", make("div", {}, rest.map((one) => block(found, one))));
      }
      if (section.name === "turning") return make("section", { class: found.turning.inOrder.length > 1 ? "cols" : "" }, turning(app, found, section));
      if (section.name === "next") return make("section", {}, section.blocks.map((one) => block(found, one)), promise(app));
      if (section.name === "tape") return make("section", { class: "tape-section" }, tape(app, found, section));
      return plain(section);
    });
    const left = make("p", { class: "quiet" }, say("Left out here, since it needs every other road worked out: what was still possible at each choice, the range of those who reach the same ending, and what comes back when. The program tells it."));
    return [make("p", { class: "quiet" }, app.data.title), app.attempt.parent ? make("p", { class: "quiet" }, say("A what-if from choice {number} on. It is not among your tries.", { number: app.attempt.kept + 1 })) : "",
      found.talk.before.map((one) => make("p", { class: "quiet" }, one.text)), shown, left, make("p", { class: "quiet" }, app.kept())];
  };
})();
