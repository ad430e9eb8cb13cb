// Opens a server's Neo4j Browser in headless Chromium, connects, runs queries, drops a style sheet on it;
// prints what each query drew before and after, as JSON.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [modules, wanted] = process.argv.slice(2);
const { chromium } = await import(pathToFileURL(path.join(modules, "playwright-core/index.mjs")));
const { chrome, page: address, bolt, password, parameters, queries, style, picture } = JSON.parse(wanted);
const quiet = ["quic", "background-networking", "component-update", "sync", "gpu"].map((each) => `--disable-${each}`);
const browser = await chromium.launch({ executablePath: chrome, args: ["--no-sandbox", "--no-first-run", ...quiet] });
const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
page.setDefaultTimeout(60_000);
await page.route((url) => !["127.0.0.1", "localhost"].includes(url.hostname), (route) => route.abort());
const part = (name) => page.locator(`[data-testid=${name}]`);
const frame = part("frame").first();

async function connect() {
  await page.goto(address);
  await part("boltaddress").fill(bolt);
  await part("username").fill("neo4j");
  await part("password").fill(password);
  await part("connect").click();
  await part("frame").filter({ hasText: ":play start" }).waitFor();
}

async function typed(text) {
  await part("activeEditor").locator(".monaco-editor").first().click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(text);
  await part("editor-Run").click();
}

async function run(text) {
  await typed(text);
  if (text === ":clear") await cleared();
  else await frame.locator("[data-testid=frameCommand]", { hasText: text.split("\n")[0] }).waitFor();
}

// On a busy machine the Browser misses the command while a frame is still being made: it is given again, twice at most.
async function cleared(again = 2) {
  try {
    await part("frame").waitFor({ state: "detached", timeout: 15000 });
  } catch (error) {
    if (!again) throw error;
    await typed(":clear");
    await cleared(again - 1);
  }
}

async function drop(file) {
  const files = await page.evaluateHandle(([name, text]) => {
    const held = new DataTransfer();
    held.items.add(new File([text], name));
    return held;
  }, [path.basename(file), fs.readFileSync(file, "utf-8")]);
  for (const each of ["dragenter", "dragover", "drop"]) await part("main").dispatchEvent(each, { dataTransfer: files });
}

async function styled(wanted) {
  await page.waitForFunction((sheet) => (localStorage.getItem("neo4j.grass") ?? "null").includes("node.") === sheet, wanted);
}

async function all() {
  const found = [];
  for (const each of queries) found.push(await drawn(each));
  return found;
}

async function drawn(query) {
  await run(":clear");
  await run(query);
  await frame.locator("g.node").first().waitFor();
  await page.waitForTimeout(2000); // until the nodes have found their places
  return frame.evaluate((element) => ({
    nodes: [...element.querySelectorAll("g.node")].map((node) => ({
      caption: [...node.querySelectorAll("text")].map((text) => text.textContent.trim()).join(" "),
      colour: node.querySelector("circle.b-outline").getAttribute("fill"),
      radius: Number(node.querySelector("circle.b-outline").getAttribute("r")),
    })),
    relationships: [...element.querySelectorAll("g.relationship text")].map((text) => text.textContent.trim()),
  }));
}

try {
  await connect();
  await run(":clear");
  for (const [name, value] of Object.entries(parameters)) await run(`:param ${name} => ${JSON.stringify(value)}`);
  const greeted = await all();
  await run(":style reset");
  await styled(false);
  const plain = await all();
  await drop(style);
  await styled(true);
  const dropped = await all();
  if (picture) {
    await page.waitForTimeout(5000);
    await frame.screenshot({ path: picture });
  }
  console.log(JSON.stringify({ greeted, plain, styled: dropped }));
} finally {
  await browser.close();
}
