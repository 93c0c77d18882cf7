// Turns a match report into the result on the page.

import { make, plural, words } from "./dom.js";
import { roleCard } from "./role.js";

const LEVELS = { info: "Note", warn: "Take care", error: "Problem" };

export function showReport(report) {
  return [
    heading(report),
    factsLine(report.resume),
    report.abstained ? abstention(report.abstained) : null,
    findings(report.resume.findings),
    make("ol", { class: "roles" }, report.matches.map((match, place) => roleCard(report, match, place))),
    closing(report),
  ].filter(Boolean);
}

export function showError(error) {
  const title = TITLES[error.code] ?? "This did not work";
  return [
    make(
      "div",
      { class: "panel trouble" },
      make("h2", { id: "outcome-title" }, title),
      make("p", {}, sentence(error.message)),
      error.detail ? make("p", { class: "quiet" }, error.detail) : null,
      make("p", { class: "quiet" }, "Nothing was guessed and nothing was kept."),
    ),
  ];
}

export function summary(report) {
  if (report.abstained) return "Done. No role is named; the reason follows.";
  const best = report.matches[0];
  if (!best) return "Done. No role fits.";
  return `Done. ${plural(report.matches.length, "role")}. First: ${best.role.title}, ${words(best.level).toLowerCase()} match.`;
}

const TITLES = {
  encrypted: "This file is protected by a password",
  no_text: "No text was found in this file",
  empty: "This file is empty",
  too_big: "This file is too big",
  unsupported: "This kind of file is not read",
  not_a_resume: "This does not look like a resume",
  broken: "This file is damaged",
  too_complex: "This file could not be read",
  timeout: "Reading this file took too long",
  busy: "Many resumes at once",
  not_ready: "Not ready yet",
  unreachable: "The service cannot be reached",
  internal: "Something went wrong here",
};

function heading(report) {
  const title = report.abstained ? "No role is named this time" : "Roles that fit";
  return make("h2", { id: "outcome-title" }, title);
}

function factsLine(facts) {
  const parts = [
    facts.file,
    plural(facts.pages, "page"),
    languageName(facts.language),
    facts.months ? `${span(facts.months)} of experience` : "",
    `as of ${day(facts.as_of)}`,
  ];
  return make("p", { class: "facts" }, parts.filter(Boolean).map((part) => make("span", {}, part)));
}

function findings(items) {
  if (!items.length) return null;
  const rows = items.map((item) =>
    make(
      "li",
      { class: `finding ${item.level}` },
      make("strong", {}, `${LEVELS[item.level] ?? words(item.level)}: `),
      sentence(item.message),
      item.page ? make("span", { class: "page" }, `page ${item.page}`) : null,
    ),
  );
  const serious = items.some((item) => item.level !== "info");
  return make(
    "details",
    { class: "panel findings", open: serious },
    make("summary", {}, `How well it was read: ${plural(items.length, "remark")}`),
    make("ul", {}, rows),
  );
}

function abstention(abstained) {
  return make(
    "div",
    { class: "panel calm" },
    make("p", { class: "reason" }, sentence(abstained.reason)),
    make("p", { class: "quiet" }, "Saying nothing is better than guessing. A resume with dated positions, duties and skills in words gives more to go by; pasting its text above often helps."),
  );
}

function closing(report) {
  const versions = Object.entries(report.versions).map(([name, version]) => `${name} ${String(version).slice(0, 16)}`);
  const file = new Blob([JSON.stringify(report, null, 2)], { type: "application/json" });
  return make(
    "p",
    { class: "closing quiet" },
    "A score helps people decide; it decides nothing. ",
    make("a", { href: URL.createObjectURL(file), download: "match-report.json" }, "Save this report"),
    make("span", { class: "versions" }, `${versions.join(" · ")} · ${Math.round(report.elapsed_ms)} ms`),
  );
}

function span(months) {
  const years = Math.floor(months / 12);
  const rest = months % 12;
  return [years ? plural(years, "year") : "", rest ? plural(rest, "month") : ""].filter(Boolean).join(" ");
}

function day(iso) {
  const date = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" }).format(date);
}

function languageName(code) {
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(code);
  } catch {
    return code;
  }
}

function sentence(text) {
  const whole = String(text).trim();
  const ended = /[.!?…]$/.test(whole) ? whole : `${whole}.`;
  return ended.charAt(0).toUpperCase() + ended.slice(1);
}
