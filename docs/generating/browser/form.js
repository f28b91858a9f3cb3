// The page on which a form is checked: only which boxes are filled goes to the library, never what is in them.
"use strict";

(() => {
  const { part, say, ask, tried, impossible } = window.cspr;
  if (impossible) return;
  const form = part("form");
  const choice = part("which");
  const chosen = () => document.getElementById(choice.value);

  function show() {
    for (const each of form.querySelectorAll("[data-form]")) each.hidden = each !== chosen();
    part("result").hidden = true;
  }

  function fromAddress() {
    const name = decodeURIComponent(location.hash.slice(1));
    if ([...choice.options].some((option) => option.value === name)) choice.value = name;
    show();
  }

  function entered() {
    const { partnership, document: source, form: id } = chosen().dataset;
    const filled = {};
    for (const box of chosen().querySelectorAll("input:checked")) {
      if (box.value) filled[box.dataset.path] = box.value;
    }
    return { partnership, document: source, form: id, stage: chosen().querySelector("select").value, filled };
  }

  choice.addEventListener("change", show);
  addEventListener("hashchange", fromAddress);
  form.addEventListener("reset", () => { setTimeout(show); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    tried(async () => {
      part("answer").innerHTML = await ask("form", entered());
      part("result").hidden = false;
      part("title").focus();
      say("done");
    });
  });
  fromAddress();
})();
