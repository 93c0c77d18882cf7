// Builds elements. Text always becomes a text node: nothing that a resume says is ever read as HTML.

export function make(tag, options = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

// Returns a link to a web address, or plain text when the address is anything else.
export function link(address, text) {
  let url = null;
  try {
    url = new URL(address);
  } catch {
    return make("span", {}, text);
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return make("span", {}, text);
  return make("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, text);
}

export function points(share) {
  return Math.round(share * 100);
}

export function words(text) {
  const spaced = String(text).replaceAll("_", " ").replaceAll("-", " ");
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

export function plural(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
