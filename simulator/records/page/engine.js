"use strict";
// The conversation's table, interpreted: what is on offer, what a choice does, where it leads. It does what the program's
// own machine does, choice for choice. The data is never changed; gauges are whole thousandths, never fractions.
(() => {
  const H = globalThis.Helpfirst;
  const FULL = 100000, LONGEST = 200;
  H.POINT = 1000;
  H.FORMAT = 2;

  const COMPARE = {
    ">=": (a, b) => a >= b, "<=": (a, b) => a <= b, ">": (a, b) => a > b,
    "<": (a, b) => a < b, "==": (a, b) => a === b, "!=": (a, b) => a !== b,
  };

  // Whether a condition holds. A state is { gauges: trust of each person and patience last, marks: a Set of numbers }.
  function holds(condition, state, needs) {
    if (condition === null || condition === undefined) return true;
    const [kind, ...rest] = condition;
    if (kind === "gauge") return COMPARE[rest[1]](state.gauges[rest[0]], rest[2]);
    if (kind === "mark") return state.marks.has(rest[0]);
    if (kind === "not") return !holds(rest[0], state, needs);
    if (kind === "and") return rest.every((one) => holds(one, state, needs));
    if (kind === "or") return rest.some((one) => holds(one, state, needs));
    let known = 0;
    for (let need = 0; need < needs; need++) known += state.marks.has(need);
    return COMPARE[rest[0]](H.POINT * known, rest[1]);
  }

  // Which of n flags the seed draws from the list in that place: the digest as one large number, modulo n.
  H.draw = (seed, place, n) => H.sha256(seed + "/chance/" + place).reduce((rest, byte) => (rest * 256 + byte) % n, 0);

  // The order on the screen: sorted by a hash, so that one more or less leaves the others as they are.
  H.shuffled = (ids, seed, turn) => {
    const hex = (id) => H.sha256(seed + "/" + turn + "/" + id).map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return ids.map((id) => [hex(id), id]).sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)).map(([, id]) => id);
  };

  H.Talk = class Talk {
    // Replays those choices after a meeting that left the flags `before`. Throws where one is not on offer.
    constructor(data, seed, choices = [], before = []) {
      this.data = data;
      this.seed = seed;
      this.before = data.before.filter((one) => before.includes(one.id));
      this.choices = [];
      this.steps = [];
      this.stuck = false;
      this.ending = null; // { number, says, followed, … } once one is reached
      this.stop = null; // the turn in its version, where an answer is awaited
      const drawn = data.chance.map((flags, place) => flags[H.draw(seed, place, flags.length)]);
      const marks = [...this.before.map((one) => one.mark), ...drawn].filter((mark) => mark !== null);
      this.state = { gauges: [...data.people.map((one) => one.trust), data.patience], marks: new Set(marks) };
      this.arrive(data.start);
      this.told = this.known(this.state); // what the first words tell
      for (const id of choices) this.choose(id);
    }

    holds(condition, state = this.state) { return holds(condition, state, this.data.needs.length); }
    first(ways) { return ways.find(([condition]) => this.holds(condition)); }
    known(state) { return this.data.needs.map((_, need) => need).filter((need) => state.marks.has(need)); }
    get finished() { return this.ending !== null; }
    get turn() { return this.stop && this.data.turns[this.stop.turn]; }
    get speaker() { return this.stop ? this.stop.speaker : this.steps.length ? this.steps[this.steps.length - 1].stop.speaker : 0; }
    get patience() { return this.state.gauges[this.state.gauges.length - 1]; }
    get learnt() { return [...this.told, ...this.steps.flatMap((step) => step.learnt)]; }

    // What may be said, in the order of the file and in the case that holds: { id, move, elsewhere }.
    offered() {
      if (this.stuck || !this.stop || this.choices.length >= LONGEST) return [];
      const found = [];
      for (const slot of this.stop.slots) {
        if (!this.holds(slot.when) || (slot.once !== undefined && this.state.marks.has(slot.once))) continue;
        const [, move, elsewhere] = this.first(slot.cases);
        found.push({ id: this.data.choices[slot.choice].id, say: this.data.choices[slot.choice].say, move: this.data.moves[move], elsewhere: elsewhere || "" });
      }
      return found;
    }

    // The same in the order of the screen.
    shown() {
      const offered = this.offered();
      return offered.length ? H.shuffled(offered.map((one) => one.id), this.seed, this.turn.id).map((id) => offered.find((one) => one.id === id)) : [];
    }

    // Says it, and answers what it did. Throws where it is not on offer, and then nothing has changed.
    choose(id) {
      const offered = this.offered(), said = offered.find((one) => one.id === id);
      if (!said) throw new RangeError("not on offer: " + id);
      const { stop, state: before } = this, { move } = said;
      this.state = this.after(move, before);
      const goal = this.goal(move.next);
      if (goal !== null) this.arrive(goal);
      this.choices.push(id);
      this.stuck = goal === null || (!this.finished && !this.offered().length);
      const cameToLight = (need) => this.state.marks.has(need) && !before.marks.has(need);
      const last = before.gauges.length - 1;
      const step = {
        number: this.choices.length, stop, said, move, points: move.points, offered, breach: move.breach,
        trustBefore: before.gauges[stop.speaker], patienceBefore: before.gauges[last],
        trust: this.state.gauges[stop.speaker], patience: this.state.gauges[last],
        learnt: [...new Set([...move.reveals, ...this.known(this.state)])].filter(cameToLight),
        went: goal === null ? null : this.placeName(goal),
      };
      this.steps.push(step);
      return step;
    }

    // Gauges kept within 0 to 100 once, marks added.
    after(move, state) {
      const gauges = state.gauges.slice();
      for (const [gauge, by] of move.shifts) gauges[gauge] = Math.max(0, Math.min(FULL, gauges[gauge] + by));
      return { gauges, marks: new Set([...state.marks, ...move.adds]) };
    }

    // Where it leads in the state after it: the walk-out first, where one is declared. Null where nothing holds.
    goal(next) {
      if (this.data.walkOut !== null && (this.state.gauges[0] === 0 || this.patience === 0)) return this.data.walkOut;
      const way = this.first(next);
      return way ? way[1] : null;
    }

    // The version is chosen, and then the customer has said it.
    arrive(goal) {
      const { turns, stops, endings } = this.data;
      if (goal < turns.length) {
        this.stop = stops[this.first(turns[goal].versions)[1]];
        this.state = { gauges: this.state.gauges, marks: new Set([...this.state.marks, ...this.stop.tells]) };
        return;
      }
      const ending = endings[goal - turns.length];
      this.stop = null;
      this.ending = { ...ending, ...this.first(ending.versions)[1] };
    }

    placeName(goal) {
      const { turns, endings } = this.data;
      return goal < turns.length ? turns[goal].id : endings[goal - turns.length].id;
    }

    // The same conversation with only its first `keep` choices.
    rewound(keep) { return new Talk(this.data, this.seed, this.choices.slice(0, keep), this.before.map((one) => one.id)); }
  };
})();
