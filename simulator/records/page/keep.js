"use strict";
// What was said, kept in this browser alone, by conversation. Where nothing can be kept the page plays on and says so.
(() => {
  const H = globalThis.Helpfirst, MOST = 40;
  const empty = () => ({ attempts: [], coach: null, sayFirst: false });
  const isText = (one) => typeof one === "string";

  // Kept things may be of another edition, damaged, or somebody's joke: what makes no sense is left out.
  function sound(data, kept) {
    if (!kept || !Array.isArray(kept.attempts)) return empty();
    const attempts = kept.attempts.filter((one) => one && one.digest === data.digest && one.rubric === data.rubric && Number.isSafeInteger(one.seed)
      && Array.isArray(one.choices) && one.choices.every(isText)).map((one) => ({ ...fresh(data, one.seed), ...one,
        answers: Array.isArray(one.answers) ? one.answers.filter(isText) : [], before: Array.isArray(one.before) ? one.before : [],
        words: Object.fromEntries(Object.entries(one.words || {}).filter(([, text]) => isText(text))), kept: Number.isSafeInteger(one.kept) ? one.kept : 0,
        purpose: isText(one.purpose) ? one.purpose : "", promise: isText(one.promise) ? one.promise : "" }));
    return { attempts, coach: typeof kept.coach === "boolean" ? kept.coach : null, sayFirst: kept.sayFirst === true };
  }

  const fresh = (data, seed) => ({ id: Date.now().toString(36) + Math.random().toString(36).slice(2, 8), digest: data.digest, rubric: data.rubric, seed, before: [], choices: [],
    parent: null, kept: 0, purpose: "", answers: [], promise: "", words: {}, finished: null });
  H.newAttempt = (data, seed = Math.floor(Math.random() * 2 ** 31)) => fresh(data, seed);

  const inBrowser = (name) => ({
    read() {
      localStorage.setItem(name + "?", "");
      localStorage.removeItem(name + "?");
      return JSON.parse(localStorage.getItem(name) || "null");
    },
    write: (all) => (all.attempts.length || all.coach !== null || all.sayFirst ? localStorage.setItem(name, JSON.stringify(all)) : localStorage.removeItem(name)),
  });

  H.Keep = class Keep {
    // `store` reads and writes everything that is kept, and may throw: then this page forgets, and says so.
    constructor(data, store = inBrowser("helpfirst:" + data.id)) {
      this.data = data;
      this.store = store;
      this.works = true;
      this.all = empty();
      try { this.all = sound(data, store.read()); } catch (error) { this.works = false; }
    }

    // The attempt as it stands now; the oldest of too many go.
    save(attempt) {
      const others = this.all.attempts.filter((one) => one.id !== attempt.id);
      this.all.attempts = [...others, attempt].slice(-MOST);
      this.write();
    }
    write() {
      try { this.store.write(this.all); this.works = true; } catch (error) { this.works = false; }
    }
    forget() {
      this.all = { ...empty(), coach: this.all.coach, sayFirst: this.all.sayFirst };
      this.write();
    }

    // A choice was made: for those who record more than attempts.
    said() {}

    // The talk of a kept attempt; null where its choices no longer lead anywhere.
    talk(attempt) {
      try { return new H.Talk(this.data, attempt.seed, attempt.choices, attempt.before); } catch (error) { return null; }
    }
    // The newest that was left in the middle, and every first-hand attempt that came to its end, oldest first.
    get left() {
      const last = [...this.all.attempts].reverse().find((one) => !one.parent);
      return last && !last.finished && last.choices.length && this.talk(last) ? last : null;
    }
    get finished() { return this.all.attempts.filter((one) => one.finished && !one.parent && this.talk(one)); }

    // The first try and the last one before this: [name, three axes in hundredths]; only the first where they are one.
    tries(attempt) {
      const all = this.finished, place = all.findIndex((one) => one.id === attempt.id);
      const before = (place < 0 ? all : all.slice(0, place)).map((one) => H.scores(this.talk(one).steps).pop().axes.map((axis) => axis.hundredths));
      if (!before.length) return [];
      const first = before[0], last = before[before.length - 1], same = first.every((value, axis) => value === last[axis]);
      return [[H.say("First try"), first], ...(same ? [] : [[H.say("Last try"), last]])];
    }
  };
})();
