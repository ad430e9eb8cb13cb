// Opens a page in happy-dom, clicks each node and edge; prints what the page then tells, as JSON.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [modules, file] = process.argv.slice(2);
const { Window } = await import(pathToFileURL(path.join(modules, "happy-dom/lib/index.js")));
const window = new Window({
  settings: { enableJavaScriptEvaluation: true, suppressInsecureJavaScriptEnvironmentWarning: true },
});
window.document.write(fs.readFileSync(file, "utf-8"));
await window.happyDOM.waitUntilComplete();
const told = {};
for (const shape of window.document.querySelectorAll("[data-node], [data-edge]")) {
  shape.dispatchEvent(new window.Event("click"));
  const panel = window.document.getElementById("told");
  told[shape.getAttribute("data-node") || shape.getAttribute("data-edge")] = {
    quotes: [...panel.querySelectorAll("blockquote")].map((each) => each.textContent),
    sources: [...panel.querySelectorAll("small")].map((each) => each.textContent),
    titles: [...panel.querySelectorAll("h2")].map((each) => each.textContent),
    links: [...panel.querySelectorAll("a")].map((each) => each.getAttribute("href")),
    elements: [...new Set([...panel.querySelectorAll("*")].map((each) => each.tagName))].sort(),
    faded: window.document.querySelectorAll(".faded").length,
  };
}
console.log(JSON.stringify(told));
await window.happyDOM.close();
