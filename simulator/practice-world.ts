import type { Fact } from './facts.ts';
import type { Business, Template } from './state.ts';

/** The business that `npm start` practises with (issue 2, section 2). */
export const practiceBusiness: Business = {
  phoneNumberId: '200300400500600',
  waba: '100200300400500',
  phone: '+34600000199',
  name: 'Practice Business',
  token: 'practice-token',
  country: 'ES',
  owner: '+34600000100',
  subscribed: true,
  overrideUrl: null,
};

/** For the page: the hours of the cards are the business's. */
export const practiceTimeZone = 'Europe/Madrid';

/** What the owner writes on the very first start, so that the owner's own window is open. */
export const ownersFirstWord = 'hi';

/** Templates that a practice business has already had approved. */
export const practiceTemplates: Template[] = [
  approved('7001', 'hilo_wake_up', 'UTILITY', 'Hello, {{1}} things are waiting for you. Tap below to see them.', ['3'], ['Open']),
  approved(
    '7002',
    'hilo_knock',
    'UTILITY',
    'Hello {{1}}, {{2}} has an answer for you about your request.',
    ['Ana', 'Marta'],
    ['Read it'],
  ),
  approved(
    '7003',
    'hilo_quiet_lead',
    'MARKETING',
    'Hello {{1}}, are you still thinking about {{2}}? We are glad to help.',
    ['Ana', 'the kitchen'],
    ['Yes, please', 'Not now'],
  ),
];

function approved(id: string, name: string, category: string, text: string, examples: string[], replies: string[]): Template {
  const buttons = replies.map((reply) => ({ type: 'QUICK_REPLY', text: reply }));
  return {
    id,
    waba: practiceBusiness.waba,
    name,
    language: 'en',
    category,
    status: 'APPROVED',
    rejectedReason: 'NONE',
    parameterFormat: 'POSITIONAL',
    components: [
      { type: 'BODY', text, example: { body_text: [examples] } },
      { type: 'BUTTONS', buttons },
    ],
    quality: 'GREEN',
    edits: [],
  };
}

/** What is true in a fresh data folder before anybody speaks. */
export function practiceFacts(): Fact[] {
  return [
    { fact: 'business', business: practiceBusiness },
    ...practiceTemplates.map((template): Fact => ({ fact: 'template', template })),
  ];
}
