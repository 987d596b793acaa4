"use strict";
// A participant: joins, sees what the room may see, and votes. A vote is "sent" until the server has it on disk.
(() => {
  const code = location.pathname.slice(1).toUpperCase().replace(/[^0-9A-Z]/g, "");
  let token = "", name = "", team = "", view = null, you = {}, online = false, ended = "";
  let round = 0, highest = 0, n = 0, pending = "", again = 0, tries = 0, shown = "", tally = null, phase = "", field = null, other = 0, asked = false, stood = "";
  const slot = () => "helpfirst:" + code;
  const recall = () => { try { return localStorage.getItem(slot()) || ""; } catch { return token; } };
  const keep = (value) => { token = value; try { localStorage.setItem(slot(), value); } catch { /* private window: this tab only */ } };
  const status = (text) => { if ($("status").textContent !== text) $("status").textContent = text; };

  const QUESTIONS = {
    lobby: "room.in.long", speaking: "room.listen", closed: "room.closed", revealed: "room.room_said", debrief: "page.before", ended: "room.ended",
  };

  function form(asked) {
    $("room").hidden = true;
    $("foot").hidden = !code;
    $("enter").hidden = false;
    $("ask-code").hidden = Boolean(asked);
    $("ask-name").hidden = !(asked && asked.names);
    $("ask-team").hidden = !(asked && asked.teams && asked.teams.length);
    $("ask").textContent = say(asked ? "join.who" : "join.which");
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
    foot();
    status("");
    const first = asked ? (asked.names ? $("name") : $("teams").firstChild) : $("code");
    if (first) first.focus();
  }

  $("enter").onsubmit = (event) => {
    event.preventDefault();
    if (!$("ask-code").hidden) {
      const typed = $("code").value.toUpperCase().replace(/[^0-9A-Z]/g, "");
      if (typed) location.assign("/" + typed);
      else $("trouble").textContent = say("join.type_code");
      return;
    }
    name = $("name").value;
    const lacks = !$("ask-name").hidden && !name.trim() ? say("join.type_name") : !$("ask-team").hidden && !team ? say("join.choose_team") : "";
    $("trouble").textContent = lacks;
    if (!lacks && !wire.say(hello())) $("trouble").textContent = say("join.lost");
  };

  const hello = () => ({ t: "hello", code, token: (token = recall()), name, team });

  const writes = () => Boolean(view && view.phase === "replying");

  function vote(letter) {
    if (!view || !(view.phase === "voting" || writes())) return;
    n = Math.max(n, you.n || 0) + 1;
    pending = letter;
    tries = 0;
    send();
    paint();
  }

  function send() {
    clearTimeout(again);
    if (!pending) return;
    wire.say(writes() ? { t: "reply", r: round, n, text: pending } : { t: "vote", r: round, n, choice: pending });
    again = setTimeout(send, [1000, 2000, 4000][Math.min(tries++, 2)] * (0.8 + 0.4 * Math.random()));
  }

  function look(next, now) {
    view = next;
    if (view.round !== round || !(view.phase === "voting" || writes())) {
      pending = "";
      clearTimeout(again);
    }
    if (view.phase !== phase) { phase = view.phase; tally = null; }
    if (view.round !== round) { round = view.round || 0; n = you.n || 0; }
    highest = Math.max(highest, round);
    timer.set(view.deadline || 0, now);
    paint();
  }

  function hear(message) {
    online = true;
    document.body.classList.remove("off");
    if (message.t === "ask") { speak("room", message.lang, () => form(message)); return form(message); }
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
        you = { name: you.name, team: you.team, label: you.label, earlier: message.view.vote > 1 ? you.choice : "" };
      look(message.view);
      if (gap || message.view.pairs) wire.say({ t: "again" });
      return;
    }
    if (message.t === "count") { tally = message; return foot(); }
    if (message.t === "vote" && message.r === round) {
      if ((message.n || 0) >= (you.n || 0)) you = { ...you, n: message.n, choice: message.choice };
      if (pending && message.asked === n) {
        const taken = message.n >= n && message.choice !== pending;
        clearTimeout(again);
        if (taken && !writes() && message.status !== "shut") return vote(pending); // another tab had used that number
        pending = "";
        if (message.status === "shut" || message.status === "unknown") wire.say({ t: "again" });
      }
      return paint();
    }
    if (message.t === "no") {
      if (message.code === "store") return status(say("room.not_saved"));
      if (message.code === "wait") { $("title").textContent = message.why; return; }
      ended = message.why;
      wire.stop();
      if (message.code === "locked" || message.code === "removed") retry();
      if (message.code === "room") { form(null); $("foot").hidden = true; $("trouble").textContent = ended; } else status(ended);
    }
  }

  function state(up, closed) {
    online = up;
    if (closed === 4001) { wire.stop(); ended = say("room.elsewhere"); }
    document.body.classList.toggle("off", !up && !ended);
    paint();
  }

  // Who was locked or taken out tries again by hand, and by itself when the page comes back.
  function retry() {
    $("retry").hidden = false;
    $("retry").onclick = () => location.reload();
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && location.reload(), { once: true });
  }

  function foot() {
    told();
    footing();
  }

  function told() {
    $("tally").textContent = moving();
    if (ended) return status(ended);
    if (!online) return status(view ? say("page.lost") : wire.why());
    if (writes()) return status(pending ? say("room.reply.sending") : you.choice ? say("room.reply.kept") : "");
    if (pending) return status(say("room.sent", { letter: pending.toUpperCase() }));
    if (view && view.phase === "discussing") return status(you.talked ? say("room.talked.yes") : "");
    if (view && view.round && you.choice && !view.reveal) return status(say("room.counted", { letter: you.choice.toUpperCase() }));
    if (view && view.phase === "voting")
      return status(view.vote > 1 ? (you.earlier ? say("room.not_again", { letter: you.earlier.toUpperCase() }) : say("room.again")) : say("room.alone", { last: (view.choices || []).map((one) => one.letter.toUpperCase()).pop() || "" }));
    status(view ? { lobby: say("room.in"), revealed: say("room.revealed") }[view.phase] || "" : "");
  }

  // What moves while others vote: how many have, never for what.
  function moving() {
    if (!tally || !view || ended) return "";
    const of = Math.max(tally.here || 0, tally.voted || 0);
    if (view.phase === "discussing") return tally.talked ? say("count.talked", { count: tally.talked, of }) : "";
    if (view.phase === "voting") return say("count.voted", { count: tally.voted || 0, of });
    return writes() ? say("count.written", { count: tally.voted || 0, of }) : "";
  }

  function paint() {
    foot();
    if (!view) return;
    $("enter").hidden = true;
    $("room").hidden = false;
    $("title").textContent = view.title;
    tongue(view.lang);
    speak("room", view.lang, () => { shown = ""; paint(); });
    $("place").textContent = [say("page.room", { code }), you.label || you.name, you.team].filter(Boolean).join(" · ");
    document.title = view.title;
    document.body.dataset.phase = view.phase;
    const chosen = pending || you.choice || "";
    const what = JSON.stringify([other, view, chosen, you.earlier, you.partners, you.talked, writes() && Boolean(pending)]);
    if (what === shown) return;
    const two = Boolean(staying());
    const same = shown && two === asked && view.phase !== "discussing" && JSON.stringify(JSON.parse(shown)[1]) === JSON.stringify(view);
    shown = what;
    asked = two;
    if (!same) {
      $("talk").replaceChildren(...(view.phase === "lobby" && view.brief ? [make("p", "gap", view.brief)] : view.phase === "discussing" ? [] : talk(view)));
      lines();
    } else if (writes()) writing();
    mark(chosen);
    comeUp();
  }

  // Who had scrolled down sees what a new phase begins with: the question below the same words, else the words. Where these
  // were read before, what is new goes before them.
  function comeUp() {
    const now = view.phase + " " + round;
    if (now === stood) return;
    stood = now;
    const begin = $(["replying", "voting", "closed", "revealed"].includes(view.phase) ? "question" : "page");
    const known = view.vote > 1 && view.phase === "voting" || view.phase === "revealed";
    const below = $("after").getBoundingClientRect().bottom > innerHeight - $("foot").offsetHeight;
    if (begin.getBoundingClientRect().top < 0 || known && below && innerWidth < 992) begin.scrollIntoView();
  }

  function lines() {
    const question = view.phase === "voting"
      ? (view.vote > 1 ? (you.earlier ? say("room.again.earlier", { letter: you.earlier.toUpperCase() }) : say("room.again")) : say("room.what"))
      : writes() ? say("ask." + view.asks) : QUESTIONS[view.phase] ? say(QUESTIONS[view.phase]) : "";
    $("question").textContent = question;
    $("question").classList.toggle("now", writes());
    if (view.phase === "discussing") { talking(); return; }
    if (writes()) { writing(); return; }
    if (staying()) { stay(staying()); return; }
    const focused = document.activeElement && document.activeElement.dataset.letter;
    const open = view.phase === "voting";
    $("choices").replaceChildren(...(view.reveal ? [] : view.choices || []).map((choice) => {
      const mine = open && choice.letter === you.earlier;
      const button = make("button", mine ? "line stay" : "line", make("span", "chip", choice.letter), make("span", "", choice.say));
      if (mine) button.append(make("span", "mine", say("room.stay", { letter: choice.letter.toUpperCase() })));
      button.type = "button";
      button.dataset.letter = choice.letter;
      button.disabled = !open;
      button.onclick = () => vote(choice.letter);
      return button;
    }));
    $("after").replaceChildren(...after());
    if (focused && open) for (const one of $("choices").children) if (one.dataset.letter === focused) one.focus();
  }

  function filled(className, text, click) {
    const button = make("button", className, text);
    button.type = "button";
    button.onclick = click;
    return button;
  }

  // The line that somebody voted for before, until they have said whether they stay with it.
  function staying() {
    const open = view.phase === "voting" && you.earlier && !you.choice && !pending && other !== round;
    return open ? (view.choices || []).find((one) => one.letter === you.earlier) : undefined;
  }

  function stay(mine) {
    const letter = mine.letter.toUpperCase();
    $("choices").replaceChildren(make("div", "line", make("span", "chip", mine.letter), make("span", "", mine.say)),
      filled("go wide", say("room.stay", { letter }), () => vote(mine.letter)),
      filled("another wide", say("room.another"), () => { other = round; paint(); $("choices").firstChild.focus(); }));
    $("after").replaceChildren();
  }

  // The loudest thing on the screen while it holds.
  function talking() {
    const mine = (view.choices || []).find((one) => one.letter === you.choice);
    const who = (you.partners || []).join(", ");
    $("choices").replaceChildren();
    $("talk").replaceChildren(make("p", "loud", who ? say("room.talk.partner", { who }) : say("room.talk")), make("p", "soft how", say("room.talk.how")));
    $("after").replaceChildren(...(mine ? [make("p", "rule", say("room.chose")), make("div", "line", make("span", "chip", mine.letter), make("span", "", mine.say))] : []),
      ...(you.talked ? [] : [filled("go wide", say("room.talked"), () => wire.say({ t: "talked", seq: view.seq }))]));
  }

  function writing() {
    const kept = !pending && you.choice, typing = field && document.activeElement === field;
    if (!field || field.dataset.round !== String(round)) { // one field for the round: it is painted again while somebody types
      field = make("textarea", "");
      Object.assign(field, { rows: 4, maxLength: 280, dir: "auto", value: you.choice || "" });
      field.dataset.round = round;
      field.setAttribute("aria-labelledby", "question");
    }
    $("choices").replaceChildren(field, make("p", "muted close", say(view.asks === "purpose" ? "room.reply.purpose.hint" : "room.reply.hint")),
      filled("go wide", say(kept ? "room.reply.again" : "room.reply.go"), () => field.value.trim() ? vote(field.value.trim()) : status(say("room.reply.empty"))),
      make("p", "soft gap", say("room.reply.what")));
    $("after").replaceChildren(...((view.shown || []).length ? [make("p", "rule", say("room.on_screen"))] : []), ...(view.shown || []).map((one) => make("p", "said", one)));
    if (typing) field.focus();
  }

  function after() {
    if (view.questions) return [...view.questions.map((one) => make("p", "head gap", one)), make("p", "soft gap", say("page.before.how"))];
    if (view.debrief) return debrief(view.debrief);
    return view.reveal ? toldOf(view, you.choice) : [];
  }

  function mark(chosen) {
    $("choices").classList.toggle("voted", Boolean(chosen));
    for (const button of $("choices").querySelectorAll("button.line")) button.setAttribute("aria-pressed", String(button.dataset.letter === chosen));
  }

  timer.tell = (text) => status(text);
  worded(document);
  if (code) { status(say("page.connecting")); wire.awake(); wire.start(hello, hear, state); } else form(null);
})();
