import type { PresetKeyword } from './shape.ts';

/** Questions that every trade hears. They come in this order: the more particular first. */
export const commonKeywords: PresetKeyword[] = [
  {
    key: 'hours',
    keywords: {
      en: [
        'opening hours',
        'opening times',
        'business hours',
        'what time do you open',
        'what time do you close',
        'are you open',
        'hours',
      ],
      es: [
        'horario',
        'horarios',
        'a que hora abren',
        'a que hora abris',
        'a que hora cierran',
        'a que hora cerrais',
        'estan abiertos',
        'abren hoy',
      ],
      pt: [
        'horario',
        'horarios',
        'horario de funcionamento',
        'que horas abre',
        'que horas abrem',
        'que horas fecha',
        'que horas fecham',
        'estao abertos',
      ],
    },
    text: {
      en: 'Hi {first_name}, which day and time would suit you? I will tell you right away whether we are open then.',
      es: 'Hola {first_name}, ¿qué día y a qué hora te vendría bien? Te digo enseguida si estamos abiertos.',
      pt: 'Olá {first_name}, que dia e horário seriam bons para você? Já digo se estamos abertos.',
    },
  },
  {
    key: 'price',
    keywords: {
      en: ['price', 'prices', 'how much', 'cost', 'costs', 'rates', 'fee', 'fees'],
      es: [
        'precio',
        'precios',
        'cuanto cuesta',
        'cuanto cuestan',
        'cuanto vale',
        'cuanto valen',
        'cuanto sale',
        'tarifa',
        'tarifas',
        'coste',
        'costo',
      ],
      pt: ['preco', 'precos', 'quanto custa', 'quanto custam', 'quanto e', 'quanto fica', 'qual o valor', 'valores', 'tabela'],
    },
    text: {
      en: 'Hi {first_name}, thank you for asking. So that I give you the right price: what exactly do you need, and when?',
      es: 'Hola {first_name}, gracias por preguntar. Para darte el precio correcto: ¿qué necesitas exactamente y para cuándo?',
      pt: 'Olá {first_name}, obrigado por perguntar. Para dar o preço certo: do que exatamente você precisa, e para quando?',
    },
  },
  {
    key: 'address',
    keywords: {
      en: ['address', 'where are you', 'where are you located', 'location', 'directions', 'how do i get there'],
      es: ['direccion', 'donde estan', 'donde estais', 'ubicacion', 'como llego', 'donde quedan'],
      pt: ['endereco', 'onde fica', 'onde ficam', 'onde voces ficam', 'localizacao', 'como chego'],
    },
    text: {
      en: 'Hi {first_name}, I will send you our location in a moment. Are you coming by car or on foot?',
      es: 'Hola {first_name}, ahora mismo te mando nuestra ubicación. ¿Vienes en coche o a pie?',
      pt: 'Olá {first_name}, já mando a nossa localização. Você vem de carro ou a pé?',
    },
  },
];
