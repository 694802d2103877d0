import { nameKey } from './locale.ts';

/**
 * Whether somebody writes of an emergency: whole words of the three languages, whatever their case and accents. Better once too often: only what
 * says that it is none does not count.
 */
export function saysEmergency(said: string): boolean {
  const key = nameKey(said).replace(/['’]/g, '');
  return words.test(key.replace(none, ' '));
}

const none = new RegExp(
  [
    '\\b(?:not|isnt|wasnt|no|without) (?:really |exactly |such )?(?:an? |any )?(?:emergency|emergencies)\\b',
    '\\b(?:no (?:es|era|hay|tengo|se trata de)|sin|ninguna|no) (?:realmente )?(?:una |ninguna )?(?:emergencias?|urgencias?)\\b',
    '\\b(?:nao (?:e|era|ha|tenho|se trata de)|sem|nenhuma|nao) (?:realmente )?(?:uma |nenhuma )?(?:emergencias?|urgencias?)\\b',
  ].join('|'),
  'g',
);

const words = new RegExp(
  `\\b(?:${[
    'emergency|emergencies|ambulance|heart attack|stroke|unconscious|overdose|overdosed|suicide|suicidal|kill myself',
    'chest pain|(?:cant|cannot|can not) breathe|not breathing|(?:is|im|am|are|keeps|wont stop) bleeding|bleeding (?:heavily|badly|a lot)|choking|seizure|poisoned',
    'gas leak',
    'emergencias?|urgencias?|ambulancia|infarto|ictus|inconsciente|sobredosis|suicidio|suicidarme|matarme|convulsion(?:es)?',
    'dolor en el pecho|no (?:puedo|puede) respirar|no respira|sangrando|sangra mucho|hemorragia|atragantado|atragantada|envenenado|envenenada',
    'fuga de gas|desangra|desangrando',
    'avc|desmaiou|desmaiado|desmaiada|overdose|suicidar|me matar|convulsao|dor no peito|nao (?:consigo|consegue) respirar',
    'nao respira|sangrando|sangra muito|engasgado|engasgada|engasgou|envenenado|envenenada|vazamento de gas|socorro',
  ].join('|')})\\b`,
);
