"use strict";
// The page on a learning platform, by SCORM 1.2 or 2004: each choice an interaction, the axes as scores, and going on
// where somebody left. What the platform does not take is said, and the page plays on.
(() => {
  const H = globalThis.Helpfirst, say = H.say;
  const ROOM = 4096; // characters of suspend data that every platform has
  const NAMES = {
    scorm12: { api: "API", start: "LMSInitialize", end: "LMSFinish", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit", error: "LMSGetLastError" },
    scorm2004: { api: "API_1484_11", start: "Initialize", end: "Terminate", get: "GetValue", set: "SetValue", commit: "Commit", error: "GetLastError" },
  };

  // The platform's object, in a window above this one or in the one that opened it. Windows of other origins say no.
  function find(name) {
    const above = (from) => {
      for (let window_ = from, steps = 0; window_ && steps < 50; steps++) {
        try { if (window_[name]) return window_[name]; } catch (error) { return null; }
        if (window_.parent === window_) return null;
        window_ = window_.parent;
      }
      return null;
    };
    let opener = null;
    try { opener = globalThis.opener && globalThis.opener.top; } catch (error) { opener = null; }
    return above(globalThis) || (opener ? above(opener) : null);
  }

  // One version's object behind four verbs. It never throws; `lost` names what was not taken.
  class Platform {
    constructor(version) {
      this.names = NAMES[version];
      this.new = version === "scorm2004";
      this.lost = new Set();
      this.api = find(this.names.api);
      this.answers = this.api !== null && String(this.call("start", "")) === "true";
    }
    call(verb, ...given) {
      try { return this.api[this.names[verb]](...given); } catch (error) { return ""; }
    }
    get(element) { return this.answers ? String(this.call("get", element) ?? "") : ""; }
    set(what, element, value) {
      const taken = this.answers && String(this.call("set", element, String(value))) === "true";
      if (!taken) this.lost.add(what);
      return taken;
    }
    commit() { if (this.answers && String(this.call("commit", "")) !== "true") this.lost.add("kept"); }
    end() { if (this.answers) { this.call("end", ""); this.answers = false; } }
  }

  const seconds = (from) => Math.max(0, (Date.now() - from) / 1000);
  const two = (number) => String(Math.floor(number)).padStart(2, "0");
  const span12 = (s) => `${String(Math.floor(s / 3600)).padStart(4, "0")}:${two((s / 60) % 60)}:${two(s % 60)}.${two((s * 100) % 100)}`;
  const span2004 = (s) => `PT${Math.floor(s / 3600)}H${Math.floor((s / 60) % 60)}M${(Math.floor(s * 100) % 6000) / 100}S`;

  // Attempts as few characters as they need: choices by their place in the file, in base 36; whether it came to its end
  // is the lowest bit of a number whose others are what an earlier meeting left, in the order of the file.
  function packed(data, all, room) {
    const place = new Map(data.choices.map((one, number) => [one.id, number.toString(36)]));
    const bits = (one) => data.before.reduce((sum, { id }, number) => sum + (one.before.includes(id) ? 2 ** (number + 1) : 0), one.finished ? 1 : 0);
    const row = (one, texts) => [one.seed, one.choices.map((id) => place.get(id)).join("."), bits(one), ...(texts ? [one.purpose, one.promise, one.answers, one.words] : [])];
    const mine = all.filter((one) => !one.parent), finished = mine.filter((one) => one.finished), last = mine[mine.length - 1];
    const wanted = [...new Set([finished[0], finished[finished.length - 1], last])].filter(Boolean);
    for (const [rows, texts] of [[wanted, wanted], [wanted, [last]], [wanted, []], [wanted.slice(-1), []]]) {
      const text = JSON.stringify({ d: data.digest.slice(0, 12), a: rows.map((one) => row(one, texts.includes(one))) });
      if (text.length <= room) return text;
    }
    return "";
  }
  function unpacked(data, text) {
    const found = JSON.parse(text || "null");
    if (!found || found.d !== data.digest.slice(0, 12)) return null;
    const attempts = found.a.map(([seed, choices, bits, purpose = "", promise = "", answers = [], words = {}]) => ({ ...H.newAttempt(data, seed), purpose, promise, answers, words,
      before: data.before.filter((_, number) => Math.floor(bits / 2 ** (number + 1)) % 2).map(({ id }) => id),
      choices: choices ? choices.split(".").map((place) => data.choices[parseInt(place, 36)].id) : [], finished: bits % 2 ? "kept" : null }));
    return { attempts, coach: null, sayFirst: false };
  }

  // Of the help that the lines on offer made possible there, the share that this one gave: 0 to 1, two decimals.
  function helped(step) {
    const all = step.offered.map((one) => one.move.points[0]), least = Math.min(...all), most = Math.max(...all);
    return most === least ? 1 : Math.round((100 * (step.points[0] - least)) / (most - least)) / 100;
  }

  class PlatformKeep extends H.Keep {
    constructor(data, version) {
      const platform = new Platform(version), there = { read: () => unpacked(data, platform.get("cmi.suspend_data")), write: (all) => this.hold(all) };
      super(data, ...(platform.answers ? [there] : []));
      Object.assign(this, { platform, began: Date.now(), shown: Date.now(), next: Number(platform.get("cmi.interactions._count")) || 0 });
      const status = platform.get(platform.new ? "cmi.completion_status" : "cmi.core.lesson_status");
      if (platform.answers && ["", "unknown", "not attempted"].includes(status)) this.status("incomplete");
      platform.commit();
      addEventListener("pagehide", () => this.leave());
    }

    hold(all) {
      if (!this.platform.set("kept", "cmi.suspend_data", packed(this.data, all.attempts, ROOM))) throw new Error("not taken");
    }
    status(word) {
      const { platform } = this;
      if (platform.new) return platform.set("done", "cmi.completion_status", word === "incomplete" ? "incomplete" : "completed");
      return platform.set("done", "cmi.core.lesson_status", word);
    }

    save(attempt) {
      const { platform } = this;
      super.save(attempt);
      if (!platform.answers) return;
      platform.set("kept", platform.new ? "cmi.location" : "cmi.core.lesson_location", String(attempt.choices.length));
      platform.set("kept", platform.new ? "cmi.exit" : "cmi.core.exit", "suspend"); // finished or not: after any other word 2004 forgets the tries
      platform.commit();
    }

    // A choice was made. What-ifs are the learner's own affair: the platform hears nothing of them.
    said(attempt, talk) {
      if (!attempt.parent && this.platform.answers) {
        this.interaction(talk);
        if (talk.finished) this.score(talk);
        this.platform.commit();
      }
      this.shown = Date.now();
    }

    // At which turn, which line, how long it took, the share of help. A line that was taken back stays recorded.
    interaction(talk) {
      const step = talk.steps[talk.steps.length - 1], { platform } = this, at = "cmi.interactions." + this.next++;
      const put = (name, value) => platform.set("choices", at + "." + name, value), now = new Date();
      put("id", `${step.number}.${talk.data.turns[step.stop.turn].id}`);
      put("objectives.0.id", "helpfulness");
      put("type", platform.new ? "choice" : "fill-in");
      if (platform.new) put("timestamp", now.toISOString().slice(0, -2) + "Z");
      else put("time", `${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`);
      put(platform.new ? "learner_response" : "student_response", step.said.id);
      put("result", helped(step));
      put("latency", (platform.new ? span2004 : span12)(seconds(this.shown)));
      if (platform.new) put("description", [...step.said.say].slice(0, 250).join(""));
    }

    // The axes as objectives, the one that was named as the score; passed or failed only where a mark was given.
    score(talk) {
      const { platform, data: { platform: wanted } } = this, score = H.scores(talk.steps).pop(), all = score.axes.map((one) => one.hundredths / 100);
      const put = (at, value) => {
        platform.set("score", at + ".raw", value);
        platform.set("score", at + ".min", 0);
        platform.set("score", at + ".max", 100);
        if (platform.new) platform.set("score", at + ".scaled", Math.round(value * 100) / 10000);
      };
      H.AXES.forEach((axis, number) => {
        platform.set("score", `cmi.objectives.${number}.id`, axis);
        put(`cmi.objectives.${number}.score`, all[number]);
        platform.set("score", `cmi.objectives.${number}.${platform.new ? "completion_status" : "status"}`, "completed");
      });
      const axis = H.AXES.indexOf(wanted.score), value = axis === 1 ? Math.round(100 * (100 - all[1])) / 100 : all[axis];
      put(platform.new ? "cmi.score" : "cmi.core.score", value);
      const passed = wanted.pass === null ? null : value >= wanted.pass && !score.breaches.length;
      if (platform.new && passed !== null) platform.set("done", "cmi.success_status", passed ? "passed" : "failed");
      this.status(passed === null || platform.new ? "completed" : passed ? "passed" : "failed");
    }

    leave() {
      const { platform } = this;
      if (!platform.answers) return;
      platform.set("kept", platform.new ? "cmi.session_time" : "cmi.core.session_time", (platform.new ? span2004 : span12)(seconds(this.began)));
      platform.commit();
      platform.end();
    }

    // What is recorded and what is not, for the page to say.
    says() {
      const { platform } = this, named = { kept: say("where you are"), choices: say("your choices"), score: say("your score"), done: say("that you have finished") };
      const lost = Object.keys(named).filter((what) => platform.lost.has(what)).map((what) => named[what]);
      if (platform.api === null) return say("No learning platform answers here. You can play; nothing is recorded there.");
      if (!platform.answers) return say("The learning platform does not answer as it should. You can play; nothing is recorded there.");
      if (lost.length) return say("The learning platform did not take everything. Not recorded: {what}.", { what: lost.join(", ") });
      return say("Your learning platform records every choice, the score and where you are. What you write stays with it, and goes nowhere else.");
    }
  }
  H.platform = (data) => (data.platform ? new PlatformKeep(data, data.platform.version) : null);
})();
