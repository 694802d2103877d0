import type { InEach } from './shape.ts';

/** For whoever writes again after a stage's own reply: they promise attention and nothing else. */
export const laterReplies: readonly InEach[] = [
  {
    en: 'Thank you, {first_name}. I have seen your message and will get back to you here.',
    es: 'Gracias, {first_name}. He visto tu mensaje y te respondo por aquí.',
    pt: 'Obrigado, {first_name}. Vi a sua mensagem e respondo por aqui.',
  },
  {
    en: 'I am on it, {first_name}, and will write as soon as I know more.',
    es: 'Estoy en ello, {first_name}, y te escribo en cuanto sepa más.',
    pt: 'Estou vendo isso, {first_name}, e escrevo assim que souber mais.',
  },
];

/** For whoever stays silent after a stage's own follow-up. */
export const laterFollowUps: readonly InEach[] = [
  {
    en: 'Hi {first_name}, is this still on your mind? A short yes or no is enough.',
    es: 'Hola {first_name}, ¿sigue en pie? Con un sí o un no me basta.',
    pt: 'Olá {first_name}, isso ainda interessa? Um sim ou um não já basta.',
  },
  {
    en: 'Hi {first_name}, I do not want to press you and will not ask again. If you want to take it up later, write to me here.',
    es: 'Hola {first_name}, no quiero insistir y no volveré a preguntar. Si más adelante quieres retomarlo, escríbeme por aquí.',
    pt: 'Olá {first_name}, não quero insistir e não vou perguntar de novo. Se quiser retomar mais tarde, escreva por aqui.',
  },
];
