"use strict";
// What these pages need of a browser and older ones lack.
if (!Element.prototype.replaceChildren)
  Element.prototype.replaceChildren = function (...nodes) { this.textContent = ""; this.append(...nodes); };
addEventListener("error", () => {
  const line = document.getElementById("status"), texts = typeof WORDING === "undefined" ? null : WORDING.texts;
  if (line && (!line.textContent || (texts && line.textContent === texts["page.connecting"])))
    line.textContent = texts ? texts["page.too_old"] : "This browser is too old for this page.";
});

// What a page says, by name, from the table that the server hands out: the only way to a word of ours. `count` chooses the
// plural: the table says for 0 to 199 which form, and from there on the last two digits do.
function say(name, values) {
  const { texts, plural } = WORDING, text = texts[name];
  const form = typeof text === "string" ? text : text[plural[values.count < 200 ? values.count : 100 + (values.count % 100)]];
  return form.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));
}
// Words that stand in the page itself: data-say names the text, data-say-label that of aria-label.
function worded(root) {
  document.documentElement.lang = WORDING.lang;
  for (const node of root.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
  for (const node of root.querySelectorAll("[data-say-label]")) node.setAttribute("aria-label", say(node.dataset.sayLabel));
}

// From here on the page speaks the language of the conversation, as far as the server has it; `then` says everything anew.
function speak(page, lang, then) {
  const wanted = lang || "en";
  if (wanted === speak.asked) return;
  speak.asked = wanted;
  if (wanted.split("-")[0] === WORDING.lang) return;
  const words = document.createElement("script");
  words.src = "/page/wording-" + page + ".js?lang=" + encodeURIComponent(wanted);
  words.onload = () => { worded(document); then(); };
  document.head.append(words);
}

// The socket that keeps coming back, shared by all pages. Whatever is said is answered within seven seconds, or the
// connection is dead without knowing it: then a new one is opened. Where nothing is said for long, it asks. `longest` is
// how long it waits at most between two tries, in milliseconds: pages of which there are few need not spare the server.
const wire = {
  socket: null, wait: 2000, longest: 10000, timer: 0, probe: 0, quiet: 0, done: false, since: Date.now(),
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
      this.wait = Math.min(2 * this.wait, this.longest);
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
  why() { return this.silent() ? say("page.unreachable") : say("page.connecting"); },
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
