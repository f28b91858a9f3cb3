// The calculator's page: what is entered goes to the library, and what it says is shown.
"use strict";

(() => {
  const { part, say, ask, tried, impossible } = window.cspr;
  const form = part("form");
  const [wrong, result] = ["wrong", "result"].map(part);

  const today = new Date();
  part("on").value ||= today.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  if (impossible) return;

  function entered() {
    const events = {};
    const facts = {};
    const proceedings = {};
    for (const [name, value] of new FormData(form)) {
      const [kind, id] = name.split(":");
      if (kind === "event" && value.trim()) events[id] = value;
      if (kind === "fact" && value) facts[id] = value;
      if (kind === "proceeding" && value) proceedings[id] = value;
    }
    const [partnership, on, reference] = ["partnership", "on", "reference"].map((name) => part(name).value);
    return { partnership, on, reference, events, facts, proceedings };
  }

  function open(field) {
    for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    (field.matches("input, select") ? field : field.querySelector("input")).focus();
  }

  function links(list, entries) {
    list.replaceChildren(...entries.map(([field, says]) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `#${field.id}`;
      link.textContent = says;
      link.addEventListener("click", (event) => { event.preventDefault(); open(field); });
      item.append(link);
      return item;
    }));
  }

  function showProblems(problems) {
    for (const field of form.querySelectorAll("[aria-invalid]")) {
      field.removeAttribute("aria-invalid");
      field.setAttribute("aria-describedby", field.dataset.describedby ?? "");
      if (!field.dataset.describedby) field.removeAttribute("aria-describedby");
    }
    for (const old of form.querySelectorAll(".calculator-problem")) old.remove();
    const entries = Object.entries(problems).map(([name, says]) => [part(name), says]);
    wrong.hidden = !entries.length;
    links(wrong.querySelector("ul"), entries);
    for (const [field, says] of entries) {
      const note = document.createElement("p");
      note.className = "calculator-problem";
      note.id = `${field.id}-problem`;
      note.textContent = says;
      field.before(note);
      field.dataset.describedby ??= field.getAttribute("aria-describedby") ?? "";
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", `${field.dataset.describedby} ${note.id}`.trim());
    }
    if (entries.length) wrong.focus();
  }

  function show(answer) {
    showProblems(answer.problems);
    result.hidden = Object.keys(answer.problems).length > 0;
    if (result.hidden) return;
    part("title").textContent = answer.title;
    part("cautions").replaceChildren(...answer.cautions.map((says) => {
      const item = document.createElement("li");
      item.textContent = says;
      return item;
    }));
    part("screen").innerHTML = answer.screen;
    part("deadlines").innerHTML = answer.deadlines;
    const asked = answer.ask.map((id) => [part(`fact-${id}`), part(`fact-${id}`).querySelector("legend").textContent]);
    part("next").hidden = !asked.length;
    links(part("next").querySelector("ul"), asked);
    part("calendar").disabled = !answer.dates;
    part("title").focus();
  }

  function save(name, text, type) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    tried(async () => {
      show(JSON.parse(await ask("answer", entered())));
      say(result.hidden ? "wrong" : "done");
    });
  });
  form.addEventListener("reset", () => {
    result.hidden = true;
    showProblems({});
    say("ready");
  });
  const reference = () => part("reference").value.trim() || "REVIEW-1";
  part("calendar").addEventListener("click", () => tried(async () => {
    say("calendar");
    save(`${reference()}.ics`, await ask("calendar", entered(), { sayWhat: part("say-what").checked }), "text/calendar");
    say("saved");
  }));
  part("case").addEventListener("click", () => tried(async () => {
    save(`${reference()}.json`, await ask("case", entered()), "application/json");
    say("saved");
  }));
  part("print").addEventListener("click", () => print());
})();
