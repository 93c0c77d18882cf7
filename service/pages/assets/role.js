// One role: its score, the proof, what is missing, certifications and next steps.

import { link, make, points, words } from "./dom.js";

const SHOWN = 5;
const IMPORTANCES = ["core", "common", "helpful"];
const ASKED = { core: "Asked for in most adverts", common: "Asked for in many", helpful: "A plus" };

export function roleCard(report, match, place) {
  const mine = (item) => item.role === match.role.id;
  const title = `role-${place + 1}`;
  const details = make(
    "details",
    { class: "panel role", open: place === 0 },
    make(
      "summary",
      {},
      make("span", { class: "rank", "aria-hidden": "true" }, String(place + 1)),
      make("h3", { id: title }, match.role.title),
      score(match),
    ),
    make(
      "div",
      { class: "inside" },
      make("div", { class: "column" }, parts(match), proof(match.evidence)),
      make("div", { class: "column" }, missing(match, report.gaps.filter(mine)), found(match)),
      certifications(report.certifications.filter(mine), match),
      nextSteps(report.next_steps.filter(mine)),
    ),
  );
  return make("li", {}, make("article", { "aria-labelledby": title }, details));
}

function score(match) {
  const fill = make("span", { class: "fill" });
  fill.style.width = `${Math.max(2, points(match.score))}%`;
  return make(
    "span",
    { class: "score" },
    make("span", { class: "level" }, `${words(match.level)} match`),
    make("span", { class: "bar", "aria-hidden": "true" }, fill),
    make("span", { class: "points" }, make("b", {}, String(points(match.score))), " of 100"),
  );
}

function parts(match) {
  const named = Object.entries(match.parts).filter(([, share]) => points(share) > 0);
  if (!named.length) return null;
  const segments = named.map(([, share], place) => {
    const segment = make("span", { class: `shade-${place % 4}` });
    segment.style.width = `${points(share)}%`;
    return segment;
  });
  const items = named.map(([name, share], place) =>
    make("li", { class: `shade-${place % 4}` }, `${words(name)} `, make("b", {}, String(points(share)))),
  );
  return make(
    "section",
    { class: "parts" },
    make("h4", {}, "What the score is made of"),
    make("div", { class: "bar", "aria-hidden": "true" }, segments),
    make("ul", {}, items),
  );
}

// Skills have a list of their own: a quote of the bare word would say nothing more.
function proof(evidence) {
  const groups = new Map();
  const quoted = evidence.filter((item) => item.kind !== "skills");
  for (const item of quoted.sort((a, b) => b.share - a.share)) {
    groups.set(item.requirement, [...(groups.get(item.requirement) ?? []), item]);
  }
  if (!groups.size) return null;
  const rows = [...groups].map(([requirement, items]) => proofRow(requirement, items));
  return block("What your resume shows", make("ul", { class: "proofs" }, rows.slice(0, SHOWN)), more(rows, "proofs"));
}

function proofRow(requirement, items) {
  const added = points(items.reduce((sum, item) => sum + item.share, 0));
  return make(
    "li",
    {},
    make("h5", {}, requirement, added > 0 ? make("span", { class: "added" }, `+${added}`) : null),
    items.map((item) =>
      make("blockquote", {}, make("q", {}, item.text), " ", make("cite", { class: "page" }, `page ${item.page}`)),
    ),
  );
}

function more(rows, kind) {
  if (rows.length <= SHOWN) return null;
  return make(
    "details",
    { class: "more" },
    make("summary", {}, `Show ${rows.length - SHOWN} more`),
    make("ul", { class: kind }, rows.slice(SHOWN)),
  );
}

function found(match) {
  if (!match.found.length) return null;
  const items = match.found.map((skill) => {
    const worded = skill.text && skill.text.toLowerCase() !== skill.name.toLowerCase();
    return make(
      "li",
      {},
      skill.name,
      worded ? make("q", {}, skill.text) : null,
      skill.page ? make("span", { class: "page" }, `page ${skill.page}`) : null,
    );
  });
  return block("Skills it shows", make("ul", { class: "chips have" }, items));
}

function missing(match, gaps) {
  const known = new Map(gaps.map((gap) => [gap.skill, gap]));
  const names = new Map(match.found.map((skill) => [skill.skill, skill.name]));
  const groups = IMPORTANCES.map((importance) => {
    const skills = match.missing.filter((skill) => skill.importance === importance);
    if (!skills.length) return null;
    const items = skills.map((skill) => missingSkill(skill, known.get(skill.skill), names));
    return [make("h5", {}, ASKED[importance]), make("ul", { class: `chips lack ${importance}` }, items)];
  }).filter(Boolean);
  if (!groups.length) return block("What is missing", make("p", { class: "quiet" }, "Nothing that the role asks for."));
  const effects = gaps.some((gap) => points(gap.effect) > 0);
  const hint = effects ? make("p", { class: "quiet hint" }, "A number says how far showing the skill would raise the score.") : null;
  return block("What is missing", groups, hint);
}

function missingSkill(skill, gap, names) {
  const effect = gap ? points(gap.effect) : 0;
  const near = gap?.through ? names.get(gap.through) ?? words(gap.through) : "";
  return make(
    "li",
    {},
    skill.name,
    effect > 0 ? make("span", { class: "added" }, `+${effect}`) : null,
    near ? make("small", {}, `close to ${near}`) : null,
  );
}

function certifications(items, match) {
  if (!items.length) return null;
  const names = new Map([...match.missing, ...match.found].map((skill) => [skill.skill, skill.name]));
  const rows = items.map((item) =>
    make(
      "li",
      {},
      make("h5", {}, link(item.url, item.name)),
      make(
        "p",
        { class: "quiet" },
        [item.issuer, item.level, item.licence ? "licence asked for by law" : ""].filter(Boolean).join(" · "),
        make("span", { class: `state ${item.status}` }, words(item.status)),
      ),
      item.why ? make("p", {}, item.why) : null,
      item.closes.length
        ? make(
            "ul",
            { class: "chips closes", "aria-label": "Gaps it closes" },
            item.closes.map((skill) => make("li", {}, names.get(skill) ?? skill)),
          )
        : null,
    ),
  );
  return wide("Certifications", make("ul", { class: "certifications" }, rows));
}

function nextSteps(steps) {
  if (!steps.length) return null;
  const rows = steps.map((step) => make("li", {}, make("h5", {}, step.title), make("p", {}, step.text)));
  return wide("Next level and next steps", make("ol", { class: "steps" }, rows));
}

function block(title, ...content) {
  return make("section", { class: "block" }, make("h4", {}, title), content);
}

function wide(title, ...content) {
  return make("section", { class: "block wide" }, make("h4", {}, title), content);
}
