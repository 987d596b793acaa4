"use strict";
// Elements for a page on which text is always text: whatever stands in a conversation goes in by textContent, and every
// block runs the way its first letter does.
(() => {
  const H = globalThis.Helpfirst;
  const SVG = "http://www.w3.org/2000/svg";
  const put = (element, inner) => {
    for (const one of inner.flat(9)) if (one !== null && one !== undefined && one !== "") element.append(one instanceof Node ? one : H.visible(String(one)));
    return element;
  };
  const set = (element, attributes) => {
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "on") for (const [event, heard] of Object.entries(value)) element.addEventListener(event, heard);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
    }
    return element;
  };
  const DIRECTED = new Set(["p", "h1", "h2", "h3", "li", "dt", "dd", "label", "button", "blockquote", "legend", "span", "b", "summary"]);

  H.make = (name, attributes = {}, ...inner) =>
    put(set(document.createElement(name), { ...(DIRECTED.has(name) ? { dir: "auto" } : {}), ...attributes }), inner);
  H.svg = (name, attributes = {}, ...inner) => put(set(document.createElementNS(SVG, name), attributes), inner);
  H.show = (id, ...inner) => { const place = document.getElementById(id); place.textContent = ""; return put(place, inner); };
  H.announce = (text) => { document.getElementById("status").textContent = text; };
  // Where a reader goes on: no outline, since nobody tabbed there.
  H.goTo = (element) => { if (element) { element.setAttribute("tabindex", "-1"); element.focus({ preventScroll: true }); } };
  H.button = (text, does, attributes = {}) => H.make("button", { type: "button", ...attributes, on: { click: does } }, text);

  // The three marks are drawn, so that they look alike in every font; who listens hears the word beside them.
  H.mark = (mark) => {
    const shape = { "▲": ["help", "M6 1 11.5 11H.5Z"], "●": ["push", "M6 .8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 0 1 6 .8Z"], "◆": ["lead", "M6 .3 11.7 6 6 11.7.3 6Z"] }[mark];
    return shape ? H.svg("svg", { class: "mark " + shape[0], viewBox: "0 0 12 12", "aria-hidden": "true" }, H.svg("path", { d: shape[1] })) : "";
  };
})();
