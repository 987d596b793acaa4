"use strict";
// What the pages are put together from: text, lines of the conversation, results, a clock.
const AXES = ["helpfulness", "pushiness", "initiative"];
const MARKS = { helpfulness: ["help", "▲"], pushiness: ["push", "●"], initiative: ["lead-mark", "◆"] };
const $ = (id) => document.getElementById(id);

// Each paragraph runs the way its first letter does: authored and typed text may be in any language.
const DIRECTED = new Set(["p", "b", "li", "span", "button", "dt", "dd"]);

// What was authored is in the language of the scenario; what this page says of itself is in it where there is a catalogue.
function tongue(lang) {
  for (const id of ["title", "talk", "notes", "choices"]) if ($(id)) $(id).lang = lang || "en";
}

// Everything that was authored or typed becomes text, and nothing else: this is the only way onto the page.
function make(tag, className, ...inside) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (DIRECTED.has(tag)) node.dir = "auto";
  node.append(...inside.filter((one) => one !== "" && one != null));
  return node;
}

function talk(view) {
  const lines = [];
  for (const line of view.before || []) {
    if (line.kind === "customer") lines.push(make("p", "who", make("b", "", line.who || "")), make("p", "now", line.text));
    else lines.push(make("p", line.kind === "you" ? "you" : "scene", line.text));
  }
  if (view.says) {
    lines.push(make("p", "who", make("b", "", view.who), "  " + (view.seems || "")));
    lines.push(make("p", "now", view.says));
  }
  return lines;
}

function worth(result) {
  const part = (className, mark, word, value) => make("span", "", make("i", className, mark + " "), word + " " + value);
  return make("p", "worth", ...AXES.map((axis) => part(MARKS[axis][0], MARKS[axis][1], say("axis." + axis), result[axis])), make("span", "quiet", result.behaviours));
}

function bars(result, rounds, most, firstMost) {
  const box = make("div", "bars");
  const row = (name, count, of, className, strong) => {
    const bar = make("div", "bar " + className);
    bar.style.width = of ? (100 * count) / of + "%" : "0";
    box.append(make("span", "", name), make("div", "track", bar), make(strong ? "b" : "span", "", String(count)));
  };
  if (rounds > 1) row(say("page.first"), result.first || 0, firstMost, "old");
  row(say(rounds > 1 ? "page.then" : "page.votes"), result.last || 0, most, "new", true);
  return box;
}

function results(list, choices, rounds, leaders, mine, more) {
  const most = Math.max(...list.map((one) => Math.max(one.last || 0, one.first || 0)), 1);
  return list.map((result, place) => {
    const lead = leaders.includes(result.letter);
    const row = make("div", "line result" + (lead ? " lead" : ""), make("span", "chip", result.letter),
      make("p", "", choices[place] ? choices[place].say : ""));
    if (result.letter === mine) row.append(make("p", "mine", say("page.your_vote")));
    row.append(worth(result), bars(result, rounds, most, most));
    if (more) row.append(...more(result));
    return row;
  });
}

// A count of votes by team, as bars of one scale.
function teamBars(teams) {
  const most = Math.max(1, ...teams.flatMap((one) => Object.values(one.votes || {})));
  return teams.map((one) => {
    const box = make("div", "team", make("b", "", one.team));
    for (const [letter, count] of Object.entries(one.votes || {}).sort()) {
      const bar = make("i", "");
      bar.style.width = (100 * count) / most + "%";
      box.append(make("span", "letter", letter.toUpperCase()), make("span", "strip", bar), make("span", "figures", String(count)));
    }
    return box;
  });
}

// What a reveal tells whoever voted for the line `mine`.
function toldOf(view, mine) {
  const reveal = view.reveal, found = [];
  if (reveal.moved) found.push(make("p", "gap", reveal.moved));
  found.push(...results(reveal.results, view.choices, reveal.rounds, reveal.leaders || [], mine,
    (one) => (one.leads ? [make("p", "soft close", one.leads)] : [])));
  if (reveal.leads) found.push(make("p", "soft gap", say("page.from_every_line", { where: lowered(reveal.leads) })));
  if (reveal.thinks) found.push(make("p", "who", make("b", "", view.who), "  " + say("page.thought")), make("p", "thought", say("page.quoted", { text: reveal.thinks })));
  return [...found, ...teamBars(reveal.teams || [])];
}

const lowered = (text) => text[0].toLowerCase() + text.slice(1);

function debrief(found) {
  const axes = make("dl", "");
  for (const [axis, value] of Object.entries(found.axes)) {
    const [className, mark] = MARKS[axis] || ["", ""];
    axes.append(make("dt", "", make("span", className, mark + " "), say("axis." + axis)), make("dd", "", say("page.of_100", { value: Math.round(value) })));
  }
  return [make("p", "head", found.headline), ...found.sentences.map((one) => make("p", "gap", one)),
    make("p", "gap", make("b", "", say("page.profile", { profile: found.profile }) + " "), found.says), axes,
    make("p", "gap muted", say("page.never_judges"))];
}

// Where the foot is high, with large letters, it goes with the page and does not lie over it.
function footing() {
  document.body.classList.toggle("loose", $("foot").offsetHeight > innerHeight / 5);
}

const timer = {
  end: 0, skew: 0, said: 0, handle: 0,
  set(deadline, now) {
    if (now) this.skew = now * 1000 - Date.now();
    this.end = deadline ? deadline * 1000 : 0;
    this.said = Infinity;
    clearInterval(this.handle);
    this.show();
    if (this.end) this.handle = setInterval(() => this.show(), 500);
  },
  show() {
    const left = this.end ? Math.max(0, Math.ceil((this.end - Date.now() - this.skew) / 1000)) : -1;
    $("clock").textContent = left < 0 ? "" : Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0");
    for (const mark of [60, 30, 10])
      if (left >= 0 && left <= mark && left > mark - 2 && this.said > mark) { this.said = mark; this.tell(say("page.seconds_left", { count: mark })); }
  },
  tell() {},
};
