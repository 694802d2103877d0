/** What Hilo needs a template of its own for. */
export type TemplatePurpose =
  | 'wake-up'
  | 'knock'
  | 'quiet-lead'
  | 'appointment-confirmation'
  | 'appointment-reminder'
  | 'appointment-cancelled'
  | 'visit-survey'
  | 'freed-time';
