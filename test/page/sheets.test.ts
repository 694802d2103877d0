import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { practiceBusiness } from '../../simulator/practice-world.ts';
import { type Simulator, startSimulator } from '../../simulator/server.ts';
import { openReceiver, until } from '../simulator/rig.ts';
import { type Desk, type DeskPhone, openDesk } from './desk.ts';

const draft = 'Hi Ana, a logo starts at 300 €. It takes about two weeks.\n\nShall I send you a few examples?';

/** The page alone, with messages that no app sent: what a person does with them, and what the business then hears. */
describe('The sheets on a phone of the page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hilo-form-'));
  let simulator: Simulator;
  let receiver: Awaited<ReturnType<typeof openReceiver>>;
  let desk: Desk;
  let owner: DeskPhone;

  beforeAll(async () => {
    receiver = await openReceiver();
    const secrets = { appSecret: 'a', verifyToken: 'b' };
    simulator = await startSimulator({ port: 0, dataDir: folder, webhookUrl: receiver.url, ...secrets });
    await sendForm();
    await sendList();
    desk = await openDesk(simulator.url);
    owner = desk.phone(practiceBusiness.owner!);
  });
  afterAll(async () => {
    await desk?.close();
    await simulator?.close();
    await receiver?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function graph(path: string, body: object): Promise<{ id: string }> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${practiceBusiness.token}` };
    const answer = await fetch(`${simulator.url}/v26.0/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as { id: string };
  }

  async function sendForm(): Promise<void> {
    const field = { type: 'TextArea', name: 'text', label: 'Your words', required: true, 'max-length': 600 };
    const action = { name: 'complete', payload: { text: `\${form.text}` } };
    const children = [
      { ...field, 'init-value': `\${data.text}` },
      { type: 'Footer', label: 'Send', 'on-click-action': action },
    ];
    const screen = { id: 'EDIT', title: 'Change the text', terminal: true, layout: { type: 'SingleColumnLayout', children } };
    const json = { version: '7.3', screens: [{ ...screen, data: { text: { type: 'string', __example__: 'Hi' } } }] };
    const made = { name: 'edit', categories: ['OTHER'], publish: true, flow_json: JSON.stringify(json) };
    const { id } = await graph(`${practiceBusiness.waba}/flows`, made);
    const parameters = {
      ...{ flow_message_version: '3', flow_id: id, flow_cta: 'Change the text', flow_token: 't', flow_action: 'navigate' },
      flow_action_payload: { screen: 'EDIT', data: { text: draft } },
    };
    await graph(`${practiceBusiness.phoneNumberId}/messages`, {
      ...{ messaging_product: 'whatsapp', to: practiceBusiness.owner, type: 'interactive' },
      interactive: { type: 'flow', body: { text: 'Change the text for Ana' }, action: { name: 'flow', parameters } },
    });
  }

  async function sendList(): Promise<void> {
    const rows = ['Ana Ruiz', 'Leo Font'].map((title, n) => ({ id: `r${n}`, title }));
    await graph(`${practiceBusiness.phoneNumberId}/messages`, {
      ...{ messaging_product: 'whatsapp', to: practiceBusiness.owner, type: 'interactive' },
      interactive: { type: 'list', body: { text: 'Whom?' }, action: { button: 'Choose', sections: [{ rows }] } },
    });
  }

  const answers = () => {
    const found = receiver.messages().filter((one) => one.type === 'interactive');
    return found.length === 2 ? found : null;
  };
  const sheet = () => owner.node.getByTestId('form-sheet');
  const open = () => owner.hears('Change the text for Ana').locator('[data-form-opener]').click();

  it('a list sends what was chosen, and nothing before', async () => {
    await owner.picks('Leo Font', owner.hears('Whom?'));
    expect(await owner.node.getByTestId('list-sheet').count()).toBe(0);
  });

  it('a form opens with the draft in it, the cursor behind it, and what lies behind out of reach', async () => {
    await open();
    const text = sheet().locator('[data-field="text"]');
    expect(await text.inputValue()).toBe(draft);
    const at = await desk.page.evaluate('[document.activeElement.dataset.field, document.activeElement.selectionStart]');
    expect(at).toEqual(['text', draft.length]);
    expect(await sheet().locator('.field-count').textContent()).toBe(`${draft.length} / 600`);
    await desk.page.emulateMedia({ colorScheme: 'light' });
    await desk.picture('page-form-light');
    await desk.page.emulateMedia({ colorScheme: 'dark' });
    await desk.picture('page-form-dark');
    await desk.page.keyboard.press('Escape');
    expect(await sheet().count()).toBe(0);
  });

  it('a form sends what was changed, and nothing that is empty', async () => {
    await open();
    const text = sheet().locator('[data-field="text"]');
    await text.fill('   ');
    expect(await owner.node.getByTestId('form-send').isDisabled()).toBe(true);
    await text.fill('Hi Ana, a logo is 350 €.');
    await owner.node.getByTestId('form-send').click();
    await owner.node.locator('.bubble[data-from="me"]', { hasText: 'Response sent' }).waitFor();
    expect(await sheet().count()).toBe(0);
    const [row, answer] = await until(answers);
    expect(row.interactive.list_reply.title).toBe('Leo Font');
    expect(JSON.parse(answer.interactive.nfm_reply.response_json)).toEqual({ flow_token: 't', text: 'Hi Ana, a logo is 350 €.' });
    expect(desk.errors).toEqual([]);
  });

  it('shows what was said between its first look at a thread and its listening', async () => {
    const { page } = desk;
    let listen = () => {};
    const held = new Promise<void>((go) => {
      listen = go;
    });
    await page.route('**/events', async (route) => {
      await held;
      await route.continue();
    });
    await page.reload();
    await owner.hears(/./).first().waitFor();
    const text = { messaging_product: 'whatsapp', to: practiceBusiness.owner, type: 'text', text: { body: 'Said in between' } };
    await graph(`${practiceBusiness.phoneNumberId}/messages`, text);
    listen();
    await owner.hears('Said in between').waitFor();
  });
});
