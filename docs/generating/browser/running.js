// Loads the library into a worker of this page and hands questions to it. Nothing is kept and nothing is sent: the policy
// of the page refuses every other place.
"use strict";

window.cspr = (() => {
  const part = (name) => document.getElementById(`calculator-${name}`);
  const [state, bar, cannot] = ["state", "bar", "cannot"].map(part);
  const home = new URL("calculator/", document.baseURI).href;
  const sentences = JSON.parse(part("sentences").textContent);
  const files = JSON.parse(part("files").textContent);
  let worker = null;
  let number = 0;
  let loaded = null;
  const waiting = new Map();

  const WHY_NOT = ["file", "webassembly", "old", "little", "memory", "failed"]; // stand above the form too
  const say = (name) => {
    state.textContent = name ? sentences[name] : "";
    cannot.textContent = WHY_NOT.includes(name) ? sentences[name] : "";
    cannot.hidden = !cannot.textContent;
  };
  const impossible = location.protocol === "file:" ? "file"
    : typeof WebAssembly !== "object" ? "webassembly"
    : typeof Worker !== "function" || typeof DecompressionStream !== "function" ? "old" : null;

  part("all").disabled = Boolean(impossible);
  say(impossible ?? (navigator.deviceMemory < 1 ? "little" : ""));

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

  async function ask(task, asked, more = {}) {
    await load();
    return new Promise((resolve, reject) => {
      number += 1;
      waiting.set(number, { resolve, reject });
      worker.postMessage({ task, number, asked: JSON.stringify(asked), ...more });
    });
  }

  async function tried(work) {
    try {
      await work();
    } catch (error) {
      if (worker) say(error.message in sentences ? error.message : "failed");
    }
  }

  if (!impossible) part("form").addEventListener("focusin", () => { load(); }, { once: true });
  return { part, say, ask, tried, impossible };
})();
