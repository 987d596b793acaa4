"use strict";
// A participant: joins, sees what the room may see, and votes. A vote is "sent" until the server has it on disk.
(() => {
  const code = location.pathname.slice(1).toUpperCase().replace(/[^0-9A-Z]/g, "");
  let token = "", name = "", team = "", view = null, you = {}, online = false, ended = "";
  let round = 0, highest = 0, n = 0, pending = "", again = 0, tries = 0, shown = "";
  const slot = () => "helpfirst:" + code;
  const recall = () => { try { return localStorage.getItem(slot()) || ""; } catch { return token; } };
  const keep = (value) => { token = value; try { localStorage.setItem(slot(), value); } catch { /* private window: this tab only */ } };
  const status = (text) => { if ($("status").textContent !== text) $("status").textContent = text; };

  const QUESTIONS = {
    lobby: "You are in. It begins in a moment.", voting: "Decide alone.", speaking: "Listen first. The vote opens in a moment.",
    closed: "The vote is closed.", discussing: "Talk to a neighbour who voted for something else: why?",
    revealed: "What the room said", debrief: "", ended: "The room has ended. Thank you.",
  };

  function form(asked) {
    $("room").hidden = true;
    $("foot").hidden = !code;
    $("enter").hidden = false;
    $("ask-code").hidden = Boolean(asked);
    $("ask-name").hidden = !(asked && asked.names);
    $("ask-team").hidden = !(asked && asked.teams && asked.teams.length);
    $("ask").textContent = asked ? "Who are you?" : "Which room?";
    if (asked) {
      $("title").textContent = asked.title;
      $("trouble").textContent = asked.why || "";
      $("teams").replaceChildren(...(asked.teams || []).map((one) => {
        const button = make("button", "pick", one);
        button.type = "button";
        button.setAttribute("aria-pressed", String(one === team));
        button.onclick = () => {
          team = one;
          for (const other of $("teams").children) other.setAttribute("aria-pressed", String(other === button));
        };
        return button;
      }));
    }
    status("");
    const first = asked ? (asked.names ? $("name") : $("teams").firstChild) : $("code");
    if (first) first.focus();
  }

  $("enter").onsubmit = (event) => {
    event.preventDefault();
    if (!$("ask-code").hidden) {
      const typed = $("code").value.toUpperCase().replace(/[^0-9A-Z]/g, "");
      if (typed) location.assign("/" + typed);
      else $("trouble").textContent = "Type the code that the screen shows.";
      return;
    }
    name = $("name").value;
    const lacks = !$("ask-name").hidden && !name.trim() ? "Type a name first." : !$("ask-team").hidden && !team ? "Choose a team first." : "";
    $("trouble").textContent = lacks;
    if (!lacks && !wire.say(hello())) $("trouble").textContent = "The connection is lost. Try again in a moment.";
  };

  const hello = () => ({ t: "hello", code, token: (token = recall()), name, team });

  function vote(letter) {
    if (!view || view.phase !== "voting") return;
    n = Math.max(n, you.n || 0) + 1;
    pending = letter;
    tries = 0;
    send();
    paint();
  }

  function send() {
    clearTimeout(again);
    if (!pending) return;
    wire.say({ t: "vote", r: round, n, choice: pending });
    again = setTimeout(send, [1000, 2000, 4000][Math.min(tries++, 2)] * (0.8 + 0.4 * Math.random()));
  }

  function look(next, now) {
    view = next;
    if (view.round !== round || view.phase !== "voting") {
      pending = "";
      clearTimeout(again);
    }
    if (view.round !== round) { round = view.round || 0; n = you.n || 0; }
    highest = Math.max(highest, round);
    timer.set(view.deadline || 0, now);
    paint();
  }

  function hear(message) {
    online = true;
    document.body.classList.remove("off");
    if (message.t === "ask") return form(message);
    if (message.t === "joined") return keep(message.token);
    if (message.t === "room") {
      you = message.you || {};
      look(message.view, message.now);
      return send();
    }
    if (message.t === "step") {
      const back = message.view.round && message.view.round !== round && message.view.round <= highest; // an undo
      const gap = !view || message.view.seq !== view.seq + 1 || back;
      if (view && view.round !== message.view.round)
        you = { name: you.name, team: you.team, earlier: message.view.vote > 1 ? you.choice : "" };
      look(message.view);
      if (gap) wire.say({ t: "again" });
      return;
    }
    if (message.t === "vote" && message.r === round) {
      if ((message.n || 0) >= (you.n || 0)) you = { ...you, n: message.n, choice: message.choice };
      if (pending && message.asked === n) {
        const taken = message.n >= n && message.choice !== pending;
        clearTimeout(again);
        if (taken && message.status !== "shut") return vote(pending); // another tab had used that number
        pending = "";
        if (message.status === "shut" || message.status === "unknown") wire.say({ t: "again" });
      }
      return paint();
    }
    if (message.t === "no") {
      if (message.code === "store") return status("Not counted yet: the server cannot save just now. Trying again.");
      if (message.code === "wait") { $("title").textContent = message.why; return; }
      ended = message.why;
      wire.stop();
      if (message.code === "room") { form(null); $("foot").hidden = true; $("trouble").textContent = ended; } else { if (!view) $("title").textContent = ended; status(ended); }
    }
  }

  function state(up, closed) {
    online = up;
    if (closed === 4001) { wire.stop(); ended = "This room is open in several other windows. Go on in one of those."; }
    document.body.classList.toggle("off", !up && !ended);
    paint();
  }

  function say() {
    if (ended) return status(ended);
    if (!online) return status(view ? "Connection lost. Coming back…" : wire.why());
    if (pending) return status("Sent: " + pending.toUpperCase() + ". Not counted yet…");
    if (view && view.round && you.choice && !view.reveal) return status("Counted: " + you.choice.toUpperCase());
    if (view && view.phase === "voting") return status(view.vote > 1 ? (you.earlier ? "You have not voted again: tap " + you.earlier.toUpperCase() + " if you stay." : "Vote again.") : "Decide alone.");
    status(view ? { lobby: "You are in.", revealed: "Revealed." }[view.phase] || "" : "");
  }

  function paint() {
    say();
    if (!view) return;
    $("enter").hidden = true;
    $("room").hidden = false;
    $("title").textContent = view.title;
    tongue(view.lang);
    $("place").textContent = "Room " + code + (you.name ? " · " + you.name : "") + (you.team ? " · " + you.team : "");
    document.title = view.title;
    document.body.dataset.phase = view.phase;
    const chosen = pending || you.choice || "";
    const what = JSON.stringify([view, chosen, you.earlier]);
    if (what === shown) return;
    const same = shown && JSON.stringify(JSON.parse(shown)[0]) === JSON.stringify(view);
    shown = what;
    if (!same) {
      $("talk").replaceChildren(...(view.phase === "lobby" && view.brief ? [make("p", "gap", view.brief)] : talk(view)));
      lines();
    }
    mark(chosen);
  }

  function lines() {
    const question = view.phase === "voting"
      ? (view.vote > 1 ? (you.earlier ? "Vote again. You said " + you.earlier.toUpperCase() + ": change it, or tap to stay with it." : "Vote again.") : "What would you say?")
      : QUESTIONS[view.phase] || "";
    $("question").textContent = question;
    const focused = document.activeElement && document.activeElement.dataset.letter;
    const open = view.phase === "voting";
    $("choices").replaceChildren(...(view.reveal ? [] : view.choices || []).map((choice) => {
      const mine = open && choice.letter === you.earlier;
      const button = make("button", mine ? "line stay" : "line", make("span", "chip", choice.letter), make("span", "", choice.say));
      if (mine) button.append(make("span", "mine", "Stay with " + choice.letter.toUpperCase()));
      button.type = "button";
      button.dataset.letter = choice.letter;
      button.disabled = !open;
      button.onclick = () => vote(choice.letter);
      return button;
    }));
    $("after").replaceChildren(...after());
    if (focused && open) for (const one of $("choices").children) if (one.dataset.letter === focused) one.focus();
  }

  function after() {
    if (view.debrief) return debrief(view.debrief);
    const reveal = view.reveal;
    if (!reveal) return [];
    const found = [];
    if (reveal.moved)
      found.push(make("p", "gap", reveal.moved));
    found.push(...results(reveal.results, view.choices, reveal.rounds, reveal.leaders || [], you.choice,
      (one) => (one.leads ? [make("p", "soft close", one.leads)] : [])));
    if (reveal.leads) found.push(make("p", "soft gap", "From every line, " + reveal.leads[0].toLowerCase() + reveal.leads.slice(1)));
    if (reveal.thinks) found.push(make("p", "who", make("b", "", view.who), "  thought"), make("p", "thought", "“" + reveal.thinks + "”"));
    for (const one of reveal.teams || [])
      found.push(make("p", "gap", make("b", "", one.team + "  "), Object.entries(one.votes).map(([l, c]) => l.toUpperCase() + " " + c).join("  ")));
    return found;
  }

  function mark(chosen) {
    $("choices").classList.toggle("voted", Boolean(chosen));
    for (const button of $("choices").children) button.setAttribute("aria-pressed", String(button.dataset.letter === chosen));
  }

  timer.tell = (text) => status(text);
  if (code) { status("Connecting…"); wire.awake(); wire.start(hello, hear, state); } else form(null);
})();
