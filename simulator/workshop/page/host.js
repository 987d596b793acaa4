"use strict";
// The facilitator's own view, on a phone or a laptop: what to do first, the votes, and every order that the room takes.
(() => {
  let given = keyring.get(), pairing = null;
  let seen = null, seq = 0, id = 0, shown = "", open = "", seconds = 90;
  const status = (text) => { if ($("status").textContent !== text) $("status").textContent = text; };

  function act(what, more) {
    status("");
    if (!wire.say({ t: "do", id: ++id, seq, what, ...more })) status(say("host.nothing_done"));
  }

  function hear(message) {
    if (document.body.classList.contains("off")) status("");
    document.body.classList.remove("off");
    if (message.t === "token") return took(message);
    if (message.t === "no") refused(message);
    else if (message.t === "done") {
      seq = message.seq;
      if (message.why || message.said) status(message.why || message.said);
    } else if (message.t === "private") {
      seen = message;
      seq = seen.stage.view.seq;
      $("trouble").textContent = seen.stage.trouble || "";
      paint();
    }
  }

  // A key: our own, from pairing or renewed, or one that was made for somebody else.
  function took(message) {
    if (pairing) {
      given = { code: pairing.code, token: message.token };
      pairing = null;
      keyring.keep(given.code + "." + given.token);
      wire.say(hello());
    } else if (message.label && seen && sheets.admitting) {
      sheets.given = { label: message.label, address: location.origin + "/host#" + given.code + "." + message.token };
      sheets.admitting = false;
      show("keys");
    } else {
      given = { ...given, token: message.token };
      keyring.keep(given.code + "." + given.token);
    }
  }

  function refused(message) {
    if (message.code === "room") {
      wire.stop();
      keyring.drop();
      form(given ? given.code : "");
    } else if (message.code === "pair") form(pairing ? pairing.code : "");
    $("trouble").textContent = message.why;
  }

  const hello = () => (pairing ? { t: "pair", ...pairing } : { t: "host", ...given, role: "private" });

  function form(code) {
    pairing = null;
    given = null;
    wire.stop();
    $("room").hidden = $("side").hidden = $("foot").hidden = true;
    $("pair").hidden = false;
    $("code").value = $("code").value || code;
    ($("code").value ? $("digits") : $("code")).focus();
  }

  $("pair").onsubmit = (event) => {
    event.preventDefault();
    const code = $("code").value.toUpperCase().replace(/[^0-9A-Z]/g, ""), digits = $("digits").value.replace(/\D/g, "");
    $("trouble").textContent = code && digits ? "" : say("host.pair_lacks");
    if (!code || !digits) return;
    $("digits").value = "";
    pairing = { code, digits, label: $("label").value };
    begin();
  };

  function paint() {
    const stage = seen.stage, view = stage.view;
    for (const one of ["room", "side", "foot"]) $(one).hidden = false;
    $("pair").hidden = true;
    tongue(view.lang);
    document.body.dataset.phase = view.phase;
    document.title = say("host.page_title", { title: view.title });
    timer.set(view.deadline || 0, stage.now);
    $("where").textContent = [view.turn ? say("host.turn", { turn: view.turn }) : view.title, view.round && view.vote ? votes(view) : "", stage.locked && say("host.locked")].filter(Boolean).join("  ");
    $("count").replaceChildren(...counts(stage, view));
    $("place").textContent = stage.code;
    const now = JSON.stringify([view, stage.redo, seen.next, seen.results, seen.advice, seen.people, stage.locked, seen.headline, seen.replies, seen.keys, seen.pairs, seen.tape, open, seconds]);
    if (now === shown) return;
    shown = now;
    const focused = document.activeElement && document.activeElement.dataset.what;
    $("headline").textContent = seen.headline || "";
    $("why").textContent = [seen.why, ...(seen.advice || []).slice(1)].filter(Boolean).join(" ");
    $("first").replaceChildren(...first(view));
    $("standing").replaceChildren(...standing(view, stage));
    $("orders").replaceChildren(...orders(view, stage).map(order));
    $("back").replaceChildren(...(seen.undo ? [undo()] : []));
    footing();
    side(view, stage);
    if (open && !sheets.stays(open)) show("");
    else if (open && sheets.moves(open)) show(open);
    if (focused) for (const one of document.querySelectorAll("button")) if (one.dataset.what === focused) { one.focus(); break; }
  }

  const votes = (view) => (view.vote === 1 ? say("host.first_vote") : view.vote === 2 ? say("host.second_vote") : say("host.later_vote", { number: view.vote }));

  function counts(stage, view) {
    const found = [make("b", "", view.phase === "closed" ? say("count.voted", { count: stage.voted || 0, of: Math.max(stage.here || 0, stage.voted || 0) }) : stage.count)];
    if (view.phase === "discussing" && stage.talked) found.push(make("span", "", say("count.talked", { count: stage.talked, of: Math.max(stage.here || 0, stage.talked) })));
    if (view.phase === "closed" && stage.hands) found.push(make("span", "soft", say("host.people.hands") + " " + stage.hands));
    return found;
  }

  const capital = (text) => text && text[0].toUpperCase() + text.slice(1);

  // The one filled button: what the advice says, as the room's own view has it.
  function first(view) {
    const next = seen.next;
    if (!next.order || next.order === "leave" || (next.order === "advance" && !next.choice && view.phase === "revealed"))
      return next.order === "advance" ? [press("next wide", capital(next.label), () => show("choose"), "first")] : [];
    const talks = next.order === "discuss" && seconds;
    const label = talks ? say("host.talk", { seconds }) : capital(next.label);
    const more = next.order === "discuss" ? { seconds } : { choice: next.choice || "" };
    return [press("next wide", label, () => (next.order === "end" ? show("end") : act(next.order, more)), "first"), make("kbd", "", "space")];
  }

  function standing(view, stage) {
    if (view.questions) return view.questions.map((one) => make("p", "head", one));
    if (view.debrief) return [...debrief(view.debrief), ...tape(seen.tape || [])];
    if (view.phase === "replying") return replies();
    if (!view.round || !seen.results.length) return [];
    const said = view.choices || [], leads = view.phase === "voting" ? [] : seen.leaders || [];
    const most = Math.max(1, ...seen.results.map((one) => Math.max(one.last || 0, view.vote > 1 ? one.first || 0 : 0)));
    const rows = seen.results.map((one, at) => {
      const strip = (count, className) => { const bar = make("i", className); bar.style.width = (100 * (count || 0)) / most + "%"; return make("span", "strip", bar); };
      const row = make("div", "tally" + (leads.includes(one.letter) ? " lead" : ""), make("span", "chip", one.letter), make("p", "text", said[at] ? said[at].say : ""),
        make("span", "strips", ...(view.vote > 1 ? [strip(one.first, "old")] : []), strip(one.last, "new")), make("b", "", String(one.last || 0)));
      if (view.phase !== "voting") row.append(make("div", view.reveal ? "more" : "more close", worth(one), one.leads ? make("p", "soft", one.leads) : "", one.why && view.reveal ? make("p", "soft", one.why) : ""));
      return row;
    });
    const share = view.phase === "voting" || !seen.results.some((one) => one.last) ? [] : [make("p", "muted", say("host.share", { share: seen.share || 0 }))];
    const pairs = (seen.pairs || []).map((one) => make("p", "", one.join(" · ")));
    return [...(pairs.length ? [make("p", "muted", say("host.pairs")), ...pairs] : []), make("p", "muted", say("host.only_you", { what: votes(view) })), ...rows, ...share, ...teamBars(seen.teams || [])];
  }

  function replies() {
    const found = seen.replies || [], near = new Map();
    for (const one of found) if (one.near) near.set(one.near, (near.get(one.near) || 0) + 1);
    const lines = [...near.keys()].sort().map((letter) => letter.toUpperCase() + ": " + near.get(letter)).join(", ");
    const told = lines ? [make("p", "muted", say("host.replies.tally", { lines, none: found.filter((one) => !one.near).length }))] : [];
    return [make("p", "muted", say(found.length ? "host.replies" : "host.replies.none")), ...told, ...found.map((one) => make("div", "reply" + (one.shown ? " lead" : ""), make("p", "", one.text),
      one.near ? make("span", "muted", say("host.replies.near", { letter: one.near.toUpperCase() })) : "",
      press("", say(one.shown ? "host.replies.hide" : "host.replies.show"), () => act(one.shown ? "hide" : "show", { participant: one.id }), "show-" + one.id)))];
  }

  // Every other order: what it does, what that means now, and its key on a keyboard.
  function orders(view, stage) {
    const may = stage.allowed || [], next = seen.next.order, found = [];
    const add = (what, name, key, click, values) => found.push({ what, name, key, click, values });
    const timed = view.phase === "voting" || view.phase === "discussing" || view.phase === "replying" || next === "discuss";
    if (may.includes("close") && next !== "close") add("close", "close", "x", () => act("close"));
    if (may.includes("ask") && view.phase === "speaking") add("words", "words", "w", () => act("ask", { text: "line", seconds: 0 }));
    if (may.includes("ask") && view.turn === 1 && !view.round) add("purpose", "purpose", "m", () => act("ask", { text: "purpose" }));
    if (may.includes("ask") && view.phase === "replying" && view.asks === "purpose") add("words", "words", "w", () => act("ask", { text: "line" }));
    if (may.includes("discuss") && next !== "discuss") add("discuss", "discuss", "d", () => act("discuss", { seconds }));
    if (may.includes("discuss")) add("pair", "pair", "i", () => act("discuss", { seconds, pairs: true }));
    if (may.includes("reveal") && next !== "reveal") add("reveal", "reveal", "r", () => act("reveal"));
    if (may.includes("open") && next !== "open") add("open", view.round && view.vote ? "again" : "open", "o", () => act("open"));
    if (timed) add("seconds", "seconds", "t", () => show("seconds"), { seconds });
    if (may.includes("hands")) add("hands", "hands", "h", () => show("hands"));
    add("people", "people", "p", () => show("people"), { count: stage.here || 0 });
    if (may.includes("advance")) add("choose", "choose", "c", () => show("choose"));
    if (may.includes("reset")) add("reset", "reset", "z", () => show("reset"));
    add("lock", stage.locked ? "unlock" : "lock", "l", () => act(stage.locked ? "unlock" : "lock"));
    add("keys", "keys", "k", () => show("keys"));
    if (may.includes("stop") && view.turn > 1) add("stop", "stop", "s", () => show("stop"));
    if (stage.redo) add("redo", "redo", "U", () => act("redo"));
    if (may.includes("end") && next !== "end") add("end", "end", "e", () => show("end"));
    keys = new Map(found.map((one) => [one.key, one.click]));
    return found;
  }

  let keys = new Map();

  function order(one) {
    const alone = one.what === "hands" && !seen.stage.view.vote;
    const button = press("order", "", one.click, one.what);
    button.append(make("kbd", "", one.key), make("span", "", say("host.order." + one.name)),
      make("small", "", say("host.order." + (alone ? "hands_alone" : one.name) + ".hint", one.values || {})));
    return button;
  }

  function undo() {
    const button = press("plain", "", () => act("undo"), "undo");
    button.append(make("b", "", say("host.undo")), make("span", "soft", " " + say("host.undo.to", { place: seen.undo })));
    return button;
  }

  function side(view, stage) {
    const lines = view.brief ? [make("p", "soft", view.brief)] : talk(view);
    if (view.mood !== undefined) lines.splice(-2, 1, make("div", "person", face(view.mood, view.hurried), lines[lines.length - 2]));
    $("talk").replaceChildren(...lines);
    const notes = [seen.notes, ...(seen.questions || []).map((one) => say("host.ask", { question: one }))].filter(Boolean);
    $("notes").replaceChildren(...(notes.length ? [make("p", "muted", say("host.if_they_ask")), ...notes.map((one) => make("p", "soft", one))] : []));
    const square = make("img", "");
    square.src = "/qr/" + stage.code + ".svg";
    square.alt = say("stage.qr");
    const origin = stage.address || location.origin;
    $("come").replaceChildren(square, make("div", "", make("p", "muted", origin.replace(/^https?:\/\//, "")), make("p", "code", stage.code),
      ...[["host.people_address", origin + "/" + stage.code], ["host.screen", origin + "/stage/" + stage.code]].map(([name, address]) => sheets.address(say(name), address))));
    const by = new Map();
    for (const one of seen.people || []) if (!one.removed) by.set(one.team || "", (by.get(one.team || "") || 0) + 1);
    $("about").replaceChildren(...(by.size > 1 || (by.size && !by.has("")) ? [make("p", "muted", say("host.order.people")), ...[...by].map(([team, count]) => make("p", "pair", team, make("b", "", String(count))))] : []));
  }

  // A sheet stands where the first button was until it is answered or put away.
  function show(name) {
    open = name;
    $("sheet").hidden = !name;
    $("first").hidden = Boolean(name);
    $("sheet").replaceChildren(...(name ? [...sheets[name](seen, act, done), press("plain", say("host.back"), () => done(), "away")] : []));
    const field = name && $("sheet").querySelector("input,button");
    if (field && !sheets.moves(name)) field.focus();
  }

  function done(value) {
    if (typeof value === "number") seconds = value;
    sheets.given = null;
    show("");
    shown = "";
    paint();
  }

  document.addEventListener("keydown", (event) => {
    if (!seen || event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA)$/.test(event.target.tagName)) return;
    if (event.key === "Escape") return open && done();
    if (event.key === " " && event.target.tagName !== "BUTTON") { event.preventDefault(); const one = $("first").querySelector("button"); return one && !open && one.click(); }
    if (event.key === "u" && seen.undo) return act("undo");
    if (!open && keys.has(event.key)) { event.preventDefault(); keys.get(event.key)(); }
  });

  function begin() {
    wire.done = false;
    wire.longest = 3000;
    wire.start(hello, hear, (up) => {
      document.body.classList.toggle("off", !up);
      if (up) return;
      if (pairing) $("trouble").textContent = say("host.pair_lost");
      else if (given) status(seen ? say("page.lost") : wire.why());
    });
  }

  worded(document);
  wire.awake();
  if (given) begin(); else form(new URLSearchParams(location.search).get("code") || "");
})();
