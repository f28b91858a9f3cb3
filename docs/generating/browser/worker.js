// Runs the library apart from the page, so that the page never stands still. The page starts it from a blob of its own:
// then it is bound by the policy of the page, and can ask no other place for anything.
"use strict";

const PACKED = ".packed"; // a file that is shipped as gzip under a name that no server unpacks by itself
const TYPES = { wasm: "application/wasm", json: "application/json" };
const plainFetch = self.fetch.bind(self);
let sizes = {};
let total = 1;
let received = 0;

function counting() {
  return new TransformStream({
    transform(chunk, controller) {
      received += chunk.byteLength;
      self.postMessage({ progress: Math.min(received / total, 1) });
      controller.enqueue(chunk);
    },
  });
}

self.fetch = async (address, options) => {
  const at = String(address.url ?? address);
  const name = at.split("/").pop();
  const packed = name + PACKED in sizes;
  const response = await plainFetch(packed ? at + PACKED : at, options);
  if (!response.ok) throw new Error("a file is not there");
  const counted = response.body.pipeThrough(counting());
  const body = packed ? counted.pipeThrough(new DecompressionStream("gzip")) : counted;
  return new Response(body, { headers: { "content-type": TYPES[name.split(".").pop()] ?? "application/octet-stream" } });
};

async function unpack(python, home, name) {
  const response = await self.fetch(home + name);
  python.unpackArchive(await response.arrayBuffer(), "zip", { extractDir: "/lib/reader" });
}

async function start({ home, files }) {
  sizes = files;
  total = Object.entries(files).reduce((sum, [name, size]) => sum + (name === "calendar.zip" ? 0 : size), 0);
  importScripts(home + "pyodide.js");
  received += files["pyodide.js"];
  const python = await loadPyodide({ indexURL: home });
  received += files["pyodide.asm.js"];
  await unpack(python, home, "library.zip");
  python.runPython("import sys, warnings; sys.path.insert(0, '/lib/reader'); warnings.simplefilter('ignore')");
  return { home, python, answering: python.pyimport("answering") };
}

let running;
let withCalendar;

async function run({ task, asked, sayWhat }) {
  const { home, python, answering } = await running;
  if (task === "calendar") {
    withCalendar ??= unpack(python, home, "calendar.zip").then(() => python.runPython("import importlib; importlib.invalidate_caches()"));
    await withCalendar;
    return answering.calendar_file.callKwargs(asked, { say_what: sayWhat });
  }
  const answers = { answer: answering.answer, case: answering.case_file, form: answering.form_checked };
  return answers[task](asked);
}

const why = (error) => (error instanceof RangeError || /memory/i.test(String(error)) ? "memory" : "failed");

self.onmessage = async ({ data }) => {
  if (data.task === "start") {
    running ??= start(data);
    running.then(() => self.postMessage({ ready: true }), (error) => self.postMessage({ stopped: why(error), loading: true }));
    return;
  }
  try {
    self.postMessage({ number: data.number, says: await run(data) });
  } catch (error) {
    self.postMessage({ number: data.number, stopped: why(error) });
  }
};
