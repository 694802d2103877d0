import type { Locale } from '../../crm/locale.ts';

/** What is said about a list of people that was sent. Counts come as people write them. */
export type ImportWords = {
  /** How to bring a list. */
  how: string;
  found(file: string, count: string): string;
  columns(names: string): string;
  leftOut(names: string): string;
  there(count: string): string;
  /** Why rows cannot be taken in, the first of them as an example. */
  refused(count: string, example: string): string;
  row(line: number, why: string): string;
  because: Record<'no-phone' | 'bad-phone' | 'excel-phone' | 'twice' | 'team', (phone: string) => string>;
  noStages: string;
  consent(count: string): string;
  start(count: string): string;
  nobodyNew(file: string, there: string): string;
  /** Nothing of the file can be used. */
  cannot: Record<'not-a-table' | 'too-large' | 'empty' | 'old-excel' | 'broken' | 'no-column' | 'gone' | 'failed', string>;
  progress(percent: number, done: string, total: string): string;
  done(file: string, added: string, there: number, refused: number): string;
  refusedFile: string;
  rowTitle: string;
  whyTitle: string;
  undone(file: string, removed: string, left: number): string;
  tooOld: string;
};

export const importWords: Record<Locale, ImportWords> = {
  en: {
    how: 'Send me a CSV or Excel file here, up to 50,000 rows. One column must hold telephone numbers; I also read name, stage, value, tags, note and consent. You see it before anything is written.',
    found: (file, count) => `*${file}*: ${count === '1' ? '1 person' : `${count} people`}`,
    columns: (names) => `I read: ${names}`,
    leftOut: (names) => `Left out: ${names}`,
    there: (count) =>
      count === '1' ? '1 is here already and stays as it is.' : `${count} are here already and stay as they are.`,
    refused: (count, example) =>
      `${count === '1' ? '1 row' : `${count} rows`} cannot be taken in (${example}); you get ${count === '1' ? 'it' : 'them'} back.`,
    row: (line, why) => `row ${line}: ${why}`,
    because: {
      'no-phone': () => 'no telephone number',
      'bad-phone': (phone) => `“${phone}” is no telephone number`,
      'excel-phone': (phone) => `Excel shortened the number to “${phone}”`,
      twice: (phone) => `${phone} is there twice`,
      team: (phone) => `${phone} belongs to your team`,
    },
    noStages: 'They become contacts. Whoever writes enters the pipeline.',
    consent: (count) => `${count} with consent to marketing; I keep the file as proof.`,
    start: (count) => `Import ${count}`,
    nobodyNew: (file, there) => `*${file}*: nobody new. ${there === '1' ? '1 is' : `${there} are`} here already.`,
    cannot: {
      'not-a-table': 'I cannot read that file as a list. Please send CSV or Excel (.xlsx).',
      'too-large': 'That file is too large: up to 50,000 rows and 20 MB. Split it and send the parts.',
      empty: 'That file is empty.',
      'old-excel': 'That is Excel’s old format. Save it as .xlsx or CSV and send it again.',
      broken: 'That file is damaged: some line of it cannot be read. Nothing was written.',
      'no-column':
        'I find no column with telephone numbers in that file. Call it “Phone”, and put the country’s code before numbers from abroad.',
      gone: 'That file is no longer here. Please send it again.',
      failed: 'I could not go on with that file. What was written stays; “undo” takes it back.',
    },
    progress: (percent, done, total) => `${percent} %: ${done} of ${total}`,
    done: (file, added, there, refused) =>
      `*${file}* is in: ${added} new${there > 0 ? `, ${there} ${there === 1 ? 'was' : 'were'} here already` : ''}${refused > 0 ? `, ${refused} ${refused === 1 ? 'row' : 'rows'} not taken in` : ''}. “undo” takes it back today.`,
    refusedFile: 'not-imported',
    rowTitle: 'Row',
    whyTitle: 'Why',
    undone: (file, removed, left) =>
      `${file} is taken back: ${removed === '1' ? '1 contact' : `${removed} contacts`} removed${left > 0 ? `; ${left} ${left === 1 ? 'stays' : 'stay'}, since something has happened there` : ''}.`,
    tooOld: 'That list came more than a day ago; I do not take it back as a whole any more.',
  },
  es: {
    how: 'Mándame aquí un archivo CSV o Excel, de hasta 50.000 filas. Una columna debe tener números de teléfono; también leo nombre, etapa, valor, etiquetas, nota y consentimiento. Lo ves antes de que se escriba nada.',
    found: (file, count) => `*${file}*: ${count === '1' ? '1 persona' : `${count} personas`}`,
    columns: (names) => `Leo: ${names}`,
    leftOut: (names) => `Dejo fuera: ${names}`,
    there: (count) => (count === '1' ? '1 ya está y se queda como está.' : `${count} ya están y se quedan como están.`),
    refused: (count, example) =>
      count === '1'
        ? `1 fila no se puede añadir (${example}); te la devuelvo.`
        : `${count} filas no se pueden añadir (${example}); te las devuelvo.`,
    row: (line, why) => `fila ${line}: ${why}`,
    because: {
      'no-phone': () => 'sin número de teléfono',
      'bad-phone': (phone) => `«${phone}» no es un número de teléfono`,
      'excel-phone': (phone) => `Excel acortó el número a «${phone}»`,
      twice: (phone) => `${phone} está dos veces`,
      team: (phone) => `${phone} es de tu equipo`,
    },
    noStages: 'Serán contactos. Quien escriba entrará en el embudo.',
    consent: (count) => `${count} con consentimiento de publicidad; guardo el archivo como prueba.`,
    start: (count) => `Importar ${count}`,
    nobodyNew: (file, there) => `*${file}*: nadie nuevo. ${there === '1' ? '1 ya está' : `${there} ya están`}.`,
    cannot: {
      'not-a-table': 'No puedo leer ese archivo como una lista. Mándame CSV o Excel (.xlsx).',
      'too-large': 'Ese archivo es demasiado grande: hasta 50.000 filas y 20 MB. Divídelo y manda las partes.',
      empty: 'Ese archivo está vacío.',
      'old-excel': 'Ese es el formato antiguo de Excel. Guárdalo como .xlsx o CSV y mándalo otra vez.',
      broken: 'Ese archivo está dañado: hay una línea que no se puede leer. No se escribió nada.',
      'no-column':
        'No encuentro en ese archivo ninguna columna con números de teléfono. Llámala «Teléfono» y pon el prefijo a los números de otro país.',
      gone: 'Ese archivo ya no está. Mándalo otra vez, por favor.',
      failed: 'No pude seguir con ese archivo. Lo escrito se queda; «deshacer» lo retira.',
    },
    progress: (percent, done, total) => `${percent} %: ${done} de ${total}`,
    done: (file, added, there, refused) =>
      `*${file}* ya está: ${added === '1' ? '1 persona nueva' : `${added} personas nuevas`}${there > 0 ? `, ${there} ya ${there === 1 ? 'estaba' : 'estaban'}` : ''}${refused > 0 ? `, sin añadir: ${refused}` : ''}. «deshacer» lo retira hoy.`,
    refusedFile: 'no-importadas',
    rowTitle: 'Fila',
    whyTitle: 'Motivo',
    undone: (file, removed, left) =>
      `${file} está retirado: ${removed === '1' ? '1 contacto' : `${removed} contactos`} menos${left > 0 ? `; ${left === 1 ? '1 se queda' : `${left} se quedan`}, porque ya ha pasado algo ahí` : ''}.`,
    tooOld: 'Esa lista llegó hace más de un día; ya no la retiro entera.',
  },
  pt: {
    how: 'Envie aqui um arquivo CSV ou Excel, de até 50.000 linhas. Uma coluna precisa ter números de telefone; também leio nome, etapa, valor, etiquetas, nota e consentimento. Você vê antes que algo seja escrito.',
    found: (file, count) => `*${file}*: ${count === '1' ? '1 pessoa' : `${count} pessoas`}`,
    columns: (names) => `Leio: ${names}`,
    leftOut: (names) => `Deixo de fora: ${names}`,
    there: (count) => (count === '1' ? '1 já está aqui e fica como está.' : `${count} já estão aqui e ficam como estão.`),
    refused: (count, example) =>
      `${count === '1' ? '1 linha não pode' : `${count} linhas não podem`} entrar (${example}); eu devolvo.`,
    row: (line, why) => `linha ${line}: ${why}`,
    because: {
      'no-phone': () => 'sem número de telefone',
      'bad-phone': (phone) => `“${phone}” não é um número de telefone`,
      'excel-phone': (phone) => `o Excel encurtou o número para “${phone}”`,
      twice: (phone) => `${phone} está duas vezes`,
      team: (phone) => `${phone} é da sua equipe`,
    },
    noStages: 'Viram contatos. Quem escrever entra no funil.',
    consent: (count) => `${count} com consentimento de marketing; guardo o arquivo como prova.`,
    start: (count) => `Importar ${count}`,
    nobodyNew: (file, there) => `*${file}*: ninguém novo. ${there === '1' ? '1 já está' : `${there} já estão`} aqui.`,
    cannot: {
      'not-a-table': 'Não consigo ler esse arquivo como lista. Envie CSV ou Excel (.xlsx).',
      'too-large': 'Esse arquivo é grande demais: até 50.000 linhas e 20 MB. Divida e envie as partes.',
      empty: 'Esse arquivo está vazio.',
      'old-excel': 'Esse é o formato antigo do Excel. Salve como .xlsx ou CSV e envie de novo.',
      broken: 'Esse arquivo está danificado: há uma linha que não dá para ler. Nada foi escrito.',
      'no-column':
        'Não encontro nesse arquivo uma coluna com números de telefone. Chame-a de “Telefone” e ponha o código do país nos números de fora.',
      gone: 'Esse arquivo não está mais aqui. Envie de novo, por favor.',
      failed: 'Não consegui continuar com esse arquivo. O que foi escrito fica; “desfazer” retira.',
    },
    progress: (percent, done, total) => `${percent} %: ${done} de ${total}`,
    done: (file, added, there, refused) =>
      `*${file}* entrou: ${added === '1' ? '1 pessoa nova' : `${added} pessoas novas`}${there > 0 ? `, ${there} já ${there === 1 ? 'estava' : 'estavam'} aqui` : ''}${refused > 0 ? `, de fora: ${refused}` : ''}. “desfazer” retira hoje.`,
    refusedFile: 'nao-importadas',
    rowTitle: 'Linha',
    whyTitle: 'Motivo',
    undone: (file, removed, left) =>
      `${file} foi retirado: ${removed === '1' ? '1 contato' : `${removed} contatos`} a menos${left > 0 ? `; ${left === 1 ? '1 fica' : `${left} ficam`}, porque já aconteceu algo ali` : ''}.`,
    tooOld: 'Essa lista chegou há mais de um dia; não a retiro mais inteira.',
  },
};
