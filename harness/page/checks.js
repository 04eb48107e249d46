(() => {
  const wrong = [];
  const say = (what, element) => wrong.push(what + (element ? ": " + element.outerHTML.slice(0, 140) : ""));
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const seen = (element) => {
    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
    return box.width > 1 && box.height > 1 && style.visibility !== "hidden" && element.checkVisibility();
  };

  // Nothing hostile became markup.
  if (window.hit) say("hostile text ran");
  all("script").forEach((e) => { if (!/^\/assets\//.test(e.getAttribute("src") || "")) say("a script of others", e); });
  all("*").forEach((e) => {
    for (const a of e.attributes) if (/^on/i.test(a.name) || a.name === "style") say("an inline handler or style", e);
  });
  all("a[href]").forEach((e) => { if (!/^https?:$/.test(e.protocol)) say("a link that is none of the web", e); });
  all("iframe, object, embed, base, link[rel=import]").forEach((e) => say("an element of others", e));
  all("img").forEach((e) => { if (!/^\/assets\//.test(e.getAttribute("src"))) say("an image of others", e); });

  // Structure.
  if (!document.documentElement.lang) say("no language");
  if (!document.title.trim()) say("no title");
  if (all("main").length !== 1) say("not one main");
  if (all("h1").length !== 1) say(all("h1").length + " h1");
  let level = 0;
  all("h1,h2,h3,h4,h5,h6").forEach((e) => {
    const next = Number(e.tagName[1]);
    if (next > level + 1) say("a heading jumps from " + level + " to " + next, e);
    level = next;
  });
  const ids = all("[id]").map((e) => e.id);
  ids.filter((id, i) => ids.indexOf(id) !== i).forEach((id) => say("the id '" + id + "' twice"));
  all("[aria-labelledby],[aria-describedby]").forEach((e) => {
    const names = (e.getAttribute("aria-labelledby") || "") + " " + (e.getAttribute("aria-describedby") || "");
    names.split(/\s+/).filter(Boolean).forEach((id) => { if (!document.getElementById(id)) say("no element '" + id + "'", e); });
  });
  all("input:not([type=hidden]),select,textarea").forEach((e) => { if (!e.labels.length) say("a field without a label", e); });
  all("a,button,summary").forEach((e) => {
    if (seen(e) && !(e.textContent.trim() || e.getAttribute("aria-label"))) say("no name", e);
  });
  all("img").forEach((e) => { if (!e.hasAttribute("alt")) say("no alternative text", e); });
  all("svg[role=img]").forEach((e) => { if (!e.querySelector("title") || !e.querySelector("desc")) say("a chart without words", e); });
  all("table").forEach((e) => { if (!e.querySelector("th[scope]") && !e.closest(".markdown")) say("a table without headers", e); });
  all("nav,section[aria-labelledby],[role=region]").forEach((e) => {
    if (!e.getAttribute("aria-label") && !e.getAttribute("aria-labelledby")) say("a landmark without a name", e);
  });
  all("form[method=post]").forEach((e) => { if (!e.querySelector("input[name=token]")) say("a form without a token", e); });

  // Layout.
  const wide = document.scrollingElement.scrollWidth - innerWidth;
  if (wide > 0) {
    say("wider than the window by " + wide);
    const out = all("main *").filter((e) => seen(e) && e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".scroll,.diff,.block"));
    if (out.length) say("sticks out", out[out.length - 1]);
  }
  if (innerWidth < 600) {
    all("button, .button, select, input:not([type=hidden]):not([type=checkbox]), .top nav a").forEach((e) => {
      if (seen(e) && e.getBoundingClientRect().height < 24) say("too small for a finger", e);
    });
  }

  // Contrast (WCAG 1.4.3): 4.5, or 3 for large text.
  const canvas = document.createElement("canvas"); canvas.width = canvas.height = 1;
  const ink = canvas.getContext("2d", { willReadFrequently: true });
  const colour = (text) => { ink.clearRect(0, 0, 1, 1); ink.fillStyle = text; ink.fillRect(0, 0, 1, 1); return Array.from(ink.getImageData(0, 0, 1, 1).data); };
  const light = (c) => {
    const [r, g, b] = c.slice(0, 3).map((v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4); });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (e) => {
    for (; e; e = e.parentElement) { const c = colour(getComputedStyle(e).backgroundColor); if (c[3] > 250) return c; }
    return [255, 255, 255, 255];
  };
  const told = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let texts = 0;
  while (walker.nextNode() && texts < 4000) {
    const node = walker.currentNode, e = node.parentElement;
    if (!node.data.trim() || !seen(e) || e.closest("noscript,script,svg,option")) continue;
    texts += 1;
    const style = getComputedStyle(e), size = parseFloat(style.fontSize);
    const one = light(colour(style.color)), other = light(ground(e));
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    const wanted = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    const key = e.className + style.color;
    if (ratio < wanted && !told.has(key)) { told.add(key); say("contrast " + ratio.toFixed(2), e); }
  }
  return wrong;
})()
