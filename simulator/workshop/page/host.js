"use strict";
// The facilitator's own view on a second screen. The token comes after the # and is never sent in an address.
(() => {
  const given = key();
  let seen = null, seq = 0, id = 0, shown = "";
  const status = (text) => { if ($("status").textContent !== text) $("status").textContent = text; };

  const LABELS = { start: "Begin", open: "Open the vote", close: "Close the vote", discuss: "Let them talk", reveal: "Reveal", advance: "Go on",
    reset: "Reset this turn", end: "End the room" };
  const ALWAYS = ["reset", "end"], TYPED = ["hands"];
  const PHASES = { lobby: "Lobby", speaking: "The customer speaks", voting: "Voting", closed: "The vote is closed",
    discussing: "They discuss", revealed: "Revealed", debrief: "Debrief", ended: "The room has ended" };

  function act(what, more) {
    status("");
    if (!wire.say({ t: "do", id: ++id, seq, what, ...more })) status("The connection is lost. Nothing was done.");
  }

  function button(className, text, click) {
    const node = make("button", className, text);
    node.type = "button";
    node.onclick = click;
    return node;
  }

  function hear(message) {
    if (document.body.classList.contains("off")) status("");
    document.body.classList.remove("off");
    if (message.t === "no") {
      $("trouble").textContent = message.why;
      if (message.code === "room") wire.stop();
    } else if (message.t === "done") {
      seq = message.seq;
      if (message.why || message.said) status(message.why || message.said);
    } else if (message.t === "private") {
      seen = message;
      seq = seen.stage.view.seq;
      $("trouble").textContent = seen.stage.trouble || "";
      paint();
    }
  }

  function paint() {
    const stage = seen.stage, view = stage.view;
    $("room").hidden = false;
    $("title").textContent = view.title;
    tongue(view.lang);
    document.body.dataset.phase = view.phase;
    document.title = "Private: " + view.title;
    $("place").textContent = ["Room " + stage.code, stage.address && stage.address + "/" + stage.code, stage.locked && "locked"].filter(Boolean).join(" · ");
    $("count").textContent = stage.count;
    timer.set(view.deadline || 0, stage.now);
    const now = JSON.stringify([view, stage.redo, seen.next, seen.results, seen.advice, seen.people, stage.locked]);
    if (now === shown) return;
    shown = now;
    const focused = document.activeElement && document.activeElement.dataset.what;
    $("talk").replaceChildren(...(view.brief ? [make("p", "gap", view.brief)] : talk(view)));
    $("advice").replaceChildren(...(seen.advice || []).map((one) => make("p", "", one)));
    if (view.round && seen.results.length)
      $("advice").append(make("p", "muted", (seen.share || 0) + " % on the most helpful line. Only you see this."));
    $("notes").replaceChildren(...[seen.notes, ...(seen.questions || []).map((one) => "Ask: " + one)].filter(Boolean).map((one) => make("p", "", one)));
    lines(view);
    orders(view, stage);
    people();
    if (focused) for (const one of document.querySelectorAll("button")) if (one.dataset.what === focused) { one.focus(); break; }
  }

  function lines(view) {
    $("question").textContent = PHASES[view.phase] || "";
    const said = view.choices || [];
    const rows = view.round && said.length
      ? results(seen.results, said, view.vote, view.phase === "voting" ? [] : seen.leaders || [], "", (one) => (one.leads && view.phase !== "voting" ? [make("p", "soft close", one.leads)] : []))
      : [];
    if (view.phase === "revealed") rows.forEach((row, place) => row.append(named(button("pick", "Go on with " + said[place].letter.toUpperCase(),
      () => act("advance", { choice: said[place].letter })), "go-" + said[place].letter)));
    $("choices").replaceChildren(...rows);
    const teams = (seen.teams || []).map((one) =>
      make("p", "gap", make("b", "", one.team + "  "), Object.entries(one.votes).map(([l, c]) => l.toUpperCase() + " " + c).join("  ")));
    $("after").replaceChildren(...(view.debrief ? debrief(view.debrief) : teams));
  }

  function named(node, what) { node.dataset.what = what; return node; }

  function orders(view, stage) {
    const next = seen.next.order;
    const may = (stage.allowed || []).filter((one) => !ALWAYS.includes(one) && !TYPED.includes(one) && !(one === "advance" && view.phase === "speaking"));
    if (next && !may.includes(next) && (stage.allowed || []).includes(next)) may.push(next);
    may.sort((one, other) => (other === next) - (one === next));
    const label = (what) => (what === next ? seen.next.label[0].toUpperCase() + seen.next.label.slice(1)
      : what === "open" && view.round ? "Vote again" : LABELS[what]);
    $("orders").replaceChildren(...may.map((what) => named(button(what === next ? "next" : "", label(what), () => act(what, what === next ? { choice: seen.next.choice || "" } : {})), what)));
    const more = [["Undo", () => act("undo"), "undo"]];
    if (stage.redo) more.push(["Redo", () => act("redo"), "redo"]);
    for (const what of ALWAYS)
      if ((stage.allowed || []).includes(what) && !may.includes(what)) more.push([LABELS[what], () => confirm(LABELS[what] + "?") && act(what), what]);
    more.push(stage.locked ? ["Unlock", () => act("unlock"), "lock"] : ["Lock the room", () => act("lock"), "lock"]);
    if (view.phase === "voting" || view.phase === "discussing") {
      more.push(["1 minute", () => act("timer", { seconds: 60 }), "t60"], ["3 minutes", () => act("timer", { seconds: 180 }), "t180"]);
      if (view.deadline) more.push(["No timer", () => act("timer", { seconds: 0 }), "t0"]);
    }
    $("more").replaceChildren(...more.map(([text, click, what]) => named(button("", text, click), what)));
  }

  function people() {
    $("people").replaceChildren(...(seen.people || []).map((one) => {
      const words = [one.team, one.removed ? "" : one.here ? "" : "away", one.voted === true ? "voted" : ""].filter(Boolean).join(", ");
      return make("li", "", make("span", one.removed ? "gone" : "", one.label + (words ? " (" + words + ")" : "")),
        named(button("", one.removed ? "Let back in" : "Remove", () => act(one.removed ? "restore" : "remove", { participant: one.id })), "p" + one.id));
    }));
  }

  if (!given) { $("trouble").textContent = "Open this page by the private address that the terminal shows."; return; }
  $("rest").open = matchMedia("(min-width:62rem)").matches;
  wire.awake();
  wire.start(() => ({ t: "host", ...given, role: "private" }), hear, (up) => {
    document.body.classList.toggle("off", !up);
    if (!up) status(seen ? "Connection lost. Coming back…" : wire.why());
  });
})();
