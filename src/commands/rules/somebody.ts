/** Whoever a rule is about, in the three languages, as it is said: without accents. */
export const one = '(?:someone|somebody|anyone|anybody|they|an? (?:new )?(?:lead|customer|client|contact|person|deal))';
export const alguien = '(?:alguien|una? (?:contacto|cliente|clienta|persona|lead|negocio))';
export const alguem = '(?:alguem|uma? (?:contato|cliente|pessoa|lead|negocio))';
