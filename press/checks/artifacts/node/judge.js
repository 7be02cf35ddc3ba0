/*
 * Judges HTML pages with axe-core and EPUBs with Ace by DAISY, all in one browser.
 *
 *     node judge.js PACKAGES CHROMIUM < jobs > answers
 *
 * PACKAGES is the folder with node_modules, CHROMIUM the browser. A job is a line of JSON, {"path": …, "kind": "html"
 * or "epub"}; answers are lines of JSON in the order in which files are done: {"path", "seconds", "found": […]}, or
 * {"path", "failed": why}. press/checks/artifacts/browser.py writes the jobs and reads the answers.
 */
'use strict';

const { createRequire } = require('node:module');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const [packages, chromium] = process.argv.slice(2);
const load = createRequire(path.resolve(packages, 'package.json'));

/* Ace writes its report to stdout, and others say things there: what we write is all that is to be read. */
const answer = (write => value => write(`${JSON.stringify(value)}\n`))(process.stdout.write.bind(process.stdout));
process.stdout.write = () => true;

const AT_ONCE = 2;
const PATIENCE = 120_000;
const WIDTHS = [320, 1280];
const SCHEMES = ['light', 'dark'];
const AXE = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag21aaa', 'wcag22a', 'wcag22aa', 'best-practice'],
  rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
  resultTypes: ['violations', 'incomplete'],
};

let browser;

/* Tabs that are done, by kind: a new one costs as much as what is done in it. */
const idle = { html: [], epub: [] };

async function opened() {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on('request', request => (/^(file|data|blob):/.test(request.url()) ? request.continue() : request.abort()));
  return page;
}

async function inPage(kind, work) {
  const page = idle[kind].pop() || (await opened());
  try {
    const result = await work(page);
    idle[kind].push(page);
    return result;
  } catch (error) {
    await page.close().catch(() => {});
    throw error;
  }
}

/* --- HTML ---------------------------------------------------------------------------------------------------- */

async function judgeHtml(file) {
  const { source } = load('axe-core');
  return inPage('html', async page => {
    await page.goto(pathToFileURL(file).href);
    await page.evaluate(source);
    const found = [];
    for (const width of WIDTHS) {
      await page.setViewport({ width, height: 900 });
      for (const scheme of SCHEMES) {
        await page.emulateMediaFeatures([
          { name: 'prefers-color-scheme', value: scheme },
          { name: 'prefers-reduced-motion', value: 'reduce' },
        ]);
        for (const rule of await page.evaluate(run, AXE)) found.push({ ...rule, width, scheme });
      }
    }
    return found;
  });
}

/* Runs in the page: what axe finds, each with its element and where that stands. */
async function run(options) {
  const results = await window.axe.run(document, options);
  const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')];
  const told = node => {
    const element = document.querySelector(node.target[0]);
    const before = headings.filter(
      heading => heading === element || heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    const named = element && element.closest('[id]');
    return {
      html: node.html,
      target: node.target.join(' '),
      why: node.failureSummary || '',
      whole: element ? element.outerHTML.slice(0, 5000) : '',
      heading: element && before.length ? before.at(-1).textContent.trim() : '',
      id: named ? named.id : '',
    };
  };
  const rules = (list, sure) =>
    list.map(rule => ({ rule: rule.id, help: rule.help, sure, nodes: rule.nodes.map(told) }));
  return [...rules(results.violations, true), ...rules(results.incomplete, false)];
}

/* --- EPUB ---------------------------------------------------------------------------------------------------- */

/* Ace's own runner starts a browser for each book, and never in a sandbox. */
const inOurBrowser = {
  concurrency: AT_ONCE,
  setTimeout: () => {},
  launch: async () => {},
  close: async () => {},
  run: (url, scripts, contents) =>
    inPage('epub', async page => {
      await page.goto(url);
      for (const content of contents) await page.addScriptTag({ content });
      for (const script of scripts) await page.addScriptTag({ path: script });
      /* Ace looks for its own scripts by this attribute, to leave them out. */
      await page.evaluate(() => document.querySelectorAll('script').forEach(e => e.setAttribute('data-ace', '')));
      return page.evaluate(
        () => new Promise((resolve, reject) => window.daisy.ace.run((no, result) => (no ? reject(no) : resolve(result)))),
      );
    }),
};

async function judgeEpub(file) {
  const ace = load('@daisy/ace-core');
  createRequire(load.resolve('@daisy/ace-core'))('winston').configure({ silent: true });
  const options = { cwd: process.cwd(), doNotReportMedia: true, jobid: file };
  const [, report] = await ace(file, options, inOurBrowser);
  return report.assertions.flatMap(part =>
    part.assertions
      .filter(one => one['earl:result']['earl:outcome'] === 'fail')
      .map(one => ({
        part: part['earl:testSubject'].url,
        rule: one['earl:test']['dct:title'],
        help: one['earl:test']['dct:description'],
        why: one['earl:result']['dct:description'],
        html: one['earl:result'].html || '',
      })),
  );
}

/* --- all of them --------------------------------------------------------------------------------------------- */

async function judge(job) {
  const begun = process.hrtime.bigint();
  const seconds = () => Number(process.hrtime.bigint() - begun) / 1e9;
  try {
    const found = await { html: judgeHtml, epub: judgeEpub }[job.kind](job.path);
    answer({ path: job.path, seconds: seconds(), found });
  } catch (error) {
    answer({ path: job.path, seconds: seconds(), failed: String((error && error.message) || error) });
  }
}

/*
 * Chromium refuses its sandbox to root, and many a system refuses it to Chromium. What is judged was made here, and
 * nothing is fetched for it, so that it may go without.
 */
async function launched() {
  const start = args =>
    load('puppeteer-core').launch({ executablePath: chromium, headless: true, protocolTimeout: PATIENCE, args });
  const plain = ['--disable-gpu', '--disable-quic'];
  if (os.userInfo().uid !== 0) {
    try {
      return await start(plain);
    } catch {
      /* It may be for the sandbox; anything else comes up again. */
    }
  }
  return start([...plain, '--no-sandbox']);
}

async function main() {
  const jobs = fs.readFileSync(0, 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line));
  browser = await launched();
  try {
    const worker = async () => {
      for (let job = jobs.shift(); job; job = jobs.shift()) await judge(job);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } finally {
    await browser.close();
  }
}

main().catch(error => {
  process.stderr.write(`${error && error.message}\n`);
  process.exitCode = 1;
});
