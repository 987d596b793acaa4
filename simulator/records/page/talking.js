"use strict";
// The conversation as it is held: what was said, what may be answered, what is known; the coach in the choices' place.
(() => {
  const H = globalThis.Helpfirst, say = H.say, make = H.make;
  const STAGES = ["opening", "discovery", "proposal", "objection", "commitment", "follow-up"];
  const stageName = (stage) => ({ opening: say("Opening"), discovery: say("Discovery"), proposal: say("Proposal"), objection: say("Objection"),
    commitment: say("Commitment"), "follow-up": say("Follow-up") })[stage];

  H.trustLevel = (trust) => Math.min(Math.floor(trust / (20 * H.POINT)), 4);
  H.trustWord = (trust) => [say("Closed off"), say("Guarded"), say("Listening"), say("Opening up"), say("With you")][H.trustLevel(trust)];
  H.changeWord = (before, now) => {
    const change = now - before, much = Math.abs(change) > 8 * H.POINT;
    if (change === 0) return say("as before");
    return change > 0 ? (much ? say("warmer than before") : say("a little warmer")) : much ? say("cooler than before") : say("a little cooler");
  };
  H.patienceLevel = (patience, start) => (patience <= 10 * H.POINT ? 0 : patience <= 25 * H.POINT ? 1 : 4 * patience >= 3 * start ? 3 : 2);
  H.patienceSentence = (patience, start) => [say("About to leave."), say("Looking at the clock."), say("Still has time for you."), say("Has time for you.")][H.patienceLevel(patience, start)];

  // How the one who speaks seems now, and seemed before your last line to them.
  H.mood = (talk) => {
    const who = talk.speaker, trust = talk.state.gauges[who], last = talk.steps[talk.steps.length - 1];
    const before = last && last.stop.speaker === who ? last.trustBefore : null;
    return { who, trust, before, word: H.trustWord(trust), change: before === null ? "" : H.changeWord(before, trust), time: H.patienceSentence(talk.patience, talk.data.patience) };
  };
  const moodLine = ({ word, change }) => [make("b", {}, word), change ? ", " + change : ""];

  function stages(talk) {
    const there = STAGES.filter((stage) => talk.data.stops.some((stop) => stop.stage === stage));
    if (!talk.stop || !talk.stop.stage || there.length < 2) return "";
    return make("p", { class: "stages" }, make("span", { class: "unseen" }, say("Where you are: {stage}", { stage: stageName(talk.stop.stage) })),
      make("span", { "aria-hidden": "true" }, there.map((stage, place) => [place ? " › " : "", make(stage === talk.stop.stage ? "b" : "span", {}, stageName(stage))])));
  }

  const speech = (name, text, kind) => make("div", { class: "speech " + kind }, make("p", { class: "who" }, name), make("p", {}, text));
  const aside = (text) => (text ? make("p", { class: "aside" }, text) : "");

  function earlier(talk, upTo) {
    const { people } = talk.data;
    return talk.steps.slice(0, upTo).map((step) => [aside(step.stop.scene), step.stop.says ? speech(people[step.stop.speaker].label, step.stop.says, "") : "",
      speech(say("You"), step.said.say, "you"), aside(step.move.reply)]);
  }

  function now(talk) {
    const name = talk.data.people[talk.speaker].label, says = talk.ending ? talk.ending.says : talk.stop.says;
    return [aside(talk.stop ? talk.stop.scene : ""), says ? make("div", { id: "now", class: "now" }, make("p", { class: "who" }, name), make("p", { class: "line" }, says)) : make("div", { id: "now" })];
  }

  function coached(app, step) {
    const words = [
      [4, say("as much as one line can"), say("a help"), say("neither help nor harm"), say("it cost them something")],
      [4, say("as hard as one line can"), say("you leaned"), say("no pressure"), say("you took pressure off")],
      [4, say("you led all the way"), say("you led"), say("you kept pace"), say("you left it to them")],
    ];
    const inWords = (axis, halves) => words[axis][halves >= 4 ? 1 : halves > 0 ? 2 : halves === 0 ? 3 : 4];
    return make("section", { class: "coach", "aria-label": say("The coach") }, make("h2", { id: "verdict" }, step.move.verdict), make("p", { class: "quiet" }, step.move.names),
      make("ul", { class: "points" }, H.AXES.map((axis, at) => make("li", {}, H.mark(H.MARKS[axis]), make("span", { class: "axis" }, H.axisName(axis)), make("b", {}, H.signed(step.points[at])),
        make("span", { class: "soft" }, inWords(at, step.points[at]))))),
      step.move.why ? make("p", {}, step.move.why) : "", make("p", {}, H.button(say("Go on"), () => app.goOn(), { class: "filled" })));
  }

  function ownWords(app) {
    const field = make("textarea", { id: "own", rows: 3, dir: "auto", maxlength: 1000, "aria-describedby": "own-why" });
    const send = (event) => { event.preventDefault(); app.saidFirst(field.value); };
    field.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.shiftKey && !event.isComposing) send(event); });
    return make("form", { class: "own", on: { submit: send } }, make("label", { for: "own" }, say("First in your own words")), field,
      make("p", { class: "quiet", id: "own-why" }, say("It is kept for looking back, and nothing scores it. Empty skips it.")), make("button", { class: "filled" }, say("Show the lines")));
  }

  function choices(app) {
    const own = app.attempt.words[app.talk.choices.length + 1];
    // the second half of a double click would answer a question that nobody has read
    return [own ? make("p", { class: "yours soft" }, say("Your words"), ": ", H.quoted(own)) : "",
      make("ol", { class: "choices", "aria-label": say("What you can say") }, app.talk.shown().map((one, place) =>
        make("li", {}, make("button", { type: "button", class: "choice", on: { click: (event) => event.detail < 2 && app.choose(one.id) } }, make("b", { class: "digit", dir: null }, String(place + 1)), make("span", { dir: null }, one.say)))))];
  }

  // The page while talking; `coaching` is the step that the coach speaks about, or null.
  H.talkPage = (app) => {
    const { talk, coaching } = app, steps = talk.steps.length;
    const said = coaching ? [earlier(talk, steps)] : [earlier(talk, steps), now(talk)];
    const below = coaching ? coached(app, coaching) : talk.ending ? make("p", {}, H.button(say("Look back"), () => app.reflect(), { class: "filled", id: "on" }))
      : talk.stuck || !talk.offered().length ? make("p", {}, say("The conversation is stuck: nothing can follow here. This is a mistake in the scenario."), " ", H.button(say("Look back"), () => app.reflect()))
        : app.asksOwnWords ? ownWords(app) : choices(app);
    return [make("h1", { class: "unseen" }, talk.data.title), stages(talk), app.note ? make("p", { class: "quiet note" }, app.note) : "", make("div", { class: "talk" }, said), make("hr"), below];
  };

  const list = (name, items) => [make("h2", {}, name), make("ul", {}, items)];

  // What is known: the person, how they seem, what was learnt, what can be looked up, the aim.
  H.known = (app) => {
    const { talk, attempt } = app, { data } = talk, mood = H.mood(talk), person = data.people[mood.who], last = talk.steps[talk.steps.length - 1];
    const fresh = new Set(last ? last.learnt : []);
    return [
      make("div", { class: "person" }, H.face(H.trustLevel(mood.trust), H.patienceLevel(talk.patience, data.patience) <= 1),
        make("p", {}, make("b", {}, person.name), make("br"), person.role ? make("span", { class: "quiet" }, person.role) : "")),
      make("p", { class: "mood" }, moodLine(mood)), make("div", { class: "closed-open", "aria-hidden": "true" }, make("span", {}, say("closed")), H.gauge(mood.trust, mood.before), make("span", {}, say("open"))),
      make("p", { class: "quiet time" }, mood.time),
      data.people.length > 1 ? make("ul", { class: "others" }, data.people.map((one, number) => (number === mood.who ? "" : make("li", {}, one.name, " ", make("span", { class: "soft" }, H.trustWord(talk.state.gauges[number])))))) : "",
      list(say("What you have learnt"), talk.learnt.length ? talk.learnt.map((need) => make("li", fresh.has(need) ? { class: "new" } : {}, data.needs[need].text)) : [make("li", { class: "none soft" }, talk.steps.length ? say("Nothing noted yet.") : say("Nothing noted yet. Ask."))]),
      data.facts.length ? list(say("What you can look up"), data.facts.map((fact) => make("li", {}, fact))) : "",
      data.objective ? [make("h2", {}, say("Your aim")), make("p", {}, data.objective)] : "",
      talk.before.length ? list(say("From an earlier meeting"), talk.before.map((one) => make("li", {}, one.text))) : "",
      attempt.purpose ? [make("h2", {}, say("To be better for them")), make("p", {}, attempt.purpose)] : "",
    ];
  };

  // The raised row of a narrow screen.
  H.topRow = (app) => {
    const mood = H.mood(app.talk);
    return [make("p", {}, make("span", { class: "who" }, app.talk.data.people[mood.who].label), make("span", { class: "unseen" }, ": "), moodLine(mood)),
      H.button(app.notes ? say("Close notes") : say("Notes"), () => app.toggleNotes(), { id: "notes", "aria-expanded": String(app.notes), "aria-controls": "side" })];
  };

  H.moodSentence = (talk) => {
    const mood = H.mood(talk), last = talk.steps[talk.steps.length - 1], learnt = last ? last.learnt.map((need) => say("You have learnt: {need}", { need: talk.data.needs[need].text })) : [];
    return [say("{name} seems: {word}.", { name: talk.data.people[mood.who].label, word: mood.change ? mood.word + ", " + mood.change : mood.word }), mood.time, ...learnt].join(" ");
  };
})();
