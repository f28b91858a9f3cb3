// What a reader asks of the search in a sentence, as the words that count: without "what", "will I" and the like, and
// without the endings that keep "notified" from finding "notify". The search itself adds the rest of each word.
"use strict";

(() => {
  const SMALL = new Set((
    "a about after all also am an and any are as at be been but by can could did do does for from get had has have he her him "
    + "his how i if in into is it its just like many may me might much must my need of on or our own say says see she should "
    + "so some tell than that the their them then there these they this to too us want was we were what when where which who "
    + "whose why will with would you your"
  ).split(" "));
  const ENDING = /(?<=.{4})(?:ies|ied|ing|ed|s)$|(?<=.{3}(?:f|nc))y$/i;

  function words(asked) {
    if (/[":+^~*-]/.test(asked)) return asked; // written for the search itself
    const whole = asked.trim().split(/\s+/).map((word) => word.replace(/[?.,;!]+$/, "")).filter(Boolean);
    const kept = whole.filter((word) => !SMALL.has(word.toLowerCase()));
    return (kept.length ? kept : whole).map((word) => word.replace(ENDING, "")).join(" ");
  }

  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...more) {
    const asks = message && message.type === 2 && typeof message.data === "string";
    return post.call(this, asks ? { ...message, data: words(message.data) } : message, ...more);
  };
})();
