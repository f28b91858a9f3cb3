// The calculator's page: what is entered goes to the library in the worker, and what it says is shown. Nothing is kept
// and nothing is sent: the policy of the page refuses every other place.
"use strict";

(() => {
  const form = document.getElementById("calculator-form");
  if (!form) return;
  const part = (name) => document.getElementById(`calculator-${name}`);
  const [state, bar, wrong, result] = ["state", "bar", "wrong", "result"].map(part);
  const home = new URL("calculator/", document.baseURI).href;
  const sentences = JSON.parse(part("sentences").textContent);
  const files = JSON.parse(part("files").textContent);
  let worker = null;
  let number = 0;
  let loaded = null;
  const waiting = new Map();

  const say = (name) => { state.textContent = name ? sentences[name] : ""; };
  const impossible = location.protocol === "file:" ? "file"
    : typeof WebAssembly !== "object" ? "webassembly"
    : typeof Worker !== "function" || typeof DecompressionStream !== "function" ? "old" : null;

  const today = new Date();
  part("on").value ||= today.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  if (impossible) {
    say(impossible);
    return;
  }
  part("all").disabled = false;
  say(navigator.deviceMemory < 1 ? "little" : "");

  function stop(name) {
    say(name);
    bar.hidden = true;
    worker?.terminate();
    worker = null;
    loaded = null;
    for (const { reject } of waiting.values()) reject(new Error(name));
    waiting.clear();
  }

  function load() {
    if (loaded) return loaded;
    say("loading");
    bar.hidden = false;
    bar.removeAttribute("value");
    const blob = new Blob([`importScripts(${JSON.stringify(home + "worker.js")})`], { type: "text/javascript" });
    loaded = new Promise((resolve, reject) => {
      worker = new Worker(URL.createObjectURL(blob));
      worker.onerror = () => { stop("failed"); reject(new Error("failed")); };
      worker.onmessage = ({ data }) => {
        if ("progress" in data) {
          bar.value = data.progress;
        } else if (data.ready) {
          bar.hidden = true;
          say("ready");
          resolve();
        } else if (data.loading) {
          stop(data.stopped);
          reject(new Error(data.stopped));
        } else {
          const asker = waiting.get(data.number);
          waiting.delete(data.number);
          if (data.stopped) asker?.reject(new Error(data.stopped));
          else asker?.resolve(data.says);
        }
      };
      worker.postMessage({ task: "start", home, files });
    });
    loaded.catch(() => {});
    return loaded;
  }

  async function ask(task, more = {}) {
    await load();
    return new Promise((resolve, reject) => {
      number += 1;
      waiting.set(number, { resolve, reject });
      worker.postMessage({ task, number, asked: entered(), ...more });
    });
  }

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
    return JSON.stringify({ partnership, on, reference, events, facts, proceedings });
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

  async function tried(work) {
    try {
      await work();
    } catch (error) {
      if (worker) say(error.message in sentences ? error.message : "failed");
    }
  }

  form.addEventListener("focusin", () => { load(); }, { once: true });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    tried(async () => {
      show(JSON.parse(await ask("answer")));
      say("done");
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
    save(`${reference()}.ics`, await ask("calendar", { sayWhat: part("say-what").checked }), "text/calendar");
    say("saved");
  }));
  part("case").addEventListener("click", () => tried(async () => {
    save(`${reference()}.json`, await ask("case"), "application/json");
    say("saved");
  }));
  part("print").addEventListener("click", () => print());
})();
