// The forms: choose or drop a file, or paste text; send it; show what comes back.

import { make } from "./dom.js";
import { showError, showReport, summary } from "./report.js";

const PATIENCE = 60_000;
const fileForm = document.getElementById("file-form");
const textForm = document.getElementById("text-form");
const file = document.getElementById("file");
const fileLabel = document.getElementById("file-label");
const drop = document.getElementById("drop");
const text = document.getElementById("text");
const status = document.getElementById("status");
const outcome = document.getElementById("outcome");
const maxBytes = Number(fileForm.dataset.maxBytes);

file.addEventListener("change", () => {
  fileLabel.textContent = file.files.length ? file.files[0].name : "Choose your resume";
  drop.classList.toggle("chosen", file.files.length > 0);
});
for (const name of ["dragenter", "dragover"]) drop.addEventListener(name, () => drop.classList.add("over"));
for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("over"));

fileForm.addEventListener("submit", (event) => {
  event.preventDefault();
  const chosen = file.files[0];
  if (!chosen) return ask(file, "Choose a file first.");
  if (chosen.size > maxBytes) {
    const mebibytes = Math.round(maxBytes / 2 ** 20);
    return finish(showError({ code: "too_big", message: `At most ${mebibytes} MiB are read; save it without pictures` }), "This file is too big.");
  }
  const body = new FormData();
  body.append("file", chosen, chosen.name);
  return send(fileForm, { body });
});

textForm.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!text.value.trim()) return ask(text, "Paste the text first.");
  const body = JSON.stringify({ text: text.value });
  return send(textForm, { body, headers: { "Content-Type": "application/json" } });
});

function ask(field, message) {
  status.textContent = message;
  field.focus();
}

async function send(form, request) {
  setBusy(form, true);
  try {
    const response = await fetch("/v1/match", { method: "POST", ...request, signal: AbortSignal.timeout(PATIENCE) });
    const answer = await response.json();
    if (response.ok) finish(showReport(answer), summary(answer));
    else finish(showError(answer.error), "This did not work; the reason follows.");
  } catch {
    const message = "There was no answer. Check the connection and try again";
    finish(showError({ code: "unreachable", message }), "There was no answer.");
  } finally {
    setBusy(form, false);
  }
}

function setBusy(form, busy) {
  if (busy) status.textContent = "Reading your resume…";
  document.body.classList.toggle("busy", busy);
  outcome.setAttribute("aria-busy", String(busy));
  for (const button of document.querySelectorAll("button[type=submit]")) button.disabled = busy;
}

function finish(content, said) {
  outcome.replaceChildren(...content.map((part) => (typeof part === "string" ? make("p", {}, part) : part)));
  outcome.hidden = false;
  status.textContent = said;
  outcome.focus({ preventScroll: true });
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  outcome.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "start" });
}
