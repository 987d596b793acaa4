"use strict";
// The page as a whole: which view follows which, the keys, and what is kept. Everything shown is worked out from an attempt.
(() => {
  const H = globalThis.Helpfirst, say = H.say, make = H.make;

  class App {
    constructor(data) {
      this.data = data;
      this.keep = (H.platform && H.platform(data)) || new H.Keep(data);
      this.coach = this.keep.all.coach === null ? data.level === 1 : this.keep.all.coach;
      this.sayFirst = this.keep.all.sayFirst;
      this.notes = false;
      this.home();
    }

    set(name, on) { this[name] = this.keep.all[name] = on; this.keep.write(); }
    kept() { return this.keep.says ? this.keep.says() : this.keep.works ? say("What you choose and write is kept in this browser, and goes nowhere else.") : say("This browser keeps nothing for this page: close it, and it forgets."); }
    get asksOwnWords() { return this.sayFirst && this.attempt.words[this.talk.choices.length + 1] === undefined; }

    home() { this.talk = null; this.coaching = null; this.note = ""; this.go("brief"); }
    begin(purpose, before = []) { this.hold({ ...H.newAttempt(this.data), purpose, before }); }
    goOnWith(left) { this.hold({ ...left }); }
    hold(attempt, note = "") {
      Object.assign(this, { attempt, note, coaching: null, talk: new H.Talk(this.data, attempt.seed, attempt.choices, attempt.before) });
      this.go("talk");
    }

    choose(id) {
      const step = this.talk.choose(id);
      this.note = "";
      this.coaching = this.coach ? step : null;
      this.attempt.choices = [...this.talk.choices];
      if (this.talk.finished) this.attempt.finished = new Date().toISOString();
      this.keep.save(this.attempt);
      this.keep.said(this.attempt, this.talk);
      this.go("talk");
    }
    goOn() { this.coaching = null; this.go("talk"); }
    saidFirst(text) { this.attempt.words[this.talk.choices.length + 1] = text.trim(); this.go("talk"); }
    takeBack() {
      const keep = this.talk.choices.length - 1;
      if (keep < this.attempt.kept || keep < 0 || this.talk.finished) return;
      Object.assign(this, { talk: this.talk.rewound(keep), coaching: null, note: say("Taken back. You can say something else.") });
      this.attempt.choices = [...this.talk.choices];
      this.keep.save(this.attempt);
      this.go("talk");
    }
    whatIf(number) {
      const { id, seed, before: met, purpose, choices, words } = this.attempt, kept = number - 1;
      const before = Object.fromEntries(Object.entries(words).filter(([place]) => Number(place) <= kept));
      this.hold({ ...H.newAttempt(this.data, seed), parent: id, kept, before: met, purpose, choices: choices.slice(0, kept), words: before }, say("What if? You are at choice {number} again; what you said before it stands.", { number }));
    }

    reflect() { this.go("reflection"); }
    answered(answers) { this.attempt.answers = answers; this.keep.save(this.attempt); this.debrief(); }
    lookBackOn(attempt) { Object.assign(this, { attempt, talk: this.keep.talk(attempt), coaching: null }); this.debrief(); }
    promised(promise) {
      this.attempt.promise = promise;
      this.keep.save(this.attempt);
      this.debrief();
      H.announce(say("Kept."));
      H.goTo(document.getElementById("promise"));
    }
    debrief() {
      const { answers, purpose, promise, words } = this.attempt, said = Object.fromEntries(Object.entries(words).filter(([, text]) => text));
      this.found = H.review(this.talk, { answers, purpose, promise, words: said, tries: this.attempt.parent ? [] : this.keep.tries(this.attempt) });
      this.go("debrief");
    }
    forget() { this.keep.forget(); this.home(); H.announce(say("Forgotten.")); }

    toggleNotes() { this.notes = !this.notes; this.paint(); if (this.notes) scrollTo(0, 0); H.goTo(document.getElementById("notes")); }

    go(view) { this.view = view; this.notes = false; this.paint(); this.settle(); }

    paint() {
      const { view, talk } = this, talking = view === "talk", pages = { brief: H.briefPage, talk: H.talkPage, reflection: H.reflectionPage, debrief: H.debriefPage };
      document.body.className = view + (this.notes ? " notes" : "");
      H.show("top", talking ? H.topRow(this) : "");
      H.show("page", pages[view](this));
      H.show("side", talking ? H.known(this) : view === "brief" ? H.factsSide(this.data) : "");
      const side = document.getElementById("side");
      side.hidden = !(talking || (view === "brief" && this.data.facts.length > 0));
      if (side.scrollHeight > side.clientHeight && !this.notes) side.setAttribute("tabindex", "0"); else side.removeAttribute("tabindex"); // keys must reach what scrolls
      H.show("foot", make("div", { class: "keys" }, this.foot()), make("p", { class: "title quiet" }, view === "brief" ? "" : this.data.title));
      H.announce(talking && !this.coaching && talk.steps.length ? H.moodSentence(talk) : "");
    }

    foot() {
      const key = (name, words, does, kind = "") => H.button([make("b", {}, name), " ", words], does, { class: "key" + kind });
      const help = key("?", say("help"), () => this.help());
      if (this.view === "talk") {
        const shown = this.talk.shown().length, back = this.talk.choices.length > this.attempt.kept && !this.talk.finished ? key("r", say("take it back"), () => this.takeBack()) : "";
        const hint = this.coaching || !shown || this.asksOwnWords ? "" : make("span", { class: "hint" }, make("b", {}, "1–" + shown), " ", say("say it"));
        return [hint, back, key("c", this.coach ? say("coach off") : say("coach on"), () => this.toggleCoach(), " coach-key"), key("q", this.keep.works ? say("leave, saved") : say("leave"), () => this.home()), help];
      }
      if (this.view === "debrief") return [key("a", say("another try"), () => this.home()), key("p", say("print"), () => print()), help];
      return this.view === "brief" ? [help] : [];
    }
    toggleCoach() { this.set("coach", !this.coach); this.paint(); H.announce(this.coach ? say("Coaching is on.") : say("Coaching is off.")); }

    // What is new is in sight, and a screen reader goes on from there.
    settle() {
      const now = document.getElementById(this.coaching ? "verdict" : "now"), main = document.getElementById("page");
      if (this.view !== "talk") { scrollTo(0, 0); H.goTo(this.begun ? now || main.querySelector("h1") : null); this.begun = true; return; }
      const top = now.getBoundingClientRect().top + scrollY, bar = document.getElementById("top").offsetHeight, foot = document.getElementById("foot").offsetHeight;
      const bottom = main.getBoundingClientRect().bottom + scrollY;
      scrollTo(0, Math.max(0, Math.min(top - bar - 16, bottom + foot - innerHeight)));
      if (this.asksOwnWords && !this.coaching && !this.talk.finished) document.getElementById("own").focus({ preventScroll: true });
      else H.goTo(now);
      this.begun = true;
    }

    help() {
      const box = document.getElementById("help"), lines = [["1–9", say("say that line")], ["Enter", say("go on")], ["r", say("take your last choice back")], ["c", say("coach on or off")],
        ["n", say("notes, on a narrow screen")], ["q", say("leave the conversation")], ["a", say("another try, from the debrief")], ["p", say("print the debrief")], ["?", say("this help")]];
      box.textContent = "";
      box.append(make("h2", {}, say("Keys")), make("dl", {}, lines.map(([key, words]) => [make("dt", {}, key), make("dd", {}, words)])),
        make("p", { class: "quiet" }, say("Everything can also be tapped, or reached with Tab. The points of every line are in this file: who looks for them finds them.")), H.button(say("Close"), () => box.close(), { class: "filled" }));
      box.showModal();
    }

    pressed(event) {
      const where = event.target.tagName;
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || document.getElementById("help").open) return;
      if (where === "TEXTAREA" || (where === "INPUT" && event.target.type === "text")) return;
      const talking = this.view === "talk", key = event.key;
      const does = key === "?" ? () => this.help()
        : key === "Enter" && where !== "BUTTON" && where !== "INPUT" && talking && this.coaching ? () => this.goOn()
          : key === "Enter" && where !== "BUTTON" && talking && this.talk.finished ? () => this.reflect()
            : talking ? this.talkKey(key) : this.view === "debrief" ? { a: () => this.home(), p: () => print() }[key] : null;
      if (does) { event.preventDefault(); does(); }
    }
    talkKey(key) {
      if (/^[1-9]$/.test(key)) {
        const one = this.coaching || this.asksOwnWords ? null : this.talk.shown()[Number(key) - 1];
        return one ? () => this.choose(one.id) : null;
      }
      return { r: () => this.takeBack(), c: () => this.toggleCoach(), n: () => this.toggleNotes(), q: () => this.home() }[key];
    }
  }

  H.start = () => {
    const data = JSON.parse(document.getElementById("conversation").textContent);
    H.speak(data.messages);
    if (data.format !== H.FORMAT) { H.show("page", make("p", {}, say("This page is of another edition than its script: export it again."))); return; }
    H.app = new App(data);
    document.addEventListener("keydown", (event) => H.app.pressed(event));
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", H.start); else H.start();
})();
