// Measures how long the designer takes to show a diagram, with an empty and with a filled cache, and what it fetches.
//   node bench/designer.mjs http://127.0.0.1:5080 USER PASSWORD [RUNS]
// It drives /usr/bin/chromium through the Playwright package that stands beside the built host.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const [origin, user, password, runs = '3'] = process.argv.slice(2);
if (!password) {
  console.error('usage: node bench/designer.mjs ORIGIN USER PASSWORD [RUNS]');
  process.exit(2);
}

const require = createRequire(import.meta.url);
const { chromium } = require(fileURLToPath(new URL('../src/Host/bin/Release/net10.0/.playwright/package', import.meta.url)));

const pages = {
  list: ['/studio/app/definitions', 'tbody tr td'],
  editor: ['/studio/app/editor/unit-case', '.x6-node .activity-label'],
};

const visit = async (page, path, sign) => {
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  let bytes = 0;
  let requests = 0;
  network.on('Network.loadingFinished', (event) => { bytes += event.encodedDataLength; requests += 1; });
  const begun = performance.now();
  await page.goto(path, { waitUntil: 'commit' });
  await page.locator(sign).first().waitFor({ timeout: 180_000 });
  const shown = performance.now() - begun;
  const firstPaint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
  await network.detach();
  return { firstPaint, shown, bytes, requests };
};

const middle = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
console.log('| page | cache | first paint (ms) | shown (ms) | requests | fetched (kB) |\n|---|---|---:|---:|---:|---:|');
for (const [name, [path, sign]] of Object.entries(pages)) {
  const results = { cold: [], warm: [] };
  for (let run = 0; run < Number(runs); run += 1) {
    // Each context has a cache of its own, empty at first.
    const context = await browser.newContext({ baseURL: origin, locale: 'zh-CN', viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    await page.goto('/sign-in');
    await page.fill('#user', user);
    await page.fill('#password', password);
    await page.click('button[type=submit]');
    await page.waitForURL(`${origin}/`);
    for (const cache of ['cold', 'warm']) results[cache].push(await visit(page, path, sign));
    await context.close();
  }
  for (const [cache, measured] of Object.entries(results)) {
    const of = (member) => Math.round(middle(measured.map((one) => one[member])));
    console.log(`| ${name} | ${cache} | ${of('firstPaint')} | ${of('shown')} | ${of('requests')} | ${Math.round(of('bytes') / 1000)} |`);
  }
}
await browser.close();
