"use strict";
// The administrator's page: which rooms there are, one more, and one less. The key stays in this tab.
(() => {
  const slot = "helpfirst:admin";
  let key = "";
  const trouble = (text) => { $("trouble").textContent = text; };

  async function ask(path, body) {
    trouble("");
    try {
      const answer = await fetch("/admin/" + path, { method: body ? "POST" : "GET", headers: { Authorization: "Bearer " + key }, body: body && JSON.stringify(body) });
      const found = await answer.json();
      if (answer.ok) return found;
      trouble(found.why);
      if (answer.status === 401) leave();
    } catch { trouble(say("rooms.unreachable")); }
    return null;
  }

  function leave() {
    try { sessionStorage.removeItem(slot); } catch { /* private window */ }
    $("inside").hidden = true;
    $("enter").hidden = false;
    $("key").focus();
  }

  async function show() {
    const offered = $("scenario").children.length ? [] : await ask("scenarios");
    if (!offered) return;
    for (const one of offered) { const option = make("option", "", one.title); option.value = one.id; $("scenario").append(option); }
    $("enter").hidden = true;
    $("inside").hidden = false;
    try { sessionStorage.setItem(slot, key); } catch { /* until it is reloaded */ }
    await list();
  }

  async function list() {
    const rooms = await ask("rooms");
    if (!rooms) return;
    const day = (seconds) => new Date(seconds * 1000).toLocaleDateString(), moment = (seconds) => new Date(seconds * 1000).toLocaleString();
    $("list").replaceChildren(...(rooms.length ? [] : [make("li", "soft", say("rooms.none"))]), ...rooms.reverse().map((one) => {
      const close = make("button", "", say("rooms.close"));
      close.type = "button";
      close.onclick = async () => {
        if (close.textContent === say("rooms.close")) close.textContent = say("rooms.sure"); // the second press does it
        else if (await ask("rooms/" + one.code + "/close", {})) await list();
      };
      return make("li", "", make("span", "", make("b", "", one.code), "  " + one.scenario + "  ",
        make("span", "muted", say("rooms.row", { when: moment(one.created), until: day(one.until) }) + (one.here ? ", " + say("rooms.here", { count: one.here }) : ""))), close);
    }));
  }

  $("enter").onsubmit = (event) => { event.preventDefault(); key = $("key").value.trim(); $("key").value = ""; show(); };
  $("open").onsubmit = async (event) => {
    event.preventDefault();
    const teams = $("teams").value.split(",").map((one) => one.trim()).filter(Boolean);
    const found = await ask("rooms", { scenario: $("scenario").value, names: $("names").checked, teams });
    if (!found) return;
    $("opened").replaceChildren(make("p", "ask", say("rooms.opened", { code: found.code })),
      ...["people", "projector", "private"].map((name) => make("p", "copied", make("span", "muted", say("rooms." + name)), make("span", "address", found[name]))));
    await list();
  };

  worded(document);
  try { key = sessionStorage.getItem(slot) || ""; } catch { /* private window */ }
  if (key) show(); else $("key").focus();
})();
