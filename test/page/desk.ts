import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

const pictures = fileURLToPath(new URL('../../.ci/out/', import.meta.url));
const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The simulator's page as somebody sits before it: phones to write and tap on, a clock to move, pictures to keep. */
export type Desk = {
  page: Page;
  phone(number: string): DeskPhone;
  addPhone(name: string, number: string): Promise<void>;
  putAway(name: string): Promise<void>;
  /** Presses a chip of the clock (`21h`, `25h`) and waits until the app has followed. */
  advance(step: '1h' | '21h' | '25h'): Promise<void>;
  /** Keeps a picture of the whole page in .ci/out. */
  picture(name: string): Promise<void>;
  /** What the page's console or the page itself called an error. */
  errors: string[];
  close(): Promise<void>;
};

export type DeskPhone = {
  node: Locator;
  /** Types and sends. */
  says(text: string): Promise<void>;
  /** Bubbles from the business that hold this text. */
  hears(text: string | RegExp): Locator;
  /** Presses the button of this title under a bubble. */
  taps(title: string, bubble: Locator): Promise<void>;
  /** Drags a bubble to the right, as an answer to it begins. */
  swipes(bubble: Locator): Promise<void>;
};

/** Opens Debian's Chromium without a window. The flags keep it from looking for its maker's servers. */
export async function openDesk(url: string): Promise<Desk> {
  mkdirSync(pictures, { recursive: true });
  const browser: Browser = await chromium.launch({
    executablePath: browsers.find((path) => existsSync(path)) ?? 'chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1.5, locale: 'en-GB' });
  page.setDefaultTimeout(20_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error') errors.push(line.text());
  });
  await page.goto(url);
  await page.locator('.phone').first().waitFor();

  return {
    page,
    errors,
    phone: (number) => phoneOn(page, number.replace(/\D/g, '')),
    async addPhone(name, number) {
      await page.getByTestId('add-phone').click();
      const form = page.getByRole('dialog', { name: 'Add a phone' });
      await form.getByLabel('Name').fill(name);
      await form.getByLabel('Number').fill(number);
      await form.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByTestId(`phone-${number.replace(/\D/g, '')}`).waitFor();
    },
    putAway: (name) => page.getByRole('button', { name: `Put ${name}'s phone away` }).click(),
    async advance(step) {
      await page.locator(`[data-advance="${step}"]`).click();
      await page.locator('form.clock:not(.is-moving)').waitFor();
    },
    async picture(name) {
      await page.waitForTimeout(400); // the log glides to its end
      await page.screenshot({ path: `${pictures}${name}.png` });
    },
    close: () => browser.close(),
  };
}

function phoneOn(page: Page, digits: string): DeskPhone {
  const node = page.getByTestId(`phone-${digits}`);
  return {
    node,
    async says(text) {
      await page.getByTestId(`composer-${digits}`).fill(text);
      await page.getByTestId(`send-${digits}`).click();
      await node.locator('.bubble[data-from="me"]', { hasText: text }).last().waitFor();
    },
    hears: (text) => node.locator('.bubble[data-from="business"]', { hasText: text }),
    taps: (title, bubble) => bubble.locator(`[data-button-title="${title}"]`).click(),
    async swipes(bubble) {
      const box = (await bubble.locator('.content').boundingBox())!;
      const [x, y] = [box.x + 12, box.y + box.height / 2];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 30, y, { steps: 3 });
      await page.mouse.move(x + 90, y, { steps: 6 });
      await page.mouse.up();
      await node.locator('.answering').waitFor();
    },
  };
}
