"use strict";
// What these pages need of a browser and older ones lack.
if (!Element.prototype.replaceChildren)
  Element.prototype.replaceChildren = function (...nodes) { this.textContent = ""; this.append(...nodes); };
addEventListener("error", () => {
  const line = document.getElementById("status");
  if (line && !line.textContent) line.textContent = "This browser is too old for this page. Raise your hand when the vote is counted.";
});

// The socket that keeps coming back, shared by all pages. Whatever is said is answered within seven seconds, or the
// connection is dead without knowing it: then a new one is opened. Where nothing is said for long, it asks.
const wire = {
  socket: null, wait: 2000, timer: 0, probe: 0, quiet: 0, done: false, since: Date.now(),
  start(hello, hear, state) {
    Object.assign(this, { hello, hear, state });
    setTimeout(() => this.silent() && this.state(false), 8100);
    // iOS kills sockets in the background without a word: look again whenever the page comes back
    for (const [where, what] of [[document, "visibilitychange"], [window, "pageshow"], [window, "online"]])
      where.addEventListener(what, () => document.visibilityState === "visible" && this.look());
    window.addEventListener("offline", () => this.state(false));
    this.connect();
  },
  connect() {
    clearTimeout(this.timer);
    if (this.done) return;
    const socket = new WebSocket(location.origin.replace(/^http/, "ws") + "/ws");
    this.socket = socket;
    socket.onopen = () => { if (socket === this.socket) this.say(this.hello()); };
    socket.onmessage = (event) => {
      if (socket !== this.socket) return;
      clearTimeout(this.probe);
      this.probe = this.since = 0;
      this.wait = 2000;
      this.ask();
      this.hear(JSON.parse(event.data));
    };
    socket.onclose = (event) => {
      if (socket !== this.socket) return;
      this.socket = null;
      clearTimeout(this.probe);
      this.probe = 0;
      if (!this.since) this.since = Date.now();
      this.state(false, event.code);
      if (this.done) return;
      this.timer = setTimeout(() => this.connect(), Math.random() * this.wait);
      this.wait = Math.min(2 * this.wait, 10000);
    };
  },
  say(message) {
    if (!this.socket || this.socket.readyState !== 1) return false;
    this.socket.send(JSON.stringify(message));
    if (!this.probe) this.probe = setTimeout(() => this.again(), 7000);
    return true;
  },
  ask() {
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => { if (document.visibilityState === "visible") this.say({ t: "again" }); else this.ask(); }, 25000 + 10000 * Math.random());
  },
  silent() { return this.since && !this.done && Date.now() - this.since > 8000; },
  why() { return this.silent() ? "The room cannot be reached from here. Check this device's network, or ask whoever runs the room." : "Connecting…"; },
  // Screens go dark in two minutes of talk. Browsers allow this only over https or on the machine itself.
  awake() {
    if (!navigator.wakeLock) return;
    const hold = () => document.visibilityState === "visible" && navigator.wakeLock.request("screen").catch(() => {});
    document.addEventListener("visibilitychange", hold);
    hold();
  },
  look() {
    if (this.done) return;
    if (!this.socket || this.socket.readyState > 1) return this.connect();
    clearTimeout(this.probe);
    this.probe = setTimeout(() => this.again(), 3000);
    this.say({ t: "again" });
  },
  again() {
    const old = this.socket;
    this.socket = null;
    this.probe = 0;
    if (!this.since) this.since = Date.now();
    if (old) old.close();
    this.state(false);
    this.connect();
  },
  stop() { this.done = true; for (const one of [this.timer, this.probe, this.quiet]) clearTimeout(one); },
};

// A facilitator's CODE.TOKEN comes after the #, which no server is ever sent, and leaves the address bar at once.
function key() {
  let given = location.hash.slice(1);
  try {
    if (given) sessionStorage.setItem("helpfirst:host", given);
    else given = sessionStorage.getItem("helpfirst:host") || "";
  } catch { /* private window: until it is reloaded */ }
  if (location.hash) history.replaceState(null, "", location.pathname);
  const dot = given.indexOf(".");
  return dot < 1 ? null : { code: given.slice(0, dot), token: given.slice(dot + 1) };
}

const $ = (id) => document.getElementById(id);

// Each paragraph runs the way its first letter does: authored and typed text may be in any language.
const DIRECTED = new Set(["p", "b", "li", "span", "button", "dt", "dd"]);

// What was authored is in the language of the scenario; what this page says of itself is in English.
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
  return make("p", "worth", part("help", "▲", "helpfulness", result.helpfulness), part("push", "●", "pushiness", result.pushiness),
    part("lead-mark", "◆", "initiative", result.initiative), make("span", "quiet", result.behaviours));
}

function bars(result, rounds, most, firstMost) {
  const box = make("div", "bars");
  const row = (name, count, of, className, strong) => {
    const bar = make("div", "bar " + className);
    bar.style.width = of ? (100 * count) / of + "%" : "0";
    box.append(make("span", "", name), make("div", "track", bar), make(strong ? "b" : "span", "", String(count)));
  };
  if (rounds > 1) row("first", result.first || 0, firstMost, "old");
  row(rounds > 1 ? "then" : "votes", result.last || 0, most, "new", true);
  return box;
}

function results(list, choices, rounds, leaders, mine, more) {
  const most = Math.max(...list.map((one) => Math.max(one.last || 0, one.first || 0)), 1);
  return list.map((result, place) => {
    const lead = leaders.includes(result.letter);
    const row = make("div", "line result" + (lead ? " lead" : ""), make("span", "chip", result.letter),
      make("p", "", choices[place] ? choices[place].say : ""));
    if (result.letter === mine) row.append(make("p", "mine", "Your vote"));
    row.append(worth(result), bars(result, rounds, most, most));
    if (more) row.append(...more(result));
    return row;
  });
}

function debrief(found) {
  const axes = make("dl", "");
  const marks = { helpfulness: ["help", "▲"], pushiness: ["push", "●"], initiative: ["lead-mark", "◆"] };
  for (const [axis, value] of Object.entries(found.axes)) {
    const [className, mark] = marks[axis] || ["", ""];
    axes.append(make("dt", "", make("span", className, mark + " "), axis), make("dd", "", Math.round(value) + " of 100"));
  }
  return [make("p", "head", found.headline), ...found.sentences.map((one) => make("p", "gap", one)),
    make("p", "gap", make("b", "", found.profile + ". "), found.says), axes,
    make("p", "gap muted", "One conversation never judges a person.")];
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
      if (left >= 0 && left <= mark && left > mark - 2 && this.said > mark) { this.said = mark; this.tell(mark + " seconds left."); }
  },
  tell() {},
};
