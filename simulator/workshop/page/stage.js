"use strict";
// The projector: what the whole room sees, laid out from the size of the screen. It only looks on, and never orders.
(() => {
  const code = location.pathname.split("/").pop().toUpperCase().replace(/[^0-9A-Z]/g, "");
  let seen = null, shown = "", ended = "", grown = "";
  const status = (text) => { if ($("status").textContent !== text) $("status").textContent = text; };
  const ASKS = { lobby: "stage.begins", speaking: "stage.listen", closed: "room.closed", debrief: "page.before.how", ended: "stage.thanks" };

  function hear(message) {
    status("");
    if (message.t === "no") {
      status(message.why);
      if (message.code === "room") { ended = message.why; wire.stop(); }
    } else if (message.t === "stage") {
      seen = message;
      speak("stage", seen.view.lang, () => { shown = ""; paint(); });
      timer.set(seen.view.deadline || 0, seen.now);
      status(seen.trouble || "");
      paint();
    }
  }

  const inTwo = (says) => {
    const ends = [...says.matchAll(/[.!?…]["”’)]?\s+(?=\S)/g)].map((one) => one.index + one[0].length);
    return ends.length ? [says.slice(0, ends[ends.length - 1]).trim(), says.slice(ends[ends.length - 1])] : ["", says];
  };

  function image() {
    const square = make("img", "");
    square.src = "/qr/" + code + ".svg";
    square.onload = () => fit();
    square.alt = say("stage.qr");
    return square;
  }

  const place = () => (seen.address || location.origin).replace("http://", "");

  function lobby(view) {
    return [make("h1", "head invite", say("stage.join")),
      seen.locked ? make("p", "talk", say("stage.locked"))
        : make("div", "lobby", image(), make("div", "", make("p", "soft", say("stage.scan")), make("b", "", place()),
          make("p", "soft", say("stage.type_code")), make("p", "code", code), make("p", "soft", say("stage.no_app")))),
      make("p", "foot about", make("b", "", view.title), "  " + (view.brief || ""))];
  }

  const earlier = (view) => (view.before || []).map((line) => make("p", line.kind === "you" ? "you" : line.kind === "scene" ? "scene" : "last small", line.text));

  function customer(view, small) {
    const [first, last] = inTwo(view.says || "");
    const before = view.choices && view.choices.length ? [] : earlier(view);
    const who = make("p", "who", make("b", "", view.who || ""), "  " + (view.seems || "").split(".")[0]);
    return [...before, view.phase === "speaking" && view.mood !== undefined ? make("div", "person facing", face(view.mood, view.hurried), who) : who,
      small ? "" : make("p", "soft", first), make("h1", small ? "last small" : "last", last)];
  }

  function bar(count, most, className) {
    const strip = document.createElement("i");
    strip.dataset.width = most ? (70 * count) / most + "%" : "0";
    strip.style.width = grown === String(seen.view.round) ? strip.dataset.width : "0";
    return make("div", "bar " + className, strip, make(className === "new" ? "b" : "span", "", String(count)));
  }

  function revealed(view) {
    const found = view.reveal, both = found.rounds > 1;
    const most = Math.max(1, ...found.results.map((one) => Math.max(one.last || 0, both ? one.first || 0 : 0)));
    const rows = found.results.map((one, at) => {
      const worth = make("div", "worth", ...Object.entries(MARKS).map(([axis, [name, mark]]) => make("span", "", make("span", name, mark + " "), one[axis])));
      return make("div", "line result" + ((found.leaders || []).includes(one.letter) ? " lead" : ""), make("span", "chip", one.letter),
        make("p", "", view.choices[at] ? view.choices[at].say : ""),
        make("div", "figures", worth, both ? bar(one.first || 0, most, "old") : bar(one.last || 0, most, "new"), both ? bar(one.last || 0, most, "new") : ""),
        one.leads ? make("p", "leads", one.leads) : "");
    });
    const heads = make("div", "heads figures", make("span", "", say("stage.worth")), make("span", "", say(both ? "stage.first_vote" : "stage.the_vote")), make("span", "", both ? say("stage.after_talking") : ""));
    return [...customer(view, true), heads, ...rows,
      found.leads ? make("p", "leads", say("page.from_every_line", { where: lowered(found.leads) })) : "",
      make("p", "foot", ...Object.entries(MARKS).map(([axis, [name, mark]]) => make("span", "", make("span", name, mark), " " + say("axis." + axis) + "   ")))];
  }

  // The customer's last words, and what everybody asks themselves before there is anything to compare it with.
  function questions(view) {
    return [...earlier(view), make("div", "rule"), make("p", "soft", say("page.before")), ...view.questions.map((one) => make("h1", "last", one))];
  }

  function outcome(view) {
    const found = view.debrief;
    if (!found) return [make("h1", "head", view.title), make("p", "", say("stage.no_end"))];
    const axes = make("div", "axes");
    for (const [axis, value] of Object.entries(found.axes)) {
      const strip = make("i", MARKS[axis][0]);
      strip.style.width = value + "%";
      axes.append(make("span", "", make("span", MARKS[axis][0], MARKS[axis][1] + " "), say("axis." + axis)), make("b", "", String(Math.round(value))), make("div", "track", strip));
    }
    const mark = (axis) => make("span", MARKS[axis][0], MARKS[axis][1]);
    const picture = found.plane ? make("div", "picture", make("p", "axis", mark("helpfulness"), " " + say("stage.helpful")), plane(found.plane, found.profile, say("stage.each")),
      make("p", "axis apart", make("span", "", say("stage.each")), make("span", "", say("stage.pushy") + " ", mark("pushiness")))) : "";
    const turned = (found.turning || []).map((one) => make("div", "turned", make("p", "", make("b", "", one.title)), make("p", "soft", one.text)));
    return [make("h1", "head", found.headline), make("p", "followed", found.sentences.join(" ")),
      make("div", "led", picture, make("div", "", axes, make("p", "", make("b", "", say("page.profile", { profile: found.profile }) + " "), found.says), ...turned)),
      make("p", "foot apart", make("span", "", say("page.never_judges.room")), make("span", "", view.title))];
  }

  function main(view) {
    if (view.phase === "lobby") return lobby(view);
    if (view.questions) return questions(view);
    if (view.phase === "outcome" || view.phase === "ended") return outcome(view);
    if (view.reveal) return revealed(view);
    const lines = (view.choices || []).map((one) => make("div", "line", make("span", "chip", one.letter), make("p", "", one.say)));
    if (view.phase === "discussing")
      return [make("h1", "loud", say("stage.talk")), make("p", "soft how", say(view.pairs ? "stage.talk.pairs" : "stage.talk.how")), make("div", "rule"), ...lines.map((one) => { one.classList.add("quiet"); return one; })];
    if (view.phase === "replying")
      return [...customer(view, false), make("div", "rule"), make("p", "ask", say("ask." + view.asks)), ...(view.shown || []).map((one) => make("p", "said", one))];
    return [...customer(view, false), lines.length ? make("div", "rule") : "", ...lines];
  }

  function about(view) {
    const found = view.reveal;
    if (view.phase === "discussing") return [make("p", "soft", seen.talked ? say("count.talked", { count: seen.talked, of: Math.max(seen.here || 0, seen.talked) }) : "")];
    if (view.phase === "voting") return [make("p", "ask", say(view.vote > 1 ? "stage.again" : "room.what")), make("p", "soft", say(view.vote > 1 ? "stage.stay" : "stage.first"))];
    if (view.phase === "replying") return [make("p", "ask", say("stage.write")), make("p", "soft", say("stage.write.how"))];
    if (view.phase === "lobby" && (seen.labels || []).length) return came();
    if (!found) return [make("p", "ask", ASKS[view.phase] ? say(ASKS[view.phase]) : "")];
    const lead = (found.leaders || []).map((one) => one.toUpperCase());
    const words = lead.length === 1 ? say("stage.most", { letter: lead[0] }) : lead.length ? say("stage.tie", { letters: lead.join(say("stage.and")) }) : say("stage.nobody");
    const teams = teamBars(found.teams || []);
    const then = found.follows;
    return [make("p", "ask", words), found.moved ? make("p", "soft", found.moved) : "", ...teams, person(then || view),
      found.thinks ? make("div", "", make("p", "muted", say("stage.thought", { who: view.who })), make("p", "thought", say("page.quoted", { text: found.thinks }))) : "",
      then && then.text ? make("div", "", make("p", "muted", say("stage.follows", { letter: then.letter.toUpperCase() })), make("p", "then", then.text)) : ""];
  }

  // Names as they arrive, by team, the newest bold at the end; of many the newest are shown.
  function came() {
    return seen.labels.flatMap((one) => {
      const names = (one.labels || []).slice(-24), old = names.slice(0, -2).join(", ");
      return [one.team ? make("p", "muted", one.team + "  ", make("b", "", String((one.labels || []).length))) : "",
        make("p", "names", old + (old ? ", " : ""), make("b", "", names.slice(-2).join(", ")))];
    });
  }

  function count(view) {
    const voting = view.phase === "voting" || view.phase === "replying", of = Math.max(seen.here || 0, seen.voted || 0);
    const figure = voting ? String(seen.voted || 0) : view.reveal ? String(view.reveal.votes || 0) : String(seen.here || 0);
    const words = view.phase === "replying" ? say("stage.written") : voting || view.reveal ? say("stage.voted", { count: voting ? of : view.reveal.votes || 0 }) : say("stage.here", { count: seen.here || 0 });
    const hands = voting && seen.hands ? "  + " + seen.hands : "";
    const strip = document.createElement("i");
    strip.style.width = of ? (100 * (seen.voted || 0)) / of + "%" : "0";
    return [make("p", "figure", figure, voting ? make("span", "", " " + say("stage.of", { of }) + hands) : ""), make("p", "muted", words), voting ? make("div", "track", strip) : ""];
  }

  // What is to be typed stands in one row beside the square.
  function oneRow() {
    for (const node of document.querySelectorAll(".lobby b, .lobby .code")) {
      node.style.fontSize = "";
      const over = node.scrollWidth / node.clientWidth;
      if (over > 1) node.style.fontSize = parseFloat(getComputedStyle(node).fontSize) / over - 0.5 + "px";
    }
  }

  // As large as everything still fits: the room cannot scroll a projector. The panel shrinks by itself, its face goes before
  // it gets small, and only where that is not enough the page shrinks with it.
  function fit() {
    const root = document.documentElement, full = Math.min(innerHeight / 22, innerWidth / 40);
    const least = Math.min(full, innerHeight / 75); // whatever does not fit: letters that the last row can read
    const within = (...boxes) => boxes.every((box) => box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth);
    const page = (size) => { root.style.fontSize = size + "px"; oneRow(); return within($("page")); };
    const side = (share) => { root.style.setProperty("--side", share); return within($("side")); };
    const most = (fits, low, high) => {
      for (let step = 0; step < 10; step++) {
        const middle = (low + high) / 2;
        if (fits(middle)) low = middle; else high = middle;
      }
      fits(low);
      return low;
    };
    document.body.classList.remove("tight");
    side(1);
    const size = page(full) ? full : most(page, least, full);
    if (side(1)) return;
    if (side(0.68)) { most(side, 0.68, 1); return; }
    document.body.classList.add("tight");
    if (side(1)) return;
    if (side(0.6)) most(side, 0.6, 1); else most((one) => page(one) && side(0.6), least, size);
  }

  function paint() {
    const view = seen.view, what = JSON.stringify([view, seen.locked, seen.address, seen.labels, seen.talked]);
    $("count").replaceChildren(...count(view).filter(Boolean));
    document.title = view.title;
    document.body.classList.toggle("whole", Boolean(view.debrief)); // the outcome takes the panel's place too
    if (what !== shown) {
      shown = what;
      $("page").replaceChildren(...main(view).filter(Boolean));
      $("about").replaceChildren(...about(view).filter(Boolean));
      $("come").replaceChildren(...(view.phase === "lobby" ? [] : [["speaking", "voting"].includes(view.phase) && !seen.locked ? image() : "",
        make("div", "", make("p", "muted", place()), make("p", "code", code))].filter(Boolean)));
    }
    fit();
    if (view.reveal && grown !== String(view.round)) { // bars grow once, when they are first seen
      grown = String(view.round);
      requestAnimationFrame(() => requestAnimationFrame(() => { for (const one of document.querySelectorAll(".bar i")) one.style.width = one.dataset.width; }));
    } else if (!view.reveal) grown = "";
  }

  addEventListener("resize", () => seen && fit());
  status(say("page.connecting"));
  wire.awake();
  wire.longest = 3000;
  wire.start(() => ({ t: "look", code }), hear, (up) => { if (!up && !ended) status(seen ? say("page.lost") : wire.why()); });
})();
