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
  /** Moves business time by the page's own clock, by a chip (`21h`) or the field for another step, and waits until the app has followed. */
  advance(step: string): Promise<void>;
  /** Breaks the next Graph call of a message by the page's own menu. */
  refuseNextSend(code: number): Promise<void>;
  /** Keeps a picture of the whole page in .ci/out. */
  picture(name: string): Promise<void>;
  /** What the page's console, its policy or the page itself called an error. */
  errors: string[];
  close(): Promise<void>;
};

export type DeskPhone = {
  node: Locator;
  /** Types and sends. */
  says(text: string): Promise<void>;
  /** Attaches a photo by the menu, gives it a caption and sends it. */
  sendsPhoto(photo: { name: string; png: Buffer }, caption: string): Promise<void>;
  /** Bubbles from the business that hold this text. */
  hears(text: string | RegExp): Locator;
  /** Presses the button of this title under a bubble. */
  taps(title: string, bubble: Locator): Promise<void>;
  /** Opens the list of a bubble, chooses the row of this title and sends it. */
  picks(row: string, bubble: Locator, before?: () => Promise<void>): Promise<void>;
  /** Drags a bubble to the right, as an answer to it begins. */
  swipes(bubble: Locator): Promise<void>;
  /** What this phone itself wrote or tapped last. */
  own(): Locator;
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
  // What the policy keeps out is an error of the console too.
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
      const chip = page.locator(`[data-advance="${step}"]`);
      const moved = page.waitForResponse((answer) => answer.url().endsWith('/clock') && answer.request().method() === 'POST');
      if ((await chip.count()) > 0) await chip.click();
      else {
        await page.getByTestId('clock-other').fill(step);
        await page.getByTestId('clock-other').press('Enter');
      }
      await moved;
      await page.locator('form.clock:not(.is-moving)').waitFor();
    },
    async refuseNextSend(code) {
      await page.getByTestId('faults').click();
      const form = page.getByRole('dialog', { name: 'Faults' });
      await form.getByLabel('Kind of fault').selectOption({ label: 'Refuse a Graph call' });
      await form.getByLabel('Graph code').fill(String(code));
      await form.getByRole('button', { name: 'Break it' }).click();
      await form.locator('.faults-active li').waitFor();
      await form.getByRole('button', { name: 'Close' }).click();
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
  const own = () => node.locator('.bubble[data-from="me"]').last();
  return {
    node,
    own,
    async says(text) {
      await page.getByTestId(`composer-${digits}`).fill(text);
      await page.getByTestId(`send-${digits}`).click();
      await node.locator('.bubble[data-from="me"]', { hasText: text }).last().waitFor();
    },
    async sendsPhoto({ name, png }, caption) {
      await node.getByRole('button', { name: 'Attach' }).click();
      const choosing = page.waitForEvent('filechooser');
      await node.getByRole('menuitem', { name: 'Photo' }).click();
      await (await choosing).setFiles({ name, mimeType: 'image/png', buffer: png });
      await page.getByTestId(`composer-${digits}`).fill(caption);
      await page.getByTestId(`send-${digits}`).click();
      await node.locator('.bubble[data-from="me"][data-type="image"]', { hasText: caption }).waitFor();
    },
    hears: (text) => node.locator('.bubble[data-from="business"]', { hasText: text }),
    taps: (title, bubble) => bubble.locator(`[data-button-title="${title}"]`).click(),
    async picks(row, bubble, before) {
      await bubble.locator('[data-list-opener]').click();
      await node.getByTestId('list-sheet').locator(`[data-row-title="${row}"]`).click();
      await before?.();
      await node.getByTestId('list-send').click();
      await node.locator('.bubble[data-from="me"]', { hasText: row }).last().waitFor();
    },
    async swipes(bubble) {
      await bubble.scrollIntoViewIfNeeded();
      const box = (await bubble.locator('.content').boundingBox())!;
      const [x, y] = [box.x + 12, box.y + box.height - 12];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 30, y, { steps: 3 });
      await page.mouse.move(x + 90, y, { steps: 6 });
      await page.mouse.up();
      await node.locator('.answering').waitFor();
    },
  };
}
