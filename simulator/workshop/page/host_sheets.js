"use strict";
// What the facilitator's page asks before an order: hands, seconds, a line, a person, a key, and "are you sure"; the tape; and
// the key that this browser keeps.
function press(className, text, click, what) {
  const button = make("button", className, text);
  button.type = "button";
  button.onclick = click;
  if (what) button.dataset.what = what;
  return button;
}

// A facilitator's CODE.TOKEN comes after the #, which no server is ever sent, and leaves the address bar at once. It is kept
// until the room is over, so that a tab that was lost can be opened again.
const keyring = {
  slot: "helpfirst:host",
  get() {
    let given = location.hash.slice(1);
    if (given) this.keep(given);
    else try { given = localStorage.getItem(this.slot) || ""; } catch { /* private window: until it is reloaded */ }
    if (location.hash) history.replaceState(null, "", location.pathname);
    const dot = given.indexOf(".");
    return dot < 1 ? null : { code: given.slice(0, dot), token: given.slice(dot + 1) };
  },
  keep(given) { try { localStorage.setItem(this.slot, given); } catch { /* as above */ } },
  drop() { try { localStorage.removeItem(this.slot); } catch { /* as above */ } },
};

// What the group said, choice by choice.
function tape(choices) {
  return choices.map((one, at) => make("details", "", make("summary", "", make("b", "", at + 1 + "  "), make("span", "", one.line)),
    make("p", "soft close", one.says), worth(one),
    one.of ? make("p", "soft close", say("host.tape.votes", { count: one.votes || 0, of: one.of, letter: one.letter.toUpperCase() })) : "",
    one.thinks ? make("p", "thought close", say("page.quoted", { text: one.thinks })) : "",
    one.better ? make("p", "close", say("host.tape.better", { text: one.better })) : ""));
}

const sheets = {
  given: null, admitting: false,
  // A sheet about the vote goes when the room moves on; lists of people and keys are drawn anew while they stand.
  stays(name) { return this.moves(name) || !this.at || this.at === $("headline").textContent; },
  moves(name) { return (name === "people" || name === "keys") && !(document.activeElement && document.activeElement.tagName === "INPUT"); },

  sure(name, what, act, done) {
    this.at = "";
    return [make("p", "ask", say(name)), press("next wide", say("host.yes"), () => { act(what); done(); }, "yes")];
  },
  reset(seen, act, done) { return this.sure("host.sure.reset", "reset", act, done); },
  stop(seen, act, done) { return this.sure("host.sure.stop", "stop", act, done); },
  end(seen, act, done) { return this.sure("host.sure.end", "end", act, done); },

  hands(seen, act, done) {
    this.at = "";
    const fields = [];
    const rows = (seen.results || []).map((one) => {
      const field = make("input", "number");
      Object.assign(field, { type: "number", min: 0, max: 100000, inputMode: "numeric", value: "" });
      field.setAttribute("aria-label", one.letter.toUpperCase());
      fields.push([one.letter, field]);
      return make("label", "pair", make("span", "chip", one.letter), field);
    });
    return [make("p", "ask", say("host.hands.ask")), make("div", "numbers", ...rows), press("next wide", say("host.hands.go"), () => {
      act("hands", { hands: Object.fromEntries(fields.map(([letter, field]) => [letter, Number(field.value) || 0])) });
      done();
    }, "count")];
  },

  seconds(seen, act, done) {
    this.at = "";
    const view = seen.stage.view, running = view.phase !== "closed", field = make("input", "number"), closes = make("input", "");
    Object.assign(field, { type: "number", min: 0, max: 3600, inputMode: "numeric", value: 90 });
    field.setAttribute("aria-label", say("host.seconds.ask"));
    closes.type = "checkbox";
    return [make("p", "ask", say("host.seconds.ask")), make("div", "numbers", field),
      view.phase === "voting" ? make("label", "check", closes, say("host.seconds.closes")) : "",
      press("next wide", say("host.seconds.go"), () => {
        const value = Math.max(0, Math.min(3600, Math.round(Number(field.value) || 0)));
        if (running) act("timer", { seconds: value, closes: closes.checked });
        done(value);
      }, "clock")].filter(Boolean);
  },

  choose(seen, act, done) {
    this.at = "";
    const said = seen.stage.view.choices || [];
    const rows = seen.results.map((one, at) => {
      const button = press("order choice", "", () => { act("advance", { choice: one.letter }); done(); }, "go-" + one.letter);
      button.append(make("span", "chip", one.letter), make("span", "", said[at] ? said[at].say : one.behaviours), make("small", "", one.leads || ""));
      return button;
    });
    return [make("p", "ask", say("host.choose.ask")), ...rows];
  },

  people(seen, act) {
    const list = make("ul", "people");
    for (const one of seen.people || []) {
      const words = [one.team, !one.removed && !one.here ? say("host.people.away") : "", one.voted === true ? say("host.people.voted") : ""].filter(Boolean).join(", ");
      list.append(make("li", "", make("span", one.removed ? "gone" : "", one.label + (words ? " (" + words + ")" : "")),
        press("", say(one.removed ? "host.people.restore" : "host.people.remove"), () => act(one.removed ? "restore" : "remove", { participant: one.id }), "p" + one.id)));
    }
    return [list.children.length ? list : make("p", "soft", say("host.people.nobody"))];
  },

  keys(seen, act) {
    const list = make("ul", "people"), name = make("input", "");
    for (const one of seen.keys || [])
      list.append(make("li", "", make("span", "", (one.label || one.id) + "  ", make("span", "muted", one.label ? one.id : "")),
        press("", say("host.keys.revoke"), () => act("revoke", { key: one.id }), "k" + one.id)));
    name.setAttribute("aria-label", say("host.keys.label"));
    Object.assign(name, { placeholder: say("host.keys.label"), maxLength: 40, dir: "auto" });
    return [make("p", "ask", say("host.keys.ask")), list, make("div", "pair", name, press("", say("host.keys.admit"), () => { this.admitting = true; act("admit", { text: name.value }); }, "admit")),
      this.given ? this.address(say("host.keys.given", { label: this.given.label }), this.given.address) : "",
      press("", say("host.keys.renew"), () => act("renew"), "renew")].filter(Boolean);
  },

  address(label, text) {
    const copy = press("plain", say("host.copy"), () => {
      const copied = () => { copy.textContent = say("host.copied"); };
      if (navigator.clipboard) navigator.clipboard.writeText(text).then(copied, () => {}); // over https, or on the machine itself
      else { const range = document.createRange(); range.selectNodeContents(shown); getSelection().removeAllRanges(); getSelection().addRange(range); }
    }), shown = make("span", "address", text);
    return make("div", "copied", make("span", "muted", label), shown, copy);
  },
};
